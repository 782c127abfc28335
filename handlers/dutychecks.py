"""查岗: a checker sees who should be at a post and says who is; the unit explains."""

from __future__ import annotations

import re
from datetime import date

from actions import duty, dutychecks
from domain.actions import Action
from domain.chat import Choice, Outgoing
from domain.district import Person, Role
from domain.duty import Staffing
from domain.dutychecks import CheckState, DutyCheck
from domain.rosters import Shift
from handlers.duty import is_named, may_see
from handlers.kit import Answer, Ask, Said, Saying, command, each
from storage.store import Store
from texts import dutychecks as wording
from texts.duty import post
from understanding.orders.without_a_case.at_the_post import AtPost, finding_in

MOST_POSTS = 5  # as buttons
MOST_PEOPLE = 4  # as buttons
_NUMBERED = re.compile(r"[#＃]?(\d{1,7})号")
# The shift, and who of it was there: one or several.
_PRESSED = re.compile(r"(\d+) (\d{4}-\d\d-\d\d) (\d\d:\d\d)((?: \d+ (?:在岗|不在岗|都在岗|都不在岗))+)")
_ONE = re.compile(r"(\d+) (都?不?在岗)")
# The number of a check, and what is said of it.
TO_A_CHECK = re.compile(
    r"(?:查岗)?[#＃]?(\d{1,7})[号次]?(?:的?查岗的?(?:说明|解释|通报|更正))?[\s,，:：]*(.*)", re.DOTALL
)


@command("查岗", "check", does=Action.CHECK_POST)
def check(said: Said, store: Store) -> Answer:
    """查岗 岗位或点位 — 看现在谁该在岗，逐个点在岗、不在岗"""
    if numbered := _NUMBERED.fullmatch(said.words):
        return _one(int(numbered[1]), said, store)
    if not said.words:
        return _posts(said, store)
    found, words = finding_in(said.words)
    shifts = [one for one in _under_way(said, store) if _means(words, one, store)]
    posts = {one.roster.post for one in shifts}
    if not shifts:
        return f"“{words or said.words}”现在没有人值班。看值班发：值班"
    if len(posts) > 1:
        return _which(shifts, said)
    if found is None:
        return _shown(shifts[0], said, store)
    return _typed(shifts[0], found, words, said, store)


@command(wording.RESULT, does=Action.CHECK_POST, by_button=True)
def pressed(said: Said, store: Store) -> Answer:
    """查岗结果 — 看到的人在不在岗"""
    found = _PRESSED.fullmatch(said.words)
    if found is None:  # typed by hand
        return _posts(said, store)
    shift = _shift(int(found[1]), date.fromisoformat(found[2]), found[3], store)
    if shift is None or shift.ends <= said.at:
        return "这一班已经结束了，或排班改了。看现在的发：查岗"
    staff = duty.staff(shift, store)
    people = [store.district.person[one] for one in staff.called]
    told: list[Saying] = []
    results = _ONE.findall(found[4])
    for number, (who, word) in enumerate(results, 1):
        of_all = word in (wording.ALL, wording.NOBODY)
        meant = people if of_all else [one for one in people if one.id == int(who)]
        present, last = word in (wording.PRESENT, wording.ALL), number == len(results)
        told += each(_noted(shift, meant, present, said, store, goes_on=last))
    return told


@command(wording.CORRECTION, "checkcorrection", does=Action.CHECK_POST)
def put_right(said: Said, store: Store) -> Answer:
    """查岗更正 3 在岗 — 自己查岗时记错了，改过来（在岗、不在岗）"""
    found = TO_A_CHECK.fullmatch(said.words)
    noted = store.duty.check(int(found[1])) if found else None
    if found is None or noted is None:
        return f"没有这次查岗，请核对编号。例：{wording.CORRECTION} 3 在岗"
    if noted.checker != said.person.id:
        return f"查岗{noted.id}号是{store.district.person[noted.checker].name}查的，请他本人来改。"
    result, rest = finding_in(found[2])
    name = store.district.person[noted.person].name
    if result is not None and result.present is noted.present:
        return wording.stays(name, noted)
    if noted.state in (CheckState.SIGNED, CheckState.DROPPED):
        return wording.stays(name, noted)
    if noted.present and noted.day != said.today:
        return f"查岗{noted.id}号是前几天查的，不能再改成不在岗。"
    why = rest.strip(" ，,")
    return dutychecks.put_right(noted, said.cause_saying(why), store)


@command("查岗说明", "说明 查岗", "checkreply", does=Action.EXPLAIN_POST)
def explain(said: Said, store: Store) -> Answer:
    """查岗说明 3 原因 — 查岗时为什么不在，单位或本人说明；记错了也在这里说"""
    found = TO_A_CHECK.fullmatch(said.words)
    asked = store.duty.check(int(found[1])) if found else _only_one(said, store)
    if asked is None or not _is_theirs(asked, said, store):
        return "没有要您单位说明的这次查岗，请核对编号。例：查岗说明 3 原因"
    words = found[2].strip() if found else said.words
    if asked.state is not CheckState.ASKED:
        return (
            f"查岗{asked.id}号{'已经说明过了' if asked.explanation else f'现在是“{asked.state}”，不用说明'}。"
        )
    if not words:
        return Ask(f"查岗{asked.id}号，当时为什么不在？请写原因。", f"查岗说明 {asked.id}")
    return dutychecks.explain(asked, said.cause_saying(words), store)


def _under_way(said: Said, store: Store) -> list[Shift]:
    return [one for one in duty.under_way(said.at, store) if may_see(one, said, store)]


def _posts(said: Said, store: Store) -> Answer:
    here = _under_way(said, store)
    open_ = [one for one in store.duty.checks_in((CheckState.ASKED, CheckState.DRAFTED)) if said.chat.private]
    told = wording.open_ones(open_) if open_ else ""
    if not here:
        return "\n".join(filter(None, ("现在没有人值班。", told)))
    if len({one.roster.post for one in here}) == 1 and not told:
        return _shown(here[0], said, store)
    which = _which(here, said)
    return Outgoing(said.chat, "\n".join(filter(None, (which.text, told))), choices=which.choices)


def _which(shifts: list[Shift], said: Said) -> Outgoing:
    posts = list(dict.fromkeys(one.roster.post for one in shifts))
    choices = tuple(Choice(one, f"查岗 {one}") for one in posts[:MOST_POSTS])
    more = f"等 {len(posts)} 个岗" if len(posts) > MOST_POSTS else ""
    return Outgoing(
        said.chat, f"{wording.HOW}\n现在有：{'、'.join(posts[:MOST_POSTS])}{more}", choices=choices
    )


def _shown(shift: Shift, said: Said, store: Store) -> Answer:
    """Who should be there, and the first of them who was not looked for yet."""
    staff, call = duty.staff(shift, store), store.rollcalls.called(shift.roster.id, shift.day, shift.name)
    names = {one: store.district.person[one].name for one in staff.called}
    people = [wording.with_answer(name, one, call) for one, name in names.items()]
    text = wording.who_should_be(shift, people, call, said.at, store.district)
    return _next(shift, staff, text, said, store)


def _next(shift: Shift, staff: Staffing, text: str, said: Said, store: Store) -> Answer:
    checks = {one.person: one for one in _checks(shift, store)}
    left = [one for one in staff.called if one not in checks and one != said.person.id]
    if not left:
        return f"{text}\n{wording.done(list(checks.values()))}" if checks else text
    says = f"{wording.RESULT} {shift.roster.id} {shift.day} {shift.name} {left[0]}"
    words = (wording.PRESENT, wording.ABSENT, *((wording.ALL,) if len(left) > 1 else ()))
    choices = tuple(Choice(word, f"{says} {word}") for word in words)
    name = store.district.person[left[0]].name
    return Outgoing(said.chat, f"{text}\n{wording.asked_of(name)}", choices=choices)


def _typed(shift: Shift, found: AtPost, words: str, said: Said, store: Store) -> Answer:
    people = [store.district.person[one] for one in duty.staff(shift, store).called]
    named = [one for one in people if one.name in words]
    chosen = named or (people if found.everybody or len(people) == 1 else [])
    if not chosen:
        return _whom(shift, found, words, people, said)
    rest = words
    for name in (*(one.name for one in named), shift.roster.post, post(shift.roster, store.district)):
        rest = rest.replace(name, " ")
    said_of_it = [part for part in rest.split() if not is_named(part, shift, store)]
    return _noted(shift, chosen, found.present, said, store, "" if found.present else " ".join(said_of_it))


def _whom(shift: Shift, found: AtPost, words: str, people: list[Person], said: Said) -> Answer:
    """Several stand there, and nobody was named; what was sent with it is kept."""
    if not people:
        return f"{shift.roster.post}这一班没有人，不用查。"
    result, everybody = (wording.PRESENT, wording.ALL) if found.present else (wording.ABSENT, wording.NOBODY)
    choices = [Choice(f"{one.name} {result}", f"{one.name} {result}") for one in people[:MOST_PEOPLE]]
    return Ask(
        wording.who_is(result, [one.name for one in people]),
        f"查岗 {words}",
        said.message.photos,
        choices=(*choices, Choice(everybody, everybody)),
        or_words=True,
    )


def _noted(
    shift: Shift,
    people: list[Person],
    present: bool,
    said: Said,
    store: Store,
    why: str = "",
    *,
    goes_on: bool = True,
) -> Answer:
    """What was found is kept, and the next one asked about if it `goes_on`."""
    if people == [said.person]:
        return wording.CANNOT_CHECK_ONESELF
    before = {one.person: one for one in _checks(shift, store)}
    new = [one for one in people if one.id not in before and one != said.person]
    if not new:
        return (
            "\n".join(wording.again(one.name, before[one.id]) for one in people if one.id in before)
            or wording.HOW
        )
    checks, told = dutychecks.found(shift, new, present, said.person, said.cause_saying(why), store)
    names = "、".join(one.name for one in new)
    text = "\n".join(
        [wording.present(names)]
        if present
        else [wording.absent(store.district.person[one.person].name, one.id) for one in checks]
    )
    answer = _next(shift, duty.staff(shift, store), text, said, store) if goes_on else text
    return [answer, *told] if isinstance(answer, (str, Outgoing)) else answer


def _one(number: int, said: Said, store: Store) -> Answer:
    """One check as it stands; its draft once more, for whoever may sign it."""
    one = store.duty.check(number)
    if one is None or not said.chat.private:
        return f"没有查岗{number}号。" if one is None else "查岗的结果请私聊看。"
    if one.state is CheckState.DRAFTED and said.person.has(Role.OFFICE):
        return dutychecks.shown(one, said.chat, store)
    text = wording.so_far(one, dutychecks.facts(one, store), store.district)
    return Outgoing(said.chat, text, photos=dutychecks.evidence(one))


def _means(words: str, shift: Shift, store: Store) -> bool:
    """True if the words name this post; whoever stands there may be named beside it."""
    for one in duty.staff(shift, store).called:
        words = words.replace(store.district.person[one].name, " ")
    parts = words.split()
    return any(is_named(part, shift, store) for part in parts) if parts else True


def _only_one(said: Said, store: Store) -> DutyCheck | None:
    """The one check that their unit is asked about, if it is the only one."""
    own = [one for one in store.duty.checks_in([CheckState.ASKED]) if _is_theirs(one, said, store)]
    return own[0] if len(own) == 1 else None


def _is_theirs(check: DutyCheck, said: Said, store: Store) -> bool:
    """A check is explained by the handlers and the head of the unit, and by whoever was checked."""
    speaks = said.person.has(Role.HANDLER, Role.UNIT_HEAD) or said.person.id == check.person
    return speaks and dutychecks.unit_asked(check, store) in store.district.within(said.person.unit)


def _checks(shift: Shift, store: Store) -> list[DutyCheck]:
    of_day = store.duty.checks_on(shift.day)
    return [one for one in of_day if (one.roster, one.shift) == (shift.roster.id, shift.name)]


def _shift(roster: int, day: date, name: str, store: Store) -> Shift | None:
    shifts = duty.shifts(day, store)
    return next((one for one in shifts if (one.roster.id, one.name) == (roster, name)), None)
