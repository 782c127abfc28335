"""What answers a roll-call or the call to a post, said in another group than the one that was called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.chat import Incoming, Outgoing
from domain.district import Person, Purpose
from domain.rollcall import RollCall
from handlers.kit import Said, Saying, each
from storage.store import Store
from texts import duty as wording
from understanding.rollcalls.reader import Answer, Heard, read_answer

# 收到 and 到位了 answer much that is said in a group; who is at a post says more.
_AT_THE_POST = re.compile(
    r"(?:我|人|已经?|本人|现在|刚刚?)[^,，。收]{0,8}到(?![期货位时底])|^\s*到[了啦]?[\s。!！,，]"
)
_OF_SOMETHING_ELSE = re.compile("会(?!晚|迟|到|来)|活动|吃饭|聚|中午|下午|晚上")
_OF_THE_CALL = re.compile("点名|值[班守]|站岗|[到在上]岗|岗上")


def waits_here(calls: Iterable[RollCall], person: Person) -> bool:
    """True if one of the calls of this group runs and waits for this person."""
    return any(one.ended_at is None and one.waits_for(person.id) for one in calls)


def of_something_else(text: str) -> bool:
    """True for 今天下午的会我去不了: what is not come to may be no roll-call."""
    return _OF_THE_CALL.search(text) is None and _OF_SOMETHING_ELSE.search(text) is not None


def heard_elsewhere(
    message: Incoming, person: Person, here: Sequence[RollCall], store: Store
) -> tuple[Heard, list[RollCall]] | None:
    """What a message in a group answers of the running calls of other groups that wait for its sender, and those.

    In: the calls of this group, none of which waits for the sender. Out: None for what may be talk: a mere 收到, what
    is about somebody else, and what is not sure and names no call.
    """
    if message.chat.private:
        return None
    today = store.rollcalls.open_at(message.at.date(), message.at, person=person.id)
    waiting = [one for one in today if one.ended_at is None and one.waits_for(person.id) and one not in here]
    if not waiting:
        return None
    called = {who for one in waiting for who in one.answers}
    names = [one.name for one in store.district.people if one.unit == person.unit or one.id in called]
    heard = read_answer(message.text, names=names, sender=person.name, at=message.at)
    if heard is None or heard.about is not None:
        return None
    return (heard, waiting) if _is_of_the_call(heard, message, store) else None


def _is_of_the_call(heard: Heard, message: Incoming, store: Store) -> bool:
    """True if the words name the call or the post; in a unit's or a grid's group also for who is there, and for who
    surely does not come today: elsewhere there is more to come to."""
    group, text = store.group_of(message.chat), message.text
    if heard.first not in (None, message.at.date()):
        return False
    if _OF_THE_CALL.search(text) is not None:
        return True
    near = group is not None and group.purpose in (Purpose.GRID, Purpose.UNIT)
    if heard.answer is Answer.PRESENT:
        return near and _AT_THE_POST.search(text) is not None
    return near and heard.sure and _OF_SOMETHING_ELSE.search(text) is None


def with_its_group(
    answer: Iterable[Saying | None], calls: Sequence[RollCall], said: Said, store: Store
) -> list[Saying]:
    """What is said of an answer, here with the groups whose calls it answered, where that is another."""
    names = _called_elsewhere(calls, said, store)
    if not names:
        return list(each(answer))
    told = wording.elsewhere("、".join(names))
    return [
        replace(one, text=f"{one.text}{told}") if isinstance(one, Outgoing) and one.chat == said.chat else one
        for one in each(answer)
    ]


def _called_elsewhere(calls: Sequence[RollCall], said: Said, store: Store) -> list[str]:
    """The names of the groups that were called; none if it is this one, or a private talk."""
    if said.group is None:
        return []
    here = {one.id for one in store.district.same_groups(said.group)}
    called = {one.group for one in calls}
    return [] if called & here else [one.name for one in store.district.groups if one.id in called]
