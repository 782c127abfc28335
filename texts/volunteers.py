"""志愿服务 in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.chat import Choice
from domain.district import District, Person
from domain.tabular import Entered
from domain.volunteers import VolunteerCall, VolunteerTurn, came, served
from texts import times
from texts.typed import one_line

WORD, HOURS = "志愿", "志愿时长"
HOURS_NOTE = "时长从本人发到算到本人发走，没发走的算到结束；没来的不列"
PERSON_HEADS = (("姓名", 12), ("单位", 20), ("次数", 8), ("分钟", 10), ("时长", 14))
TURN_HEADS = (
    ("编号", 8), ("日期", 14), ("网格", 16), ("做什么", 30), ("姓名", 12), ("单位", 20),
    ("到", 10), ("走", 10), ("分钟", 10),
)  # fmt: skip
HOW = "请这样写：志愿 招 人民广场 3月7日 8:30-10:00 6人 清理小广告"
NO_PLACE = f"没认出在哪个网格，地点请写点位或网格的名称。\n{HOW}"
NO_TIME = f"请写哪天、几点到几点。\n{HOW}"
NO_COUNT = f"请写要几个人，如 6人。\n{HOW}"
PAST = "那时已经过了，请写以后的时间。"
TOO_LONG = "一次最多 12 小时，请分开招。"
NONE = "现在没有招志愿者的。"
NO_PAIRS = "还没有结对：在底册《网格》表的“结对单位”一列写单位。"
NONE_OPEN = "现在没有您可以报名的志愿服务。"
NOT_THERE = "您没有正在做的志愿服务。"
_MINUTE = timedelta(minutes=1)
MOST_LISTED = 12
MOST_NAMES = 60
MOST_WORDS = 60
MOST_PHOTOS = 4  # beside the thanks
WHICH = "第几号？写在后面，如：志愿 发 3、志愿 取消 3 下雨"
WHICH_TIME = "哪一次？"


def what(call: VolunteerCall) -> str:
    """`人民广场 清理小广告`."""
    return one_line(f"{call.place} {call.words}".strip(), MOST_WORDS)


def when(call: VolunteerCall, now: datetime) -> str:
    """`3月7日 周六 08:30—10:00`."""
    begins, ends = (one.astimezone(now.tzinfo) for one in (call.begins, call.ends))
    return f"{times.day(begins.date())} {begins:%H:%M}—{ends:%H:%M}"


def drafted(
    call: VolunteerCall, groups: Sequence[str], unheard: Sequence[str], now: datetime
) -> tuple[str, tuple[Choice, ...]]:
    """To whoever calls: what will be said, and where."""
    lines = [called(call, now), "—", f"发到：{'、'.join(groups)}" if groups else "没有群可发，请自己转告。"]
    lines += [f"没有群的结对单位：{'、'.join(unheard)}，请自己转告。"] if unheard else []
    send = (Choice("发到群里", f"志愿 发 {call.id}"),) if groups else ()
    return "\n".join(lines), (*send, Choice("不招了", f"志愿 取消 {call.id} 不招了"))


def called(call: VolunteerCall, now: datetime) -> str:
    """To the groups."""
    return "\n".join([
        f"【志愿服务】志愿{call.id}号：{what(call)}",
        f"{when(call, now)}，要 {call.wanted} 人，自愿参加",
        f"想来的点〔报名〕，或发：志愿 报名 {call.id}",
    ])  # fmt: skip


def sign_up(call: VolunteerCall) -> Choice:
    """The button under it."""
    return Choice("报名", f"志愿 报名 {call.id}")


def sent(call: VolunteerCall, groups: Sequence[str]) -> str:
    """To whoever had it sent."""
    return f"志愿{call.id}号已发到：{'、'.join(groups)}。看报名发：志愿 {call.id}"


def sent_before(call: VolunteerCall) -> str:
    """Once is enough."""
    return f"志愿{call.id}号已经发过了。"


def no_such(number: int) -> str:
    """No call has this number, or it is not to be seen."""
    return f"没有志愿{number}号，发“志愿”看还有哪些。"


def not_yours(call: VolunteerCall) -> str:
    """Somebody else called for them."""
    return f"志愿{call.id}号由招的人或创建办来办。"


def not_your_grid(grid: str) -> str:
    """A unit calls for grids of its own and those that it is paired with."""
    return f"{grid}不是您单位的，也没和您单位结对；请那边的单位或创建办招。"


def is_off(call: VolunteerCall) -> str:
    """It is not held."""
    return f"志愿{call.id}号取消了：{one_line(call.off, MOST_WORDS)}"


def is_over(call: VolunteerCall, now: datetime) -> str:
    """Too late to come."""
    return f"志愿{call.id}号 {when(call, now)}，已经结束了。"


def not_over(call: VolunteerCall) -> str:
    """Thanks come afterwards."""
    return f"志愿{call.id}号还没结束。"


def too_early(call: VolunteerCall, now: datetime) -> str:
    """They cannot be there yet."""
    return f"志愿{call.id}号 {when(call, now)}，开始前一小时起可以发：志愿 到"


def full(call: VolunteerCall, count: int) -> str:
    """As many as are wanted signed up."""
    return f"志愿{call.id}号已报满（{count}/{call.wanted}），谢谢；有人不来会空出位子。"


def busy(call: VolunteerCall, now: datetime) -> str:
    """They signed up for another one at that time."""
    return f"那时您已经报了志愿{call.id}号（{when(call, now)} {what(call)}）。"


def signed_up(call: VolunteerCall, name: str, count: int, now: datetime, *, again: bool) -> str:
    """To whoever signs up."""
    done = "已经报过了" if again else "报上了"
    text = f"{name} {done}：志愿{call.id}号 {when(call, now)} {what(call)}（{count}/{call.wanted}）"
    return f"{text}\n到了发：志愿 到，走时发：志愿 走，可附照片；不来了发：志愿 不去 {call.id}"


def signed_up_here(call: VolunteerCall, name: str, count: int, now: datetime, *, again: bool) -> str:
    """The same in a group, where others read along."""
    done = "已经报过" if again else "报上了"
    return f"{name} {done}志愿{call.id}号（{count}/{call.wanted}）。{when(call, now)}，到了发：志愿 到"


def taken_back(call: VolunteerCall, name: str) -> str:
    """Nobody is asked why."""
    return f"{name}，志愿{call.id}号给您取消了，没关系。"


def here(call: VolunteerCall, name: str, turn: VolunteerTurn, now: datetime, *, again: bool) -> str:
    """They are there."""
    assert turn.came_at is not None, "they came"
    since = f"{turn.came_at.astimezone(now.tzinfo):%H:%M}"
    return f"{name} {since} {'已经到了' if again else '到'}：志愿{call.id}号 {what(call)}。走时发：志愿 走"


def gone(call: VolunteerCall, name: str, turn: VolunteerTurn, now: datetime) -> str:
    """They went."""
    assert turn.left_at is not None, "they went"
    left = f"{turn.left_at.astimezone(now.tzinfo):%H:%M}"
    late = "，按结束时间算" if turn.left_at == call.ends < now else ""
    length = served(call, turn, now)
    return f"{name} {left} 走{late}：志愿{call.id}号，这次 {long(length)}，谢谢！"


def long(length: timedelta) -> str:
    """`1小时30分`."""
    hours, minutes = divmod(length // _MINUTE, 60)
    return "".join([f"{hours}小时" if hours else "", f"{minutes}分" if minutes or not hours else ""])


def line(call: VolunteerCall, count: int, now: datetime, *, mine: bool) -> str:
    """`志愿3号 3月7日 周六 08:30—10:00 人民广场 清理小广告（2/6）`."""
    how = "，您报了" if mine else "" if call.sent_at else "，还没发到群里"
    return f"志愿{call.id}号 {when(call, now)} {what(call)}（{count}/{call.wanted}{how}）"


def listed(lines: Sequence[str]) -> str:
    """What is to come."""
    more = [f"……还有 {len(lines) - MOST_LISTED} 次"] if len(lines) > MOST_LISTED else []
    return "\n".join([f"志愿服务，还没结束的 {len(lines)} 次：", *lines[:MOST_LISTED], *more])


def state(
    call: VolunteerCall, turns: Sequence[VolunteerTurn], district: District, now: datetime, *, named: bool
) -> str:
    """One call: how many signed up, came and served how long; with names for whoever called."""
    off = [is_off(call)] if call.off else []
    there = came(turns)
    head = f"志愿{call.id}号 {when(call, now)} {what(call)}（{district.grid[call.grid].name}）"
    lines = [head, *off, f"要 {call.wanted} 人，报名 {len(turns)} 人，到 {len(there)} 人"]
    if there:
        whole = sum((served(call, one, now) for one in there), timedelta())
        lines.append(f"共 {long(whole)}")
    if named and turns:
        lines.append(f"报名的：{by_unit([one.person for one in turns], district)}")
    if named and there:
        lines.append(f"到的：{by_unit([one.person for one in there], district)}")
    return "\n".join(lines)


def pairs(district: District, units: frozenset[int] | None) -> str:
    """Which units are paired with which grids."""
    lines = [
        f"{grid.name}（{district.unit[grid.unit].short}）：{'、'.join(district.unit[one].short for one in grid.paired)}"
        for grid in district.grids
        if grid.paired and (units is None or units & {grid.unit, *grid.paired})
    ]
    return "\n".join(["结对单位：", *lines]) if lines else NO_PAIRS


def off_told(call: VolunteerCall, now: datetime) -> str:
    """To the groups that heard of it."""
    return (
        f"【志愿服务】志愿{call.id}号取消：{when(call, now)} {what(call)}\n{one_line(call.off, MOST_WORDS)}"
    )


def off_done(call: VolunteerCall, count: int) -> str:
    """To whoever called it off."""
    heard = f"发过的群和报名的 {count} 人都告诉了。" if call.sent_at else "还没发到群里，没有告诉别人。"
    return f"志愿{call.id}号取消了。{heard}"


def thanks(
    call: VolunteerCall, turns: Sequence[VolunteerTurn], words: str, district: District, now: datetime
) -> str:
    """感谢 by name: of whoever came, and of nobody else."""
    there = came(turns)
    whole = sum((served(call, one, now) for one in there), timedelta())
    day = times.date_of(call.begins, now)
    names = by_unit([one.person for one in there], district)
    text = f"【志愿服务】感谢！{day} {what(call)}：{names}，共 {len(there)} 人、{long(whole)}。"
    return f"{text}\n{words.strip()}" if words.strip() else text


def thanks_drafted(text: str, call: VolunteerCall, words: str) -> tuple[str, tuple[Choice, ...]]:
    """To whoever has it sent; their own words may stand behind the number."""
    hint = f"—\n要加一句话：志愿 感谢 {call.id} 您的话"
    return f"{text}\n{hint}", (Choice("发到群里", f"志愿 致谢 {call.id} {words}".strip()),)


def nobody_came(call: VolunteerCall) -> str:
    """There is nobody to thank."""
    return f"志愿{call.id}号没有人签到，没有可感谢的。"


def thanked(groups: Sequence[str]) -> str:
    """To whoever had it sent."""
    return f"感谢已发到：{'、'.join(groups)}。"


def thanked_before(call: VolunteerCall) -> str:
    """Once is enough."""
    return f"志愿{call.id}号已经感谢过了。"


def hours(where: str, period: str, found: Sequence[tuple[Person, int, timedelta]], district: District) -> str:
    """Who served how often and how long, the longest first; nobody who did not."""
    if not found:
        return f"{HOURS} · {where} · {period}：还没有。"
    whole = sum((length for _, _, length in found), timedelta())
    lines = [f"{HOURS} · {where} · {period}：{len(found)} 人，共 {long(whole)}"]
    lines += [
        f"{person.name}（{district.unit[person.unit].short}） {long(length)}（{count} 次）"
        for person, count, length in found[:MOST_NAMES]
    ]
    return "\n".join([*lines, *([f"……还有 {len(found) - MOST_NAMES} 人"] if len(found) > MOST_NAMES else [])])


def person_row(person: Person, count: int, length: timedelta, district: District) -> tuple[Entered, ...]:
    """A line of the workbook: somebody's sum."""
    return person.name, district.unit[person.unit].short, count, length // _MINUTE, long(length)


def turn_row(
    call: VolunteerCall, turn: VolunteerTurn, now: datetime, district: District
) -> tuple[Entered, ...]:
    """The same of one turn; who did not say that they went has no moment there."""
    person = district.person[turn.person]
    came_at, left_at = (
        f"{one.astimezone(now.tzinfo):%H:%M}" if one else "" for one in (turn.came_at, turn.left_at)
    )
    day = f"{call.begins.astimezone(now.tzinfo):%Y-%m-%d}"
    grid, unit = district.grid[call.grid].name, district.unit[person.unit].short
    minutes = served(call, turn, now) // _MINUTE
    return call.id, day, grid, what(call), person.name, unit, came_at, left_at, minutes


def by_unit(people: Sequence[int], district: District) -> str:
    """`执法中队 江浩然、余晓峰，环卫所 万小荷`."""
    found: dict[int, list[str]] = {}
    for one in people[:MOST_NAMES]:
        person = district.person[one]
        found.setdefault(person.unit, []).append(person.name)
    told = "，".join(f"{district.unit[unit].short} {'、'.join(names)}" for unit, names in found.items())
    return told + (" 等" if len(people) > MOST_NAMES else "")
