"""哪些点位没人管: what of the register nobody answers for, asked in plain words."""

from __future__ import annotations

import re

from domain.actions import Action
from domain.gaps import gaps
from handlers.kit import Answer, Said, asked_as, listener
from storage.store import Store

_SHEETS = ("网格", "点位")
_SOMEBODY = "(?:人管|人负责|负责人|管理员|网格员|责任人|人包)"
_WHICH = "(?:哪些|哪几个|哪个|几个|多少个?)"
_ASKED = re.compile(
    rf"(?:还有|全区)?有?{_WHICH}?(?:点位|网格)还?(?:没有?|缺|无){_SOMEBODY}的?(?:有{_WHICH})?[\s呢吗？?。]*"
    rf"|(?:所有的?|全部的?)?点位(?:是不是)?都?(?:有{_SOMEBODY}|包干到人)了?[\s吗？?]*"
    rf"|没有?{_SOMEBODY}的(?:点位|网格)(?:有?{_WHICH})?[\s呢？?。]*"
)


@listener(does=Action.ASK, wants=asked_as(_ASKED))
def nobodys(said: Said, store: Store) -> Answer:
    """The points and grids without anybody; that there are none, where there are none."""
    lacking = [f"《{one.sheet}》{one}" for one in gaps(store.district) if one.sheet in _SHEETS]
    if lacking:
        return "\n".join(lacking)
    return f"{len(store.district.points)} 个点位、{len(store.district.grids)} 个网格都有人管。"
