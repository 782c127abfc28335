"""志愿: what volunteers are called for, who signs up, comes and goes; nobody has to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from actions import volunteers as actions
from domain.actions import Action
from domain.cause import Cause
from domain.chat import Choice, Outgoing
from domain.district import Person, Role
from domain.volunteers import EARLY, LATELY, VolunteerCall, VolunteerTurn
from handlers.kit import Answer, Ask, Said, asked_as, command, listener
from storage.store import Store
from texts import volunteers as wording

_NUMBER = re.compile(r"(?:志愿)?[#＃]?(\d{1,6})号?(?:[\s,，:：]+(.*))?", re.DOTALL)
_MAYBE = re.compile(r"(?:(?:志愿)?[#＃]?\d{1,6}号?)?[\s。!！]*")
_QUESTION = re.compile(
    r"(?:现在|最近|这周|本周)?(?:有|招)?(?:哪些|什么|没有)?志愿(?:服务|活动|者)?(?:可以)?(?:有|要)?(?:哪些|报名的?)?(?:吗|呢)?[？?。\s]*"
)
MOST_BUTTONS = 4
Step = Callable[[VolunteerCall, Person, Cause, Store], list[Outgoing]]


@command(wording.WORD, "志愿服务", "志愿者", "volunteers", does=Action.VOLUNTEERS, fits=_MAYBE)
def show(said: Said, store: Store) -> Answer:
    """志愿 [3] — 看招志愿者的，报名、到、走都自愿"""
    found = _NUMBER.fullmatch(said.words)
    return _one(int(found[1]), said, store) if found else _listed(said, store)


@listener(does=Action.VOLUNTEERS, wants=asked_as(_QUESTION))
def which(said: Said, store: Store) -> Answer:
    """有哪些志愿服务: the same, asked as a question."""
    return _listed(said, store)


@command("志愿 结对", "结对", "pairs", does=Action.VOLUNTEERS, fits=re.compile(""))
def pairs(said: Said, store: Store) -> Answer:
    """志愿 结对 — 哪些单位和哪些网格结对"""
    oversees = said.person.has(Role.OFFICE, Role.LEADER, Role.INSPECTOR, Role.OBSERVER)
    units = None if oversees else store.district.within(said.person.unit)
    return wording.pairs(store.district, units)


@command("志愿 报名", "报名", "signup", does=Action.VOLUNTEER, fits=_MAYBE)
def sign_up(said: Said, store: Store) -> Answer:
    """志愿 报名 3 — 报名做志愿者，自愿"""
    able = [one for one in store.volunteers.to_come(said.at) if one.takes(said.at)]
    return _step("志愿 报名", actions.sign_up, able, said, store)


@command("志愿 不去", "volunteerback", does=Action.VOLUNTEER)
def take_back(said: Said, store: Store) -> Answer:
    """志愿 不去 3 — 报了名不去了，不用说为什么"""
    return _step("志愿 不去", actions.take_back, _mine(said, store), said, store)


@command("志愿 到", "志愿 签到", "volunteerhere", does=Action.VOLUNTEER)
def arrive(said: Said, store: Store) -> Answer:
    """志愿 到 [3] — 到了，可附照片；没报名的也可以来"""
    now = [one for one in store.volunteers.to_come(said.at) if one.under_way(said.at)]
    mine = _mine(said, store)
    own = [one for one in now if one in mine]
    return _step("志愿 到", actions.arrive, own or now or mine[:1], said, store)


@command("志愿 走", "志愿 签退", "volunteergone", does=Action.VOLUNTEER)
def leave(said: Said, store: Store) -> Answer:
    """志愿 走 — 做完走了，记时长，可附照片"""
    there = [
        (call, turn)
        for call in store.volunteers.between(said.at - LATELY, said.at + EARLY)
        if (turn := actions.turn_of(call, said.person, store)) and turn.came_at
    ]
    number = _NUMBER.fullmatch(said.words)
    named = [one for one in there if number and one[0].id == int(number[1])]
    still = [one for one in there if one[1].left_at is None]
    if not (named or still):
        return wording.NOT_THERE
    call, turn = (named or still)[-1]
    store.volunteers.call(call.id, lock=True)  # said in two chats at once, the first holds
    turn = actions.turn_of(call, said.person, store) or turn
    return actions.leave(call, turn, said.person, said.cause, store)


def _step(word: str, step: Step, able: list[VolunteerCall], said: Said, store: Store) -> Answer:
    """The step with the call that is named, else with the only one that there is; of several it is asked which."""
    number = _NUMBER.fullmatch(said.words)
    if number is None and len(able) > 1:
        choices = [Choice(wording.line(one, 0, said.at, mine=False), f"{word} {one.id}") for one in able]
        return Ask(wording.WHICH_TIME, word, said.photos, choices=tuple(choices[:MOST_BUTTONS]))
    if number is None and not able:
        asked = said.message.spoken_to or said.words or said.message.text.startswith(wording.WORD)
        return wording.NONE_OPEN if asked else None  # 报名 is a word of every day
    id_ = int(number[1]) if number else able[0].id
    call = store.volunteers.call(id_, lock=True)
    if call is None or call.sent_at is None:
        return wording.no_such(id_)
    if call.off:
        return wording.is_off(call)
    if not call.takes(said.at):
        return wording.is_over(call, said.at)
    if step is actions.arrive and not call.under_way(said.at):
        return wording.too_early(call, said.at)
    return step(call, said.person, said.cause, store)


def _one(number: int, said: Said, store: Store) -> Answer:
    call = store.volunteers.call(number)
    if call is None or not (call.sent_at or _is_theirs(call, said.person)):
        return wording.no_such(number)
    turns = store.volunteers.turns([call])[number]
    text = wording.state(call, turns, store.district, said.at, named=_is_theirs(call, said.person))
    choices = (wording.sign_up(call),) if _is_for(call, turns, said) else ()
    return Outgoing(said.chat, text, choices=choices)


def _listed(said: Said, store: Store) -> Answer:
    found = [one for one in store.volunteers.to_come(said.at) if one.sent_at or _is_theirs(one, said.person)]
    turns = store.volunteers.turns(found)
    if not found:
        calls = said.person.has(Role.UNIT_HEAD, Role.OFFICE)
        return "\n".join([wording.NONE, *([wording.HOW] if calls else [])])
    lines = [
        wording.line(one, len(turns[one.id]), said.at, mine=_has(said.person, turns[one.id])) for one in found
    ]
    able = [one for one in found if _is_for(one, turns[one.id], said)]
    choices = tuple(Choice(f"报名 {one.id}", f"志愿 报名 {one.id}") for one in able[:MOST_BUTTONS])
    return Outgoing(said.chat, wording.listed(lines), choices=choices)


def _is_for(call: VolunteerCall, turns: Sequence[VolunteerTurn], said: Said) -> bool:
    """May this person still sign up for it?"""
    return call.takes(said.at) and len(turns) < call.wanted and not _has(said.person, turns)


def _has(person: Person, turns: Sequence[VolunteerTurn]) -> bool:
    return any(one.person == person.id for one in turns)


def _mine(said: Said, store: Store) -> list[VolunteerCall]:
    found = store.volunteers.to_come(said.at)
    turns = store.volunteers.turns(found)
    return [one for one in found if _has(said.person, turns[one.id])]


def _is_theirs(call: VolunteerCall, person: Person) -> bool:
    return call.by == person.id or person.has(Role.OFFICE)
