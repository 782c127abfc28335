"""The words of leave, and of who stands in for somebody (请假, 替班)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.district import Person
from texts import times


def _minds(name: str) -> str:
    """What whoever stands in for somebody away has of their work."""
    return f"新派的件给{name}，到期的{name}盯着"


def minding(person: Person, last: date, deputy: Person | None, *, late: bool) -> str:
    """The title of what falls due while somebody is away (some of it `late` already), for who minds it; None where
    nobody of the unit is there."""
    who = f"请{deputy.name}盯着" if deputy else "单位没有别人在岗，请创建办安排"
    return (
        f"{person.name}不在（到{last.month}月{last.day}日），{'已超期、' if late else ''}这段时间到期的{who}"
    )


def is_leave(first: date, last: date, today: date, hours: str, reason: str) -> str:
    """Asks whether a leave is meant: 要记请假吗？今天 14:00–15:30，办证; 3月9日 周一 到 3月11日 周三（3天），年假."""
    when = " ".join(one for one in (days(first, last, today), hours) if one)
    return f"要记请假吗？{'，'.join(one for one in (when, reason) if one)}。回“是”照办。"


def days(first: date, last: date, today: date) -> str:
    """`今天`, `3月9日 周一`, `3月9日 周一 到 3月11日 周三（3天）`."""
    begins = "今天" if first == today else times.day(first)
    return f"{begins} 到 {times.day(last)}（{(last - first).days + 1}天）" if last > first else begins


def own_leave(until: date | None, today: date, to: str) -> str:
    """How somebody's own leave stands, and who has their cases meanwhile."""
    if until is None:
        return "您今天没有在请的假。请假发：请假 原因；几天的写：请假 3天 原因"
    day = "今天" if until == today else times.day(until)
    work = f"这段时间{_minds(to)}。" if to else ""
    return (
        f"您在请假，到 {day}。{work}回来了发：销假" if until > today else f"您今天请假。{work}回来了发：销假"
    )


def leave_to_come(first: date, last: date) -> str:
    """A leave that was told ahead, to whom it is."""
    until = f" 到 {times.day(last)}" if last > first else ""
    return f"您今天没请假。{times.day(first)}{until} 请假，已记下；不请了发：销假"


def all_stand_ins(day: date, today: date, told: Sequence[tuple[str, str, str]]) -> str:
    """Who comes instead of whom that day: the shift ('' for their cases), the absent and who has it."""
    when = "今天" if day == today else times.day(day)
    lines = [f"{absent}{f'（{shift}）' if shift else '手上的件'}：{to}" for shift, absent, to in told]
    return (
        "\n".join([f"{when}替班 {len(lines)} 个", *lines]) if lines else f"{when}没有人替班。看值班发：值班"
    )


def stood_in(
    name: str, day: date, today: date, shifts: Sequence[tuple[str, str]], to: str, *, own: bool
) -> str:
    """Who comes to somebody's shifts that day, and who has their cases; `own` if it is that person who asks."""
    when = "今天" if day == today else times.day(day)
    told = [f"{shift} 由{by}替" for shift, by in shifts] + ([_minds(to)] if to else [])
    if told:
        return f"{name} {when}：{'；'.join(told)}。"
    if not own:
        return f"{name} {when}没有人替。要定，本人发：替班 姓名；单位负责人、创建办发：替班 {name} 姓名"
    return f"{name} {when}没有人替。要定，发：替班 姓名；手上的件也交出去，发：请假 原因，让姓名替我"


def theirs_to_ask(name: str) -> str:
    """Who stands in for somebody of another unit is told there."""
    return f"{name or '这个人'}的班谁来替，要问本人、本单位负责人或创建办。"


def others_work(absent: str, to: str, when: str, numbers: Sequence[int]) -> str:
    """How somebody's work is given to a colleague by others: for some days they say so themselves."""
    days = when or "3天"
    held = f"现在手上有 {'、'.join(f'#{one}' for one in numbers)}。" if numbers else "现在手上没有件。"
    now = "；等不及就一件一件定，点按钮" if numbers else ""
    return f"{held}请{absent}自己发：请假 {days}，让{to}替我（这段时间的件都由{to}接）{now}。"


def leave_with(to: str, when: str, reason: str) -> str:
    """The command for a leave during which a colleague has the work."""
    told = " ".join(one for one in (when, reason) if one)
    return f"请假 {told}，让{to}替我" if told else f"请假 让{to}替我"


def standing_in(absent: str, substitute: str, when: str) -> str:
    """The command by which somebody else comes to a shift."""
    return f"替班 {absent} {substitute} {when}".strip()


def is_handed_over(to: str, when: str, reason: str) -> str:
    """Asks whether a leave is meant during which a colleague has the work; `when` are its days, from when to when."""
    told = "，".join(one for one in (when, reason) if one)
    return f"要记请假吗？{told}；这段时间{_minds(to)}。回“是”照办。"


def for_how_long(to: str) -> str:
    """Asks for the days on which a colleague has the work."""
    return f"您手上的件要交给{to}几天？请写哪天或几天，如：今天、3天。长期不管了，请创建办改派。"


def of_another_unit(to: str) -> str:
    """Only people of the same unit mind each other's work."""
    return f"{to}不在您单位，接不了您手上的件。请写本单位的人；不归您单位的件请发：退回 编号 理由"


def not_of_one_unit(absent: str, to: str) -> str:
    """The same, told to whoever is in charge."""
    return f"{to}和{absent}不在一个单位，接不了这些件。不归本单位的件请发：退回 编号 理由"


def theirs_to_say(absent: str, person: str) -> str:
    """A colleague is stood in for by their own word, or by that of whoever is in charge of them."""
    return (
        f"替班要{absent}本人或单位负责人定，请对方发：替班 {person}；"
        f"要是手上的件也交给您，再请对方发：请假 今天，让{person}替我"
    )


def is_this(called: str, name: str) -> str:
    """Whether a colleague who was named shortly is the one whom the register has."""
    return f"“{called}”是{name}吗？回“是”就照{name}记；不是请写全名再发一遍。"
