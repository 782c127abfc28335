"""应急: the office or an inspector sends the next free team; the team takes it, arrives, and is done."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from actions import squads
from domain.actions import Action
from domain.cases import Case
from domain.chat import Outgoing
from domain.district import Person, Role
from domain.life import ENDED, LIFE, Side
from domain.squads import BUSY, SquadCall, SquadState
from handlers.kit import Answer, Ask, Said, command
from storage.store import Store
from texts import squads as wording
from texts.buttons import verbs

_STEP = re.compile(r"(?:(?:应急)?[#＃]?(?P<number>\d{1,6})号?(?:[\s,，:：]+(?P<words>.*))?)?", re.DOTALL)
_CASE = re.compile(r"[#＃]?(\d{1,9})(?=$|[\s,，])\s*(.*)", re.DOTALL)
_CALLS_OFF = re.compile(
    r"(?:取消|撤回|撤销|撤|不用去了?|不用派了?)\s*(?P<rest>(?:[#＃]?\d{1,6}号?.*)?)", re.DOTALL
)
_NUMBERED = re.compile(r"[#＃]?(\d{1,6})号(?:队|应急)?[^\d]{0,12}")
# From which states a step leads on.
_FROM = {
    SquadState.TAKEN: (SquadState.OFFERED,),
    SquadState.ARRIVED: (SquadState.OFFERED, SquadState.TAKEN),
    SquadState.DONE: (SquadState.TAKEN, SquadState.ARRIVED),
}


@command(wording.SEND, "squad", does=Action.SQUAD)
def send(said: Said, store: Store) -> Answer:
    """应急 地点 事由 — 派空着的应急队，没接就找下一队；应急 12 是派去看那件问题"""
    if not said.words:
        free = [one.roster.post for one in squads.free(said.at, store)]
        under_way = store.squads.under_way()
        lately = store.squads.since(said.at - wording.LATELY)
        if not (free or under_way or lately):
            return wording.NO_TEAM
        return wording.overview(free, under_way, lately, store.district)
    if found := _CALLS_OFF.fullmatch(said.words):
        return _call_off(found["rest"], said, store)
    if found := _NUMBERED.fullmatch(said.words):
        call = store.squads.call(int(found[1]))
        return wording.how_far(call, said.at, store.district) if call else f"没有应急{found[1]}号。"
    if found := _CASE.fullmatch(said.words):
        return _about_case(int(found[1]), found[2], said, store)
    place, _, words = said.words.partition(" ")
    if not words.strip():
        return wording.HOW
    point = store.recogniser.recognise(said.words, None).point
    unit = store.district.grid[point.grid].unit if point and point.grid in store.district.grid else None
    return squads.send(place, words.strip(), None, unit, said.person, said.cause, store)


@command(wording.CALL_OFF, "撤回应急", "取消应急", "calloff", does=Action.SQUAD)
def call_off(said: Said, store: Store) -> Answer:
    """撤应急 3 原因 — 不用去了，告诉应急队"""
    return _call_off(said.words, said, store)


def _call_off(words: str, said: Said, store: Store) -> Answer:
    call, why = _call(words, lambda one: one.opened_by == said.person.id, store)
    if call is None:
        return f"没有这次应急，请写号，如：{wording.CALL_OFF} 3"
    if call.opened_by != said.person.id and not said.person.has(Role.OFFICE):
        return "谁派的谁撤，或请创建办撤。"
    if call.state not in BUSY:
        return wording.now_at(call, store.district)
    return squads.call_off(call, said.cause_saying(why), store)


@command(wording.TAKE, "take", does=Action.SQUAD_STEP, fits=_STEP)
def take(said: Said, store: Store) -> Answer:
    """接 3 — 应急队接下应急3号"""
    return _step(SquadState.TAKEN, said, store)


@command(wording.DECLINE, "decline", does=Action.SQUAD_STEP, fits=_STEP)
def decline(said: Said, store: Store) -> Answer:
    """不接 3 原因 — 应急队去不了，马上找下一队"""
    call, words = _of_team(said, store)
    who, why = _for_whom(words)
    if call is not None and why and squads.declined_before(call, said.person, said.at, store):
        return squads.say_why(call, said.person, said.cause_saying(why), store)
    if call is None or not _is_of_team(call, said.person, said, store):
        return _not_yours(call, said)
    if call.state is not SquadState.OFFERED:
        if who == wording.ONLY_ME and why:  # somebody else took it before the reason was told
            return squads.say_why(call, said.person, said.cause_saying(why), store)
        return wording.now_at(call, store.district)
    if who == wording.ONLY_ME:
        told = squads.stay_away(call, said.person, said.cause_saying(why), store)
    elif not who and said.person.id in (team := squads.called(call, said.at, store)) and len(team) > 1:
        return Outgoing(said.chat, wording.ONE_OR_ALL, choices=wording.one_or_all(call, why))
    else:
        told = squads.decline(call, said.cause_saying(why), store)
    return told if why else _asked_why(told, call, who)


def _for_whom(words: str) -> tuple[str, str]:
    """只是我 or 全队 where that is said, and the reason."""
    who = next((one for one in (wording.ONLY_ME, wording.ALL_OF_US) if words.startswith(one)), "")
    return who, words.removeprefix(who).strip(" ，,：:")


def _asked_why(told: list[Outgoing], call: SquadCall, who: str) -> list[Outgoing | Ask]:
    """What is said first with the question for the reason; nobody waits for that."""
    first, *others = told
    return [Ask(f"{first.text}\n{wording.WHY}", f"{wording.DECLINE} {call.id} {who}".strip()), *others]


@command(wording.ARRIVED, "arrived", does=Action.SQUAD_STEP, fits=_STEP)
def arrived(said: Said, store: Store) -> Answer:
    """到场 3 — 应急队到了，可附照片"""
    return _step(SquadState.ARRIVED, said, store)


@command("完成", "done", does=Action.SQUAD_STEP, fits=_STEP)
def done(said: Said, store: Store) -> Answer:
    """完成 3 说明 — 应急队办完了，可附照片"""
    return _step(SquadState.DONE, said, store)


@command("受阻", "blocked", does=Action.SQUAD_STEP, fits=_STEP)
def blocked(said: Said, store: Store) -> Answer:
    """受阻 3 说明 — 应急队遇到困难，告诉派的人"""
    call, words = _of_team(said, store)
    if call is None or not _is_of_team(call, said.person, said, store):
        return _not_yours(call, said)
    if call.state not in BUSY:
        return wording.now_at(call, store.district)
    if not words:
        return f"遇到什么困难？请发：受阻 {call.id} 说明"
    return squads.blocked(call, said.person, said.cause_saying(words), store)


def _about_case(number: int, words: str, said: Said, store: Store) -> Answer:
    case = store.cases.get(number)
    if case is None or case.confidential:
        return f"没有 #{number} 这件，请核对编号。"
    if case.state in ENDED:
        return f"#{number} 已经是“{case.state}”，不用派应急队。"
    if sent := next((one for one in store.squads.under_way() if one.case == number), None):
        return f"#{number} 已派。{wording.now_at(sent, store.district)}"
    category = store.district.category.get(case.category or 0)
    place = case.place or (store.district.point[case.point].name if case.point else "")
    what = words.strip() or (category.name if category else case.text)
    told = squads.send(place, what, number, case.unit, said.person, said.cause, store)
    return [_with_verbs(one, case, said, store) for one in told]


def _with_verbs(one: Outgoing, case: Case, said: Said, store: Store) -> Outgoing:
    """The button that sent the team has used up those of the card: the office still has to decide about the case."""
    waits = LIFE[case.state].holder is Side.OFFICE and one.chat == said.chat and said.person.has(Role.OFFICE)
    return replace(one, choices=verbs(case, store.district, None)) if waits else one


def _step(state: SquadState, said: Said, store: Store) -> Answer:
    call, words = _of_team(said, store)
    if call is None or not _is_of_team(call, said.person, said, store):
        return _not_yours(call, said)
    if call.state not in _FROM[state]:
        return wording.now_at(call, store.district)
    return squads.step(call, state, said.person, said.cause_saying(words), store)


def _call(words: str, is_theirs: Callable[[SquadCall], bool], store: Store) -> tuple[SquadCall | None, str]:
    """The call that is named, else the only one under way that is theirs; and the words behind its number."""
    found = _STEP.fullmatch(words)
    if found and found["number"]:
        return store.squads.call(int(found["number"])), (found["words"] or "").strip()
    own = [one for one in store.squads.under_way() if is_theirs(one)] if not words else []
    return (own[0] if len(own) == 1 else None), ""


def _of_team(said: Said, store: Store) -> tuple[SquadCall | None, str]:
    """The same for whoever is of the team that was sent."""
    return _call(said.words, lambda one: said.person.id in squads.members(one, said.at, store), store)


def _not_yours(call: SquadCall | None, said: Said) -> Answer:
    """Nothing is said to what may be talk: 接, 到场 and 完成 are words of every day."""
    return wording.NOT_YOURS if call is not None or said.message.spoken_to else None


def _is_of_team(call: SquadCall, person: Person, said: Said, store: Store) -> bool:
    return person.has(Role.OFFICE) or person.id in squads.members(call, said.at, store)
