"""The words of the roll-call (点名)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.district import District, Person
from domain.rollcall import HERE, LEAVE, RollCall
from texts import times

MOST_GROUPS = 8  # named in one line


def call(group: str, day: date, expected: int, until: str) -> str:
    """The call itself."""
    return (
        f"【点名】{group} {times.day(day)}\n应到 {expected} 人，{until} 前应答：点“到”，或发 到 / 请假 原因"
    )


def reminder(names: Sequence[str], until: str) -> str:
    """Only for those who have not answered, once."""
    return f"【点名】还没应答：{'、'.join(names)}\n请在 {until} 前发 到 或 请假 原因"


def result(one: RollCall, district: District) -> str:
    """How a group's roll-call stands or ended."""
    title = "点名结果" if one.ended_at else "点名进行中"
    lines = [f"【{title}】{_group(one, district)} {times.day(one.day)}", counts(one)]
    if one.missing:
        lines.append(f"未应答：{_names(one.missing, district)}")
    away = [person for person, answer in one.answers.items() if answer and answer.word == LEAVE]
    if away:
        lines.append(f"请假：{_names(away, district)}")
    return "\n".join(lines)


def overview(calls: Sequence[RollCall], district: District) -> str:
    """All groups of a day: the sum, and the groups where somebody has not answered; numbers, no names."""
    expected = sum(len(one.answers) for one in calls)
    missing = sum(len(one.missing) for one in calls)
    leave = sum(one.count(LEAVE) + one.count(LEAVE, late=True) for one in calls)
    late = sum(one.count(HERE, late=True) for one in calls)
    here = sum(one.count(HERE) for one in calls)
    extra = [f"请假 {leave}"] * bool(leave) + [f"迟到 {late}"] * bool(late)
    lines = [
        f"【点名情况】{times.day(calls[0].day)}，{len(calls)} 个群",
        "，".join([f"应到 {expected} 人", f"到 {here}", *extra, f"未应答 {missing}"]),
    ]
    absent = sorted((one for one in calls if one.missing), key=lambda one: -len(one.missing))
    named = [f"{_whose(one, district)} {len(one.missing)}" for one in absent[:MOST_GROUPS]]
    more = f" 等 {len(absent)} 个群" if len(absent) > MOST_GROUPS else ""
    return "\n".join([*lines, *([f"未应答：{'、'.join(named)}{more}"] if absent else [])])


def counts(one: RollCall) -> str:
    """`应到 5，到 3，请假 1，迟到 0，未应答 1`."""
    parts = [f"应到 {len(one.answers)}", f"到 {one.count(HERE)}"]
    leave = one.count(LEAVE) + one.count(LEAVE, late=True)
    late = one.count(HERE, late=True)
    parts += [f"请假 {leave}"] if leave else []
    parts += [f"迟到 {late}"] if late else []
    return "，".join([*parts, f"未应答 {len(one.missing)}"])


def noted(person: Person, one: RollCall) -> str:
    """An answer was taken."""
    answer = one.answers[person.id]
    late = "（迟到）" if answer and answer.late else ""
    return f"{person.name} 到{late}，{len(one.answers) - len(one.missing)}/{len(one.answers)} 已应答"


def on_leave(person: Person, last: date | None) -> str:
    """Leave was noted, for today or until a day."""
    away = f"请假到 {times.day(last)}" if last else "今天请假"
    return f"{person.name} {away}，已记下。"


def nothing_to_answer(person: Person, one: RollCall | None) -> str:
    """到 was said, but nothing waits for it."""
    if one is None:
        return "现在没有等您应答的点名。"
    return f"{person.name} 已应答过，不用再发。"


def _group(one: RollCall, district: District) -> str:
    return next((group.name for group in district.groups if group.id == one.group), "（已停用的群）")


def _whose(one: RollCall, district: District) -> str:
    return _group(one, district).removesuffix("群").removesuffix("工作")


def _names(people: Sequence[int], district: District) -> str:
    return "、".join(district.person[one].name for one in people if one in district.person)
