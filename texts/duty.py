"""The words of duty (值班): the call of a shift, its result, and a post that is short of people."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, time, timedelta

from domain.clockwords import say_stretch
from domain.district import District, Person
from domain.duty import Staffing, present, required, unit_of
from domain.dutychecks import CheckState, DutyCheck
from domain.rollcall import HERE, LEAVE, RollCall
from domain.rosters import Answering, Roster, Shift, say_days, say_parts, say_shifts
from domain.rulevalues import DutyMode
from texts import rollcalls, times

NOT_CHANGED = "好，没有改。"  # a roster that was shown is left as it is
ENTERED, TAKEN_OFF = "排好了", "撤了这个班"  # how it begins that it was done
NO_PHOTO = "没发照片"
NO_PLACE = "没发位置"
WAITS = {Answering.PHOTO: "等照片", Answering.PLACE: "等位置"}
WITHOUT = {Answering.PHOTO: NO_PHOTO, Answering.PLACE: NO_PLACE}
_SHOWS = {Answering.PHOTO: "发现场照片", Answering.PLACE: "发位置"}


def span(call: RollCall, roster: Roster) -> str:
    """`08:00-12:00`, as the roster has it now; only the beginning, if that shift was changed meanwhile."""
    return next((say_stretch(one) for one in roster.shifts if f"{one[0]:%H:%M}" == call.shift), call.shift)


def post(roster: Roster, district: District) -> str:
    """A post with its place, where its name does not say it: `东门岗·人民广场`."""
    point = district.point.get(roster.point or 0)
    return roster.post if point is None or point.name in roster.post else f"{roster.post}·{point.name}"


def call(group: str, calls: Sequence[RollCall], until: datetime, district: District) -> str:
    """The call of the shifts that begin together in a group."""
    first = calls[0]
    lines = [f"【值班】{group} {times.day(first.day)} {first.shift}"]
    lines += [_called(one, district) for one in calls]
    rosters = [district.roster[one.roster] for one in calls]
    ways = [
        f"{_SHOWS[one]}" for one in Answering if one in _SHOWS and any(r.answering is one for r in rosters)
    ]
    if any(one.answering is Answering.WORD for one in rosters):
        ways.insert(0, "点“到”")
    if not any(one.missing for one in calls):
        return "\n".join(lines)
    return "\n".join([*lines, f"{until:%H:%M} 前应答：{'或'.join(ways)}；来不了发 请假 原因 或 替班 姓名"])


def _called(one: RollCall, district: District) -> str:
    roster = district.roster[one.roster]
    order = {person: place for place, person in enumerate(roster.people)}
    called = sorted(one.missing, key=lambda who: order.get(one.stand_ins.get(who, who), len(order)))
    stand = "、".join(_with_place(person, one, district) for person in called)
    away = f"（{names(one.who(LEAVE), district)} 请假）" if one.who(LEAVE) else ""
    shows = f"（{_SHOWS[roster.answering]}）" if stand and roster.answering in _SHOWS else ""
    return f"{post(roster, district)} {span(one, roster)}：{stand or f'没有人{away}'}{shows}"


def call_alone(one: RollCall, person: int, until: datetime, district: District) -> str:
    """The call to somebody who stands in at a post whose group they are not in."""
    roster = district.roster[one.roster]
    asks = _SHOWS.get(roster.answering, "点“到”")
    who = f"{_name(person, district)}替{_name(one.stand_ins[person], district)}"
    return (
        f"【值班】{times.day(one.day)} {span(one, roster)} {post(roster, district)}：{who}"
        f"\n{until:%H:%M} 前应答：{asks}"
    )


def _with_place(person: int, one: RollCall, district: District) -> str:
    replaced = one.stand_ins.get(person)
    instead = f"（替{_name(replaced, district)}）" if replaced else ""
    return f"{_name(person, district)}{instead}"


def result(
    group: str,
    calls: Sequence[RollCall],
    checks: Sequence[DutyCheck],
    modes: Sequence[DutyMode],
    district: District,
    at_work: Collection[int] = (),
) -> str:
    """How the shifts that began together stand or ended; names are for their own group. In: whoever has not answered
    and is seen to be `at_work`."""
    first = calls[0]
    title = "值班结果" if all(one.ended_at for one in calls) else "值班应答中"
    lines = [f"【{title}】{group} {times.day(first.day)} {first.shift}"]
    for one in calls:
        lines += of_post(one, checks, modes, district, at_work, names=True)
    return "\n".join(lines)


def of_post(
    one: RollCall,
    checks: Sequence[DutyCheck],
    modes: Sequence[DutyMode],
    district: District,
    at_work: Collection[int] = (),
    *,
    names: bool,
) -> list[str]:
    """One shift's lines: how many must be and are there; with the names of those who are not, if they may be said."""
    roster = district.roster[one.roster]
    counts = "，".join(filter(None, (needs(one, roster, modes), rollcalls.counts(one))))
    lines = [f"{post(roster, district)} {span(one, roster)}：{counts}"]
    if names:
        lines += rollcalls.named(one, district, at_work)
        odd = [who for who in one.who(HERE) if _detail(who, one)]
        lines += [f"{_name(who, district)} 到，{_detail(who, one)}" for who in odd]
    own = [check for check in checks if (check.roster, check.shift) == (one.roster, one.shift)]
    return [*lines, *([checked(own, district, names=names)] if own else [])]


def needs(one: RollCall, roster: Roster, modes: Sequence[DutyMode]) -> str:
    """`要 3 人` where others are expected; with a duty mode who is there of which: `要 2+4（民警+辅警），到 2+3`."""
    if len(roster.parts) < 2:
        return f"要 {roster.required} 人" if roster.required != one.expected else ""
    meant = next((f"（{'+'.join(mode.names)}）" for mode in modes if mode.parts == roster.parts), "")
    return f"要 {say_parts(roster.parts)}{meant}，到 {say_parts(present(one, roster))}"


def checked(checks: Sequence[DutyCheck], district: District, *, names: bool) -> str:
    """What a checker found: `查岗：在岗 1，不在岗 1（郑小满，已说明）`."""
    gone = [one for one in checks if not one.present]
    there = len(checks) - len(gone)
    told = "、".join(f"{_name(one.person, district)}{_so_far(one)}" for one in gone) if names else ""
    absent = f"，不在岗 {len(gone)}{f'（{told}）' if told else ''}" if gone else ""
    return f"查岗：在岗 {there}{absent}"


def _so_far(check: DutyCheck) -> str:
    if check.state is CheckState.SIGNED:
        return "，已通报"
    return "，已说明" if check.explanation else ""


def shortage(calls: Sequence[RollCall], district: District, *, names: bool) -> str:
    """Posts with too few people, for those who can send somebody; the names only where they may be said."""
    first = calls[0]
    together = all(one.shift == first.shift for one in calls)
    lines = [f"【缺岗】{times.day(first.day)} {first.shift if together else ''}".rstrip()]
    for one in calls:
        roster = district.roster[one.roster]
        unit = district.unit.get(unit_of(roster, district) or 0)
        whose = f"（{unit.short}）" if unit else ""
        when = "" if together else f" {span(one, roster)}"
        lines.append(f"{post(roster, district)}{whose}{when}：{_lacks(one, roster)}")
        if names:
            lines += rollcalls.named(one, district)
    if names and (missing := [person for one in calls for person in one.missing]):
        lines.append(f"请催到岗，或派人顶上：替班 {_name(missing[0], district)} 姓名")
    return "\n".join(lines)


def _lacks(one: RollCall, roster: Roster) -> str:
    there, needed = present(one, roster), required(roster)
    lacking = sum(max(must - have, 0) for have, must in zip(there, needed, strict=True))
    return f"要 {say_parts(needed)} 人，到 {say_parts(there)}，缺 {lacking}"


def shows_first(name: str, answering: Answering) -> str:
    """Somebody said a word where a photo or a position is asked for."""
    return f"{name}，请{_SHOWS[answering]}，先记“待确认”。"


def here_at(person: Person, calls: Sequence[RollCall], district: District) -> str:
    """One 到 answers several calls: how each of them stands."""
    told = [f"{_where(one, district)} {one.settled}/{one.expected}{_odd(person.id, one)}" for one in calls]
    return f"{person.name} 到，{len(calls)} 处都记下了：{'，'.join(told)} 已应答"


def _where(one: RollCall, district: District) -> str:
    return post(district.roster[one.roster], district) if one.roster else "点名"


def _odd(person: int, one: RollCall) -> str:
    answer = one.answers[person]
    words = ["迟到"] if answer and answer.late else []
    words += [answer.detail] if answer and answer.detail else []
    return f"（{'，'.join(words)}）" if words else ""


def elsewhere(group: str) -> str:
    """Behind an answer that was given in another group than the one that was called."""
    return f"（{group}的点名）"


def called_elsewhere(groups: Sequence[str]) -> str:
    """Somebody is called in several other groups: which answer is meant, nobody can tell."""
    return f"您在{'、'.join(groups)}都有点名，请到那里应答。"


def _detail(person: int, one: RollCall) -> str:
    answer = one.answers[person]
    return answer.detail if answer else ""


def _name(person: int, district: District) -> str:
    return district.person[person].name if person in district.person else "（已离任）"


def names(people: Sequence[int], district: District) -> str:
    """People by name."""
    return "、".join(_name(one, district) for one in people)


def shift_in_words(shift: Shift, now: datetime, district: District) -> str:
    """`今天 09:00-11:00 人民广场文明岗`."""
    day = times.NEAR_DAYS.get((shift.day - now.date()).days) or times.day(shift.day)
    return f"{day} {shift.hours} {post(shift.roster, district)}"


def instead_of_the_call(group: str, at: time) -> str:
    """That a group is called for its shifts, and no more in the morning."""
    return f"有班的那天，{group}按班叫人，{at:%H:%M} 不再点名"


def rostered(roster: Roster, district: District) -> str:
    """A roster on one line for who enters it: what, when, who, how many, from when."""
    one_day = roster.first if roster.first == roster.last else None
    parts = [
        f"岗位：{post(roster, district)}",
        f"班次：{times.day(one_day) if one_day else say_days(roster.days)} {say_shifts(roster.shifts)}",
        f"人员：{names(roster.people, district)}（要 {say_parts(required(roster))} 人）",
    ]
    if roster.substitutes:
        parts.append(f"替班：{names(roster.substitutes, district)}")
    if roster.answering is not Answering.WORD:
        parts.append(f"应答：{_SHOWS[roster.answering]}")
    if roster.window is not None:
        parts.append(f"应答时限：开始后 {roster.window // timedelta(minutes=1)} 分钟")
    if one_day is None and (roster.first or roster.last):
        first = f"{times.day(roster.first)} 起" if roster.first else ""
        last = f"{times.day(roster.last)} 止" if roster.last else ""
        parts.append("，".join(one for one in (first, last) if one))
    return "\n".join(parts)


def on_duty(
    shift: Shift,
    staff: Staffing,
    called: RollCall | None,
    now: datetime,
    district: District,
    *,
    names_away: bool,
) -> str:
    """One shift with who stands there: `今天 09:00-11:00 东门岗：程晓燕、毛俊逸（替郑小满）（到 1/2）`.

    Who is away is named only where that may be said.
    """
    instead = staff.stand_ins if names_away else {}
    people = [
        f"{_name(one, district)}{f'（替{_name(instead[one], district)}）' if one in instead else ''}"
        for one in staff.called
    ]
    there = f"（到 {called.count(HERE)}/{called.expected}）" if called else ""
    away = names(staff.on_leave, district) if names_away else f"{len(staff.on_leave)} 人"
    leave = f"（{away} 请假）" if staff.on_leave else ""
    return f"{shift_in_words(shift, now, district)}：{'、'.join(people) or '没有人'}{leave}{there}"


def also_at(person: int, other: Shift, district: District) -> str:
    """Somebody who is entered for one post stands at another at the same time."""
    when = f"{times.day(other.day)} {other.hours}"
    return f"注意：{_name(person, district)} {when} 已排在{post(other.roster, district)}"
