"""Which colleague is meant where one is called shortly (江队, 小余)."""

from __future__ import annotations

from domain.district import Person, Role
from storage.books import Books
from understanding.rollcalls.short_calls import ShortCall, short_calls


def called_shortly(text: str, person: Person, store: Books) -> tuple[str, Person] | None:
    """What a colleague is called in a text, and who that is; None if nobody is, or it may be several."""
    for call in short_calls(text):
        meant = _meant(call, person, store)
        if meant is not None:
            return call.said, meant
    return None


def _meant(call: ShortCall, person: Person, store: Books) -> Person | None:
    """Of one's own unit before others; what heads are called means the head, if one of them is."""
    everybody = [one for one in store.district.people if one.name.startswith(call.surname) and one != person]
    own = [one for one in everybody if one.unit == person.unit] or everybody
    heads = [one for one in own if one.has(Role.UNIT_HEAD)] if call.of_a_head else []
    able = heads or own
    return able[0] if len(able) == 1 else None
