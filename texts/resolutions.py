"""议定事项 in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from domain.district import District
from domain.key_jobs import ChangedPart, JobChange
from domain.resolutions import Resolution
from texts import key_jobs, times

Told = Callable[[Sequence[Resolution], date, District], str]

HOW = "要记就发：议定 单位 到 12月5日 事项"
NONE = "没有还没办完的议定事项。"
MOST_LISTED = 15


def line(one: Resolution, today: date, district: District) -> str:
    """`议定3 金山街道：完成市场外立面整治（12月5日前，已超期 2天）`."""
    return f"议定{one.number} {in_a_paper(one, today, district)}"


def in_a_paper(one: Resolution, today: date, district: District) -> str:
    """The same without its number, which is for the chat."""
    unit = district.unit.get(one.unit)
    if one.done_at is not None:
        when = ended_how(one)
    else:
        late = (today - one.until).days
        when = f"{_day(one.until, today)}前" + (f"，已超期 {late}天" if late > 0 else "")
        first = one.job.first_day
        when += f"，原定 {_day(first, today)}" if first and first != one.until else ""
    how_far = f"，{key_jobs.how_far(one.job, today)}" if one.open and one.job.is_one else ""
    return f"{unit.short if unit else '—'}：{one.words}（{when}{how_far}）"


def ended_how(one: Resolution) -> str:
    """`已完成：已验收`, `不办了：并入年度计划`."""
    done = "不办了" if one.void else "已完成"
    return f"{done}：{one.done_words}" if one.done_words else done


def _day(day: date, today: date) -> str:
    return f"{f'{day.year}年' if day.year != today.year else ''}{times.day(day)}"


def listed(found: Sequence[Resolution], today: date, district: District) -> str:
    """Those that are open, the earliest day first."""
    if not found:
        return NONE
    lines = [f"议定事项，还有 {len(found)} 件没办完："]
    lines += [line(one, today, district) for one in found[:MOST_LISTED]]
    if len(found) > MOST_LISTED:
        lines.append(f"还有 {len(found) - MOST_LISTED} 件。")
    lines.append("办完了发：议定 完成 编号 说明")
    return "\n".join(lines)


def ended(found: Sequence[Resolution], today: date, district: District) -> str:
    """Those that are over, as they come: the latest first."""
    if not found:
        return "没有办完的议定事项。"
    lines = [f"议定事项，已结束 {len(found)} 件："]
    lines += [line(one, today, district) for one in found[:MOST_LISTED]]
    if len(found) > MOST_LISTED:
        lines.append(f"还有 {len(found) - MOST_LISTED} 件。")
    return "\n".join(lines)


def can_be_done(one: Resolution, today: date, district: District) -> str:
    """What whoever records them may do with one."""
    if not one.open:
        return f"{line(one, today, district)}\n没改。还要办发：议定 重开 {one.number} 原因"
    return "\n".join(
        [
            line(one, today, district),
            f"没改。办完了发：议定 完成 {one.number} 说明；不办了发：议定 不办 {one.number} 原因",
            f"要改日期发：议定 改期 {one.number} 12月5日 原因；换单位发：议定 {one.number} 改由 单位 负责",
        ]
    )


def can_be_done_by_unit(one: Resolution, today: date, district: District) -> str:
    """What the unit that has to do it may do with one."""
    if not one.open:
        return f"{line(one, today, district)}\n没改。还要办请创建办发：议定 重开 {one.number} 原因"
    return "\n".join(
        [
            line(one, today, district),
            f"没改。报进度发：议定 进度 {one.number} 60% 说明（附照片）；办完了发：议定 完成 {one.number} 说明",
            f"要改日期，请创建办发：议定 改期 {one.number} 12月5日 原因",
        ]
    )


def changed(one: Resolution, change: JobChange, today: date, district: District) -> str:
    """To whoever changed it: what holds now, and what of it does not fit any more."""
    opened = change.what is ChangedPart.ENDED
    head = "重新打开了" if opened else "改好了"
    lines = [f"{head}：{line(one, today, district)}"]
    if change.what is ChangedPart.UNIT:
        lines.append(f"原来由{change.before}办。")
    if opened and one.until < today:
        lines.append(f"期限已经过了，要改发：议定 改期 {one.number} 12月5日")
    if behind := [each for each in one.job.milestones if each.day > one.until]:
        lines.append(
            f"有 {len(behind)} 个节点比期限晚，请重定：议定 节点 {one.number} 3月20日 出方案；4月20日 过半"
        )
    return "\n".join(lines)


def moved(found: Sequence[Resolution], today: date, district: District) -> str:
    """To the unit: another day."""
    return "\n".join(["【议定事项】改了日期：", *(line(one, today, district) for one in found)])


def handed_on(found: Sequence[Resolution], today: date, district: District) -> str:
    """To the unit that need not do them any more: who has them now."""
    return "\n".join(
        ["【议定事项】改由别的单位办，您单位不用办了：", *(line(one, today, district) for one in found)]
    )


def reopened(found: Sequence[Resolution], today: date, district: District) -> str:
    """To the unit: it has to be done after all."""
    lines = [line(one, today, district) for one in found]
    return "\n".join(
        ["【议定事项】重新打开，还要办：", *lines, f"办完了发：议定 完成 {found[0].number} 说明"]
    )


def recorded(found: Sequence[Resolution], today: date, district: District) -> str:
    """To whoever typed them in."""
    return "\n".join(["记下了：", *(line(one, today, district) for one in found)])


def handed_over(found: Sequence[Resolution], today: date, district: District) -> str:
    """To the unit that has to do them."""
    lines = [line(one, today, district) for one in found]
    return "\n".join(["【议定事项】会议定了，请办：", *lines, f"办完了发：议定 完成 {found[0].number} 说明"])


def asked(found: Sequence[Resolution], today: date, district: District) -> str:
    """To whoever is asked how far it is."""
    lines = [line(one, today, district) for one in found]
    return "\n".join(["【议定事项】办得怎么样了？", *lines, f"办完了发：议定 完成 {found[0].number} 说明"])


def late(found: Sequence[Resolution], today: date, district: District) -> str:
    """To the office: what was not done by its day."""
    return "\n".join(
        ["【议定事项】过了日期还没办完，已问单位：", *(line(one, today, district) for one in found)]
    )
