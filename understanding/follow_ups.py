"""A few words that change the question before: 那北湖呢, 上周呢, 名单, 图, 为什么, 下一页."""

from __future__ import annotations

from dataclasses import replace

from domain.district import District
from domain.question import Measure, Question
from understanding.heard import Heard
from understanding.measures import Meant, asking, changed, measure_of
from understanding.pieces import Slot
from understanding.question_words import Cue

_SLOTS = (
    Slot.SCOPE, Slot.PERIOD, Slot.CATEGORY, Slot.KIND, Slot.NUMBER, Slot.PERSON, Slot.STATUS, Slot.BY, Slot.FIRST, Slot.DUTY,
)  # fmt: skip
_FILLS = {
    Slot.SCOPE: ("scopes",),
    Slot.PERIOD: ("period", "against"),
    Slot.CATEGORY: ("categories", "category_words"),
    Slot.KIND: ("place_kind",),
    Slot.NUMBER: ("numbers",),
    Slot.PERSON: ("person",),
    Slot.STATUS: ("states",),
    Slot.BY: ("by",),
    Slot.FIRST: ("n", "order"),
    Slot.ORDER: ("order",),
    Slot.DUTY: ("duty",),
}
_TURNS = (Cue.NEXT_PAGE, Cue.PAGE_BEFORE, Cue.PICTURE, Cue.WHY)


def followed(heard: Heard, before: Question, district: District) -> Meant | None:
    """The question before with what these words change; None if they ask something of their own, or nothing."""
    if heard.has(Cue.URGING):
        return None
    said = [slot for slot in _SLOTS if heard.said(slot)]
    if not said and not heard.unknown and (turned := _turned(heard, before)):
        return Meant(turned, ())
    if not _refers_back(heard, said):
        return None
    return _merged(heard, before, district)


def _turned(heard: Heard, before: Question) -> Question | None:
    """The same question on another page, drawn, explained, or with its cases listed."""
    if heard.has(Cue.NEXT_PAGE):
        return (
            changed(before, page=before.page + 1)
            if False
            else replace(before, page=before.page + 1, picture=False, why=False)
        )
    if heard.has(Cue.PAGE_BEFORE):
        return replace(before, page=max(before.page - 1, 1), picture=False, why=False)
    if heard.has(Cue.PICTURE):
        return replace(before, picture=True, why=False)
    if heard.has(Cue.WHY):
        return replace(before, why=True, picture=False)
    return None


def _refers_back(heard: Heard, said: list[Slot]) -> bool:
    """True if the words lean on the question before."""
    if heard.unknown and not said:
        return False
    first = heard.pieces[0] if heard.pieces else None
    if first and first.slot is Slot.CUE and first.value in (Cue.THEN, Cue.OF_THOSE):
        return bool(said) or measure_of(heard) is not None
    if heard.typed.folded.rstrip("?？。!！~ ").endswith("呢") and said:
        return True
    asks = measure_of(heard)
    if not said:
        return asks is not None
    if asks is None or said == [Slot.NUMBER]:
        return True
    return set(said) <= {Slot.BY, Slot.FIRST} or (set(said) == {Slot.PERIOD} and asks is Measure.COMPARISON)


def _merged(heard: Heard, before: Question, district: District) -> Meant:
    own = _measure(heard, before)
    new = asking(heard, own, district)
    assert new.question is not None
    slots = {
        name: getattr(new.question, name)
        for slot, names in _FILLS.items()
        if heard.said(slot)
        for name in names
    }
    if "scopes" in slots and "numbers" not in slots:
        slots["numbers"] = ()
    if own is not before.measure and own is Measure.LIST:
        slots |= {name: None for name in ("n", "order") if name not in slots}
    return Meant(changed(before, measure=own, **slots), new.left)


def _measure(heard: Heard, before: Question) -> Measure:
    """What is asked now: of its own if the words say so, else as before."""
    asks = measure_of(heard)
    plain = asks is None or (asks is Measure.LIST and not heard.has(Cue.SHOW, Cue.LOOK_UP, Cue.WHICH))
    if plain or (asks is Measure.CASE and not heard.said(Slot.NUMBER)):
        return before.measure
    assert asks is not None
    return asks
