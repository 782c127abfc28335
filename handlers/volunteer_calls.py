"""志愿 招: volunteers are called, the groups hear of it when somebody says so; afterwards thanks and hours."""

from __future__ import annotations

import re

from actions import volunteers as actions
from domain.actions import Action
from domain.chat import Outgoing
from domain.district import Role
from domain.order import Order
from domain.volunteers import LONGEST, MOST_WANTED, VolunteerCall
from handlers.kit import Answer, Ask, Said, command
from handlers.not_understood import NotUnderstood
from handlers.scopes import asked, with_days
from storage.store import Store
from texts import volunteers as wording
from understanding.hours import hours_in

_COUNT = re.compile(r"(?:要|招|需要?)?\s*(\d{1,3})\s*(?:个人?|人|名)(?:志愿者)?")
_NUMBERED = re.compile(r"(?:志愿)?[#＃]?(\d{1,6})号?(?:[\s,，:：]+(.*))?", re.DOTALL)


@command("志愿 招", "志愿 招募", "callvolunteers", does=Action.CALL_VOLUNTEERS)
def call(said: Said, store: Store) -> Answer:
    """志愿 招 人民广场 3月7日 8:30-10:00 6人 捡垃圾 — 招志愿者，先看再发"""
    if not said.words:
        return wording.HOW
    try:
        return actions.draft(_read(said, store), said.cause, store)
    except NotUnderstood as unclear:
        return str(unclear)


@command("志愿 发", "sendvolunteers", does=Action.CALL_VOLUNTEERS)
def send(said: Said, store: Store) -> Answer:
    """志愿 发 3 — 发到结对单位和网格的群"""
    found, _ = _own(said, store)
    if isinstance(found, str):
        return found
    if found.off or not said.at < found.ends:
        return wording.is_off(found) if found.off else wording.is_over(found, said.at)
    return actions.send(found, said.cause, store)


@command("志愿 取消", "offvolunteers", does=Action.CALL_VOLUNTEERS)
def call_off(said: Said, store: Store) -> Answer:
    """志愿 取消 3 原因 — 不搞了，发过的群也告诉一声"""
    found, words = _own(said, store)
    if isinstance(found, str):
        return found
    if not found.off and said.at >= found.ends:
        return wording.is_over(found, said.at)
    if not found.off and not words:
        return Ask(f"志愿{found.id}号为什么取消？请写原因。", f"志愿 取消 {found.id}")
    return actions.call_off(found, said.cause_saying(words), store)


@command("志愿 感谢", "draftthanks", does=Action.CALL_VOLUNTEERS)
def draft_thanks(said: Said, store: Store) -> Answer:
    """志愿 感谢 3 [您的话] — 谢谢来了的人，先给您看再发"""
    found, words = _over(said, store)
    return found if isinstance(found, str) else actions.draft_thanks(found, words, said.cause, store)


@command("志愿 致谢", does=Action.CALL_VOLUNTEERS, by_button=True)
def thank(said: Said, store: Store) -> Answer:
    """志愿 致谢 3 — 照给您看的发"""
    found, words = _over(said, store)
    return found if isinstance(found, str) else actions.thank(found, words, said.cause, store)


@command("志愿 时长", "志愿时间", "volunteerhours", does=Action.VOLUNTEER_HOURS)
def hours(said: Said, store: Store) -> Answer:
    """志愿 时长 [3月] [单位] — 谁做了几次、多久，附 Excel；不写时段是本月"""
    words = with_days(said.words, "本月", said.today)
    scope, span, period = asked(words, said, store)
    oversees = said.person.has(Role.UNIT_HEAD, Role.OFFICE, Role.LEADER, Role.INSPECTOR, Role.OBSERVER)
    only = None if oversees else said.person
    found = actions.by_person(actions.turns_served(scope, span, only, store), said.at, store)
    text = wording.hours(said.person.name if only else scope.words, period, found, store.district)
    order = Order(wording.HOURS, said.at, scope, span, period, person=only.id if only else None)
    return Outgoing(said.chat, text, order=order if found else None)


def _read(said: Said, store: Store) -> VolunteerCall:
    """What was written. Raises NotUnderstood."""
    found = hours_in(said.words, said.at)
    if found is None:
        raise NotUnderstood(wording.NO_TIME)
    if found.ends - found.begins > LONGEST:
        raise NotUnderstood(wording.TOO_LONG)
    if found.begins < said.at:
        raise NotUnderstood(wording.PAST)
    counted = _COUNT.search(found.rest)
    if counted is None or not 0 < int(counted[1]) <= MOST_WANTED:
        raise NotUnderstood(wording.NO_COUNT)
    rest = f"{found.rest[: counted.start()]} {found.rest[counted.end() :]}"
    place, _, words = " ".join(rest.split()).strip(" ，,。；;").partition(" ")
    grid = _grid(f"{place} {words}", said, store)
    return VolunteerCall(
        grid, place, words, found.begins, found.ends, int(counted[1]), said.person.id, said.at
    )


def _grid(words: str, said: Said, store: Store) -> int:
    """In which grid it is. Raises NotUnderstood where none is named, or not one that this person may call for."""
    named = store.recogniser.recognise(words, said.group.grid if said.group else None)
    grid = store.district.grid.get((named.point.grid if named.point else named.grid) or 0)
    if grid is None:
        raise NotUnderstood(wording.NO_PLACE)
    if not actions.may_call(said.person, grid, store):
        raise NotUnderstood(wording.not_your_grid(grid.name))
    return grid.id


def _own(said: Said, store: Store) -> tuple[VolunteerCall | str, str]:
    """The call of this number, if it is theirs, with the words behind it; else what to say."""
    number = _NUMBERED.fullmatch(said.words)
    if number is None:
        tells_when = hours_in(said.words, said.at)  # 志愿 发 明天 9:00-11:00 …: a new call is meant
        return wording.HOW if tells_when else wording.WHICH, ""
    call = store.volunteers.call(int(number[1]), lock=True)
    if call is None:
        return wording.no_such(int(number[1])), ""
    if call.by != said.person.id and not said.person.has(Role.OFFICE):
        return wording.not_yours(call) if call.sent_at else wording.no_such(call.id), ""
    return call, (number[2] or "").strip()


def _over(said: Said, store: Store) -> tuple[VolunteerCall | str, str]:
    """The same, of one that is over."""
    found, words = _own(said, store)
    if isinstance(found, str):
        return found, words
    if found.off:
        return wording.is_off(found), ""
    return (found, words) if found.ends <= said.at else (wording.not_over(found), "")
