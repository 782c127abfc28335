"""照片对比: photos of a case that are doubted, each beside the earlier one that it repeats."""

from __future__ import annotations

from collections.abc import Sequence

from domain import authority
from domain.actions import Action
from domain.cases import Case
from domain.chat import Outgoing
from domain.doubts import Doubt
from domain.sketch import Comparison, Twin
from handlers.kit import Answer, Said, command
from storage.store import Store
from texts import doubts

MOST = 3  # pairs in one picture


@command("照片对比", "compare", does=Action.SEE, on_case=True)
def compare(said: Said, store: Store) -> Answer:
    """照片对比 12 — 有疑点的照片和从前的并排看"""
    number = said.case.number
    found = store.doubts.of(number)
    if not found:
        return f"#{number} 的照片没有发现疑点。"
    repair = set(store.doubts.of_repairs(number))
    told = [
        doubts.of_repair(one, number, said.at) if one in repair else doubts.of_report(one, said.at)
        for one in found
    ]
    shown, hidden = _shown(found, said, store)
    text = "\n".join([f"#{number} 照片疑点", *dict.fromkeys(told), *doubts.elsewhere(hidden)])
    if not shown:
        return Outgoing(said.chat, text)
    twins = tuple(_twin(one, said.case, repair, said) for one in shown[-MOST:])
    sketch = Comparison(store.district.name, f"照片对比 · #{number}", twins)
    return Outgoing(said.chat, text, sketches=(sketch,))


def _shown(found: Sequence[Doubt], said: Said, store: Store) -> tuple[list[Doubt], list[int]]:
    """The doubts whose earlier photo may be shown to this person here; the numbers of the cases of the others."""
    others = store.cases.some({one.case for one in found if one.case is not None})
    pairs = [one for one in found if one.other and one.case in others]
    allowed = {number for number, case in others.items() if _may_see(case, said, store)}
    hidden = {one.case for one in pairs if one.case is not None} - allowed
    return [one for one in pairs if one.case in allowed], sorted(hidden)


def _may_see(other: Case, said: Said, store: Store) -> bool:
    """May this person see the other case, and may it be spoken of here?"""
    relations = authority.relations(said.person, other, store.district)
    if not authority.may_know(said.person, other):
        return False
    here = said.group is None or authority.belongs_here(other, said.group, store.district)
    return here and authority.allows(said.person, said.purpose, Action.SEE, relations)


def _twin(one: Doubt, case: Case, repair: set[Doubt], said: Said) -> Twin:
    """Both photos, and in a few words which they are."""
    mine = f"#{case.number} {'整改' if one in repair else '上报'}"
    why = doubts.of_repair(one, case.number, said.at) if one in repair else doubts.of_report(one, said.at)
    return Twin(why, one.photo, mine, one.other, doubts.caption(one.case or 0, one.step))
