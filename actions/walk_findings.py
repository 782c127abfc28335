"""What a line of a walk's list (走街) tells: a problem, that a place is fine, or that nobody could get in."""

from __future__ import annotations

import re

from domain.dragnets import Found
from domain.walks import WalkItem
from storage.store import Store
from understanding.reports.kinds import Kind

_WELL = (Kind.NEGATED, Kind.PRAISE, Kind.FIXED)
_FINE = re.compile(
    r"(?:没有?|无|未发现)(?:啥|什么|任何|发现)*(?:问题|毛病|异常|情况|事)|(?:很|挺|蛮|还|都|一切|也|比较)(?:干净|整洁|好|行|可以|正常|不错|整齐)"
    r"|(?:^|[\s,，。])(?:正常|不错|干净|整洁|还行|合格|达标|可以|没事)(?:的|了)*(?:$|[\s,，。])"
)
_NO_WAY_IN = re.compile(
    "(?:进|去|走|过)不(?:去|了|来|到)|没(?:法|办法|能)(?:进|去|走)|没(?:进|去)成|封(?:着|了|路)|没人开门|锁着?门|关着?门"
)


def told_by(item: WalkItem, grid: int | None, store: Store) -> Found:
    """What the words of the line say; without words it is a problem that is yet to be said."""
    if not item.text:
        return Found.PROBLEM
    reading = store.heard(item.text, grid)
    if reading.kind in _WELL and reading.sure:
        return Found.FINE
    named = reading.kind is Kind.PROBLEM and any(
        one.category is not None and not one.guessed for one in reading.findings
    )
    if named:
        return Found.PROBLEM
    if _NO_WAY_IN.search(item.text) and not item.photos:
        return Found.UNREACHED
    return Found.FINE if _FINE.search(item.text) else Found.PROBLEM
