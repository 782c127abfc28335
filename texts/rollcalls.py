"""The words of the roll-call (点名)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date, time

from domain.district import District, Person
from domain.rollcall import ABSENT, HERE, LATE, LEAVE, SUBSTITUTE, UNCLEAR, RollCall
from texts import times
from texts.typed import one_line

MOST_GROUPS = 8  # named in one line
_AT_WORK = "其中点名后有上报或整改的"
MOST_REASON = 30  # characters of a reason


def call(group: str, day: date, expected: int, until: str, theme: str = "") -> str:
    """The call itself, with a line on the theme (主题月) of the day if there is one."""
    here = f"应到 {expected} 人，{until} 前应答：点“到”，或发 到 / 请假 原因"
    return "\n".join([f"【点名】{group} {times.day(day)}", here, *([theme] if theme else [])])


def call_alone(day: date, until: str) -> str:
    """The call to somebody alone."""
    return f"【点名】{times.day(day)}，{until} 前应答：点“到”，或发 到 / 请假 原因"


def reminder_alone(until: str) -> str:
    """For somebody who has not answered, alone."""
    return f"【点名】您还没应答，请在 {until} 前发 到 或 请假 原因"


def reminder(names: Sequence[str], until: str) -> str:
    """Only for those who have not answered, once."""
    return f"【点名】还没应答：{'、'.join(names)}\n请在 {until} 前发 到 或 请假 原因"


def result(one: RollCall, district: District, at_work: Collection[int] = ()) -> str:
    """How a group's roll-call stands or ended. In: whoever has not answered and is seen to be `at_work`."""
    title = "点名结果" if one.ended_at else "点名进行中"
    lines = [f"【{title}】{_group(one, district)} {times.day(one.day)}", counts(one)]
    return "\n".join([*lines, *named(one, district, at_work)])


def named(one: RollCall, district: District, at_work: Collection[int] = ()) -> list[str]:
    """Who is not simply there, by name, for those who may see it."""
    lines = [f"未应答：{_names(one.missing, district)}"] if one.missing else []
    if seen := [who for who in one.missing if who in at_work]:
        lines.append(f"{_AT_WORK}：{_names(seen, district)}")
    for word in (UNCLEAR, LATE, LEAVE, ABSENT, SUBSTITUTE):
        if people := one.who(word):
            lines.append(f"{word}：{'、'.join(_with_detail(person, one, district) for person in people)}")
    return lines


def overview(calls: Sequence[RollCall], district: District, at_work: Collection[int] = ()) -> str:
    """All groups of a day: the sum, and the groups where somebody has not answered; numbers, no names."""
    title = f"【点名情况】{times.day(calls[0].day)}，{len({one.group for one in calls})} 个群"
    lines = [title, _counts(calls, people=" 人")]
    absent: Counter[str] = Counter()
    for one in calls:
        absent[_whose(one, district)] += len(one.missing)
    most = [(whose, count) for whose, count in absent.most_common() if count]
    told = "、".join(f"{whose} {count}" for whose, count in most[:MOST_GROUPS])
    more = f" 等 {len(most)} 个群" if len(most) > MOST_GROUPS else ""
    seen = len({who for one in calls for who in one.missing if who in at_work})
    return "\n".join(
        [
            *lines,
            *([f"未应答：{told}{more}"] if most else []),
            *([f"{_AT_WORK}：{seen} 人"] if seen else []),
        ]
    )


def counts(one: RollCall) -> str:
    """`应到 5，到 3，请假 1，迟到 0，未应答 1`."""
    return _counts([one])


NOTHING_TAKEN_BACK = "没有可以收回的“到”；点名结束后不能收回。"


def over(*, waiting: bool) -> str:
    """A roll-call or shift that is over is not answered any more; `waiting`: today's waits for whoever says so."""
    today = "\n今天的点名还等您应答，在岗请发：到" if waiting else ""
    return f"点名过了当天、值班下了班就不能补应答，记录谁也改不了。实际在岗的，请跟单位负责人、创建办说明。{today}"


def taken_back(person: Person) -> str:
    """Somebody is not here after all."""
    return f"{person.name}，“到”已收回，还等您应答：发 到 或 请假 原因"


def noted(person: Person, one: RollCall) -> str:
    """An answer was taken; it says what was understood."""
    answer = one.answers[person.id]
    if answer is None or answer.word == HERE:
        late = "（迟到）" if answer and answer.late else ""
        odd = f"（{answer.detail}）" if answer and answer.detail else ""
        return f"{person.name} 到{late}{odd}，{one.settled}/{one.expected} 已应答"
    because = f"（{one_line(answer.reason, MOST_REASON)}）" if answer.reason else ""
    if answer.word == SUBSTITUTE:
        return f"{person.name} 由 {answer.detail} 替班{because}，已记下。"
    time = f" {answer.detail}" if answer.detail else ""
    return f"{person.name} {answer.word}{time}{because}，已记下。"


def need_not_come(people: Sequence[Person]) -> str:
    """To whoever was to come instead of somebody who is here."""
    return f"{'、'.join(one.name for one in people)} 不用来替了。"


def on_leave(person: Person, first: date, last: date, reason: str, today: date) -> str:
    """Leave was noted: for today, until a day, or for days to come; with the reason."""
    because = f"（{one_line(reason, MOST_REASON)}）" if reason else ""
    if first > today:
        days = times.day(first) + (f"到 {times.day(last)}" if last > first else "")
        return f"{person.name} {days} 请假{because}，已记下。"
    away = f"请假到 {times.day(last)}" if last > today else "今天请假"
    return f"{person.name} {away}{because}，已记下。"


def has_the_work(substitute: Person, *, due: bool) -> str:
    """Behind a leave that was noted: what goes to the substitute meanwhile, and what they were told of (`due`)."""
    hears = f"超期和到期的已告诉{substitute.name}。" if due else "这段时间没有到期的。"
    return f"这段时间新派的件给{substitute.name}；手上的件还记在您名下，{hears}"


def has_not_the_work(name: str) -> str:
    """Behind a leave that was noted: who was named is not of the unit."""
    return f"{name}不在本单位，这段时间新派的件给本单位别的人。"


def no_leave(person: Person) -> str:
    """Nobody is on leave who could come back from it."""
    return f"{person.name} 没有在请的假。"


def back_at_work(person: Person, *, called: bool) -> str:
    """Somebody's leave ends today."""
    answer = "点名还等着应答，来了请发：到" if called else "点名、派单都照常。"
    return f"{person.name} 销假，从今天起算。{answer}"


def leave_goes_on(last: date, *, begun: bool) -> str:
    """To somebody who will be back at work on a later day of their leave, or does not take it."""
    if begun:
        return f"您的假还记到 {times.day(last)}。今天就回来发：销假；以后哪天回来，到那天发：销假"
    return f"您请的假到 {times.day(last)}，还没开始。不请了发：销假"


def still_on_leave(person: Person, last: date) -> str:
    """Behind 到 of somebody whose leave goes on."""
    return f"（{person.name} 的假还记到 {times.day(last)}，回来上班了请发：销假）"


def ask(person: Person, *, own: bool) -> str:
    """An answer was not understood surely, or somebody else gave it."""
    if own:
        return f"{person.name}，没听准，先记“待确认”。请点一下，或发：到 / 请假 原因 / 晚到 几点"
    return f"{person.name}，请本人应答一下，先记“待确认”：到 / 请假 原因 / 晚到 几点"


def ask_who(person: Person) -> str:
    """Somebody will come instead, and it is not sure who."""
    return f"{person.name}，没听准谁替班，先记“待确认”。请写全名，如：让王敏替我"


def until(days: float | None, first: date, last: date) -> str:
    """What the result shows of a leave: 半天, 到 3月6日 周五; nothing for just today."""
    if days is not None and days < 1:
        return "半天"
    return f"到 {times.day(last)}" if last > first else ""


def nothing_to_answer(person: Person, one: RollCall | None) -> str:
    """到 was said, but nothing waits for it."""
    if one is None:
        return "现在没有等您应答的点名。"
    if any(one.said(who) == HERE for who in one.instead_of(person.id)):
        return f"{person.name} 的班已有人来替，不用再发。"
    return f"{person.name} 已应答过，不用再发。"


def _counts(calls: Sequence[RollCall], *, people: str = "") -> str:
    """The places that were called, and how each was answered; what nobody answered is left out."""

    def sum_of(word: str, late: bool | None = None) -> int:
        return sum(one.count(word, late=late) for one in calls)

    told = {
        LATE: sum_of(LATE),
        LEAVE: sum_of(LEAVE),
        ABSENT: sum_of(ABSENT),
        SUBSTITUTE: sum_of(SUBSTITUTE),
        "迟到": sum_of(HERE, True),
        UNCLEAR: sum_of(UNCLEAR),
    }
    parts = [f"应到 {sum(one.expected for one in calls)}{people}", f"到 {sum_of(HERE, False)}"]
    parts += [f"{word} {count}" for word, count in told.items() if count]
    return "，".join([*parts, f"未应答 {sum(len(one.missing) for one in calls)}"])


def _with_detail(person: int, one: RollCall, district: District) -> str:
    """`程晓燕 8:50`, `任春生（半天）`, `郑小满（由 小李 替）`."""
    answer, name = one.answers[person], _names([person], district) or "（已离任）"
    if answer is None or not answer.detail:
        return name
    if answer.word == SUBSTITUTE:
        return f"{name}（由 {answer.detail} 替）"
    return f"{name} {answer.detail}" if answer.word == LATE else f"{name}（{answer.detail}）"


def _group(one: RollCall, district: District) -> str:
    group = district.group.get(one.group)
    return group.name if group else "（已停用的群）"


def _whose(one: RollCall, district: District) -> str:
    return _group(one, district).removesuffix("群").removesuffix("工作")


def _names(people: Sequence[int], district: District) -> str:
    return "、".join(district.person[one].name for one in people if one in district.person)


def late_another_day(day: str, call: time) -> str:
    """Coming late is told when that day's roll-call asks."""
    return f"{day}的点名 {call:%H:%M} 才发，到时候回“晚到 几点”就行；不来就发：请假 {day} 原因"
