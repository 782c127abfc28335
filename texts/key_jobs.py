"""重点工作 in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from domain.cases import Case
from domain.district import District
from domain.key_jobs import WHOLE, ChangedPart, JobChange, JobReport, KeyJob, Milestone
from texts import times
from texts.typed import one_line

NONE = "没有在办的重点工作。"
HOW = "先发“议定 单位 到 日期 事项”，再发“议定 节点 3 3月20日 出方案；4月20日 过半”，就是一件重点工作。"
HOW_STANDARD = "请写第几件、什么标准，如：议定 标准 3 外立面统一，没有乱贴乱挂"
HOW_MILESTONES = (
    "请写第几件、哪天做到哪一步，用分号隔开，如：议定 节点 3 3月20日 出方案；4月20日 过半；5月30日 完工"
)
HOW_PERCENT = "百分比要么都写、要么都不写，后面的比前面的大，如：3月20日 出方案 20%；5月30日 完工 100%"
HOW_PROGRESS = "请写第几件、做到百分之几，如：议定 进度 3 40% 一期完工，附照片或写问题编号 #12"
NO_PROOF = "请附现场照片，或写能证明的问题编号，如 #12、#15"
TOO_MUCH = "进度最多 100%。"
AFTER_THE_END = "节点不能晚于这件事的期限"
MOST_REPORTED = 5  # reports of progress that are shown, the newest
MOST_MILESTONES = 20


def how_far(job: KeyJob, today: date) -> str:
    """`进度 40%，节点超期 1 个：4月20日 过半`."""
    late = job.late(today)
    told = f"，节点超期 {len(late)} 个：{_point(late[0])}" if late else ""
    return f"进度 {job.percent}%{told}"


def standard_kept(number: int, words: str) -> str:
    """To whoever lays it down."""
    return f"议定{number} 的标准：{one_line(words)}"


def milestones_kept(number: int, job: KeyJob, today: date) -> str:
    """All of them, as they hold from now on."""
    return "\n".join([f"议定{number} 的节点：", *_milestones(job, today)])


def not_after(until: date) -> str:
    """A milestone behind the last day."""
    return f"{AFTER_THE_END}（{times.short_day(until)}）。"


def reported(number: int, one: JobReport, job: KeyJob, today: date) -> str:
    """To whoever reports."""
    late = job.late(today)
    lines = [f"议定{number} 进度 {one.percent}%{_proof(one)}"]
    if late:
        lines.append(f"节点超期：{'、'.join(map(_point, late))}")
    elif job.coming:
        lines.append(f"下一个节点：{_point(job.coming)}（{job.coming.percent}%）")
    return "\n".join([*lines, *([f"办完了发：议定 完成 {number} 说明"] if one.percent == WHOLE else [])])


def whole(head: str, job: KeyJob, cases: Mapping[int, Case], district: District, now: datetime) -> str:
    """One job: its standard, its milestones, what was reported, with how the cases stand now."""
    lines = [head, *([f"标准：{job.standard}"] if job.standard else []), *_milestones(job, now.date())]
    shown = job.progress[-MOST_REPORTED:]
    lines += [_report(one, cases, district, now) for one in reversed(shown)]
    lines += [_change(one, district, now) for one in reversed(job.changes)]
    more = len(job.progress) - len(shown)
    return "\n".join([*lines, *([f"……先前还报过 {more} 次"] if more else [])])


def _milestones(job: KeyJob, today: date) -> list[str]:
    late = job.late(today)
    return [
        f"{'✓' if one.percent <= job.percent else '⚠' if one in late else '·'} {_point(one)}（{one.percent}%"
        f"{'，超期' + str((today - one.day).days) + '天' if one in late else ''}）"
        for one in job.milestones
    ]


def _report(one: JobReport, cases: Mapping[int, Case], district: District, now: datetime) -> str:
    who = district.person[one.person].name
    words = f"：{one_line(one.words)}" if one.words else ""
    told = "、".join(f"#{number} {cases[number].state}" for number in one.cases if number in cases)
    proof = "，".join(filter(None, (f"照片 {len(one.photos)} 张" if one.photos else "", told)))
    return f"{times.date_of(one.at, now)} {one.percent}% {who}{words}" + (f"（{proof}）" if proof else "")


_DONE = {ChangedPart.DAY: "改期", ChangedPart.ENDED: "重新打开", ChangedPart.UNIT: "改了责任单位"}


def _change(one: JobChange, district: District, now: datetime) -> str:
    """`12月1日 林晓岚 改期，原来 12月3日 周四：等材料`."""
    before = times.day(date.fromisoformat(one.before)) if one.what is ChangedPart.DAY else one.before
    why = f"（{one_line(one.words)}）" if one.words else ""
    done = _DONE[one.what]
    return f"{times.date_of(one.at, now)} {district.staff[one.person].name} {done}，原来 {before}{why}"


def _proof(one: JobReport) -> str:
    told = [f"照片 {len(one.photos)} 张"] if one.photos else []
    told += [f"#{number}" for number in one.cases]
    return f"（{'、'.join(told)}）"


def _point(one: Milestone) -> str:
    return f"{times.short_day(one.day)} {one_line(one.words, 30)}"
