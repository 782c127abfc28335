"""红黄榜 in words: what stands on it, how far it is, and what is to be done next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from domain.chat import Choice
from domain.district import District
from domain.redlist import (
    Listed,
    ListEntry,
    ListEvent,
    ListState,
    ListStep,
    Objection,
    RedList,
    objections,
    standing,
)
from domain.rules import Rules
from domain.rulesheet import table
from domain.sketch import Poster, PosterList
from texts import times
from texts.appraisal import cutoff, month_name, points
from texts.scoring import name
from texts.typed import one_line

_NONE = "无"


def basis(rules: Rules) -> str:
    """By which rules it is made, as the workbook writes them."""
    lines = table()
    said = [
        f"{lines[field].name} {lines[field].spelling.say(getattr(rules, field))}"
        for field in ("good_bar", "weak_bar", "score_weights", "least_due")
    ]
    return "；".join(said)


def shown(one: RedList, events: Sequence[ListEvent], district: District, now: datetime) -> str:
    """All of it, with how far it is."""
    raised = objections(events)
    lines = [
        f"【{one.title}】{_month(one, now)}{_revision(one)}（{_state(one, events, district, now)}）",
        *lists(one, raised, district),
    ]
    unranked = [name(entry.grid, district) for entry in one.entries if entry.place is None]
    if unranked:
        lines.append(f"件数不够或没有分、不排名：{'、'.join(unranked)}")
        if len(one.entries) - len(unranked) == 1:
            lines.append("排名的只有 1 个网格，没有先后，不按名次上榜。")
    lines += [_objection(each, district) for each in raised]
    return "\n".join([*lines, f"按：{one.basis}", f"数据{cutoff(one.cut_at, now)}"])


def lists(one: RedList, raised: Iterable[Objection], district: District) -> list[str]:
    """The two lists, a line each."""
    entries = standing(one.entries, raised)
    good = [entry for entry in entries if entry.listed is Listed.GOOD]
    weak = [entry for entry in entries if entry.listed is Listed.WEAK]
    return [
        f"{one.names[0]}：{_entries(good, district)}",
        f"{one.names[1]}：{_entries(weak, district)}",
    ]


def published(
    one: RedList, events: Sequence[ListEvent], signer: str, district: District, now: datetime
) -> str:
    """What the groups read. Of objections only that something was taken off."""
    raised = objections(events)
    off = [name(each.grid, district) for each in raised if each.upheld]
    lines = [
        f"【{one.title}】{district.name} {one.month.year}年{one.month.month}月{_revision(one)}",
        *lists(one, raised, district),
    ]
    if off:
        lines.append(f"异议成立、不列入：{'、'.join(off)}")
    lines.append(
        f"{signer} {now.month}月{now.day}日签发。每一分怎么来的，发：评分 为什么 网格 {one.month:%Y-%m}"
    )
    return "\n".join(lines)


def picture(one: RedList, events: Sequence[ListEvent], district: District, now: datetime) -> Poster:
    """The same as a picture."""
    entries = standing(one.entries, objections(events))
    lists_ = tuple(
        PosterList(
            title,
            side is Listed.GOOD,
            tuple(
                (f"{entry.place}", name(entry.grid, district), points(entry.total))
                for entry in entries
                if entry.listed is side
            ),
        )
        for title, side in zip(one.names, (Listed.GOOD, Listed.WEAK), strict=True)
    )
    return Poster(
        district.name,
        f"{one.month.year}年{one.month.month}月{one.title}{_revision(one)}",
        "综合分（满分 100），按网格",
        f"数据{cutoff(one.cut_at, now)}",
        reference(one),
        lists_,
    )


def reference(one: RedList) -> str:
    """What stands on the picture and beside it."""
    return f"{one.title} {one.month:%Y-%m}"


def poster(one: RedList) -> tuple[Choice, ...]:
    """The button of a published list."""
    return (Choice("海报", f"红黄榜 图 {one.month:%Y-%m}"),)


def withdrawn(one: RedList, why: str, now: datetime) -> str:
    """Told wherever it had been told."""
    return f"【{one.title}】{_month(one, now)}的榜撤回，不再作数。\n原因：{one_line(why, 200)}"


def opened(one: RedList, events: Sequence[ListEvent], district: District, now: datetime) -> str:
    """What the heads of units hear when objections are taken."""
    assert one.until is not None, "objections are taken until some moment"
    return "\n".join(
        [
            f"【{one.title}】{_month(one, now)}{_revision(one)}，还没公布，先听异议",
            *lists(one, objections(events), district),
            f"{times.due(one.until, now)}，单位负责人可发：异议 网格 理由",
        ]
    )


def objected(one: RedList, event: ListEvent, unit: str, district: District, now: datetime) -> str:
    """What the office decides about."""
    grid = name(event.grid, district)
    return (
        f"【{one.title}】{_month(one, now)} {unit}提异议：{grid}\n{one_line(event.words, 200)}\n成立不成立？"
    )


def decided(one: RedList, event: ListEvent, district: District, now: datetime) -> str:
    """What became of an objection."""
    grid = name(event.grid, district)
    what = f"{event.step}，{grid}不列入" if event.step is ListStep.UPHOLD else f"{grid}{event.step}"
    return f"【{one.title}】{_month(one, now)} {what}。理由：{one_line(event.words, 200)}"


def ready(one: RedList, events: Sequence[ListEvent], district: District, now: datetime) -> str:
    """That a leader can sign."""
    return "\n".join(
        [f"【{one.title}】{_month(one, now)}异议期结束，请签发", *lists(one, objections(events), district)]
    )


def undecided(one: RedList, raised: Iterable[Objection], district: District, now: datetime) -> str:
    """That objections wait for the office, though their time is over."""
    names = "、".join(name(each.grid, district) for each in raised if each.decided is None)
    return f"【{one.title}】{_month(one, now)}异议期结束，还没定：{names}。定了才能签发。"


def review(one: RedList, *, early: bool = False) -> tuple[Choice, ...]:
    """Buttons of a draft; `early` if it cannot be reviewed: not of the whole month yet, or with nobody on it."""
    month = f"{one.month:%Y-%m}"
    reviewed = () if early else (Choice("审核通过", f"审核 {month}"),)
    return (*reviewed, Choice("重拟", f"红黄榜 重拟 {month}"))


def decide(event: ListEvent, district: District) -> tuple[Choice, ...]:
    """Buttons of an objection."""
    grid = name(event.grid, district)
    return (Choice("成立", f"异议成立 {grid}"), Choice("不成立", f"异议不成立 {grid}"))


def sign(one: RedList) -> tuple[Choice, ...]:
    """The leader's button."""
    return (Choice("签发", f"签发 {one.month:%Y-%m}"),)


def not_yet(month: date, now: datetime, one: RedList | None = None) -> str:
    """There is none that this person may see; what it waits for, where objections are taken or were."""
    head = f"{month_name(month, now)}的榜还没公布"
    if one is None or one.state is not ListState.OBJECTING or one.until is None:
        return f"{head}。"
    if now > one.until:
        return f"{head}：异议期过了，等领导签发。"
    return f"{head}：在听异议，{times.due(one.until, now)}；之后由领导签发。"


def wrong_state(one: RedList, step: ListStep, now: datetime) -> str:
    """Why a step is not taken: where the list stands, and what comes next."""
    head = f"{_month(one, now)}的榜"
    match one.state:
        case ListState.DRAFT:
            return f"{head}还是草案，不能{step}。请创建办先审核：审核 {one.month:%Y-%m}"
        case ListState.OBJECTING:
            return f"{head}已经审核，在异议期，不用再{step}。"
        case ListState.PUBLISHED:
            return f"{head}已经公布，不能再{step}。要改请撤榜：撤榜 {one.month:%Y-%m} 理由"
        case ListState.WITHDRAWN:
            return f"{head}已经撤了，不能{step}。请创建办重新拟：红黄榜 {one.month:%Y-%m}"


def all_of_them(seen: Sequence[RedList], now: datetime) -> str:
    """Of which months there are lists."""
    if not seen:
        return "还没有红黄榜。"
    lines = [f"{_month(one, now)}{_revision(one)}：{one.state}" for one in seen]
    return "\n".join([f"红黄榜 {len(seen)} 个月：", *lines, f"看一个月发：红黄榜 {seen[0].month:%Y-%m}"])


def nobody_listed(one: RedList, now: datetime) -> str:
    """Neither list has a grid."""
    return f"{_month(one, now)}{one.names[0]}、{one.names[1]}都没有网格，不用审核、公布。条件在《规则》里改。"


def month_goes_on(one: RedList, now: datetime) -> str:
    """A list is of a whole month."""
    return f"{_month(one, now)}还没过完，草案先看看；过了月底再审核。"


def drawn_up_early(one: RedList, now: datetime) -> str:
    """The draft's figures are of part of the month."""
    cut = times.moment(one.cut_at, now)
    return f"{_month(one, now)}的草案只算到 {cut}，请先按整月重拟：红黄榜 重拟 {one.month:%Y-%m}"


def _month(one: RedList, now: datetime) -> str:
    return month_name(one.month, now)


def _revision(one: RedList) -> str:
    return f"（更正第 {one.revision - 1} 次）" if one.revision > 1 else ""


def _state(one: RedList, events: Sequence[ListEvent], district: District, now: datetime) -> str:
    if one.state is ListState.OBJECTING and one.until is not None:
        if now <= one.until:
            return f"异议期，{times.due(one.until, now)}"
        open_ones = sum(each.decided is None for each in objections(events))
        waits = f"还有 {open_ones} 个异议没定" if open_ones else "待签发"
        return f"异议期 {times.moment(one.until, now)} 结束，{waits}"
    steps = [event for event in events if event.step is not ListStep.RELEASE]
    if one.state in (ListState.PUBLISHED, ListState.WITHDRAWN) and steps:
        last = steps[-1]
        who = district.person.get(last.person or 0)
        by = f" {who.name}" if who else ""
        what = "签发公布" if one.state is ListState.PUBLISHED else "撤榜"
        why = f"：{one_line(last.words)}" if last.words and one.state is ListState.WITHDRAWN else ""
        return f"{times.moment(last.at, now)}{by} {what}{why}"
    return one.state


def _entries(entries: Sequence[ListEntry], district: District) -> str:
    said = [f"{entry.place}. {name(entry.grid, district)} {points(entry.total)}" for entry in entries]
    return "；".join(said) or _NONE


def _objection(one: Objection, district: District) -> str:
    what = f"{one.decided.step}（{one_line(one.decided.words)}）" if one.decided else "等创建办定"
    return f"异议 {name(one.grid, district)}：{one_line(one.raised.words)} → {what}"
