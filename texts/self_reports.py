"""自报倒查 in words: what was looked for and found, what the unit and the office are asked, what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from domain.cases import Accountability, Case, Event, Source, Step
from domain.district import District
from domain.matters import Matter
from domain.measures import SELF_SHARE
from domain.selfreports import FROM_ABOVE, SELF_REPORTS, Lookup, SelfReport, Weakness
from domain.standing import percent
from domain.tally import Tally
from texts import cases as wording
from texts import times
from texts.standings import answered_for
from texts.typed import one_line

TITLE = "【自报倒查】"
_TOLD = (Step.EXPLAIN, Step.SHIELD, Step.BLAME)


def hint(case: Case, lookup: Lookup | None, now: datetime) -> str:
    """For a card: `先前自报过 #1（3月1日，约20米，处置中），免责`."""
    match case.accountability:
        case Accountability.SHIELDED if lookup and lookup.shields:
            first, *more = lookup.shields
            others = f"等{len(more) + 1}件" if more else ""
            told = f"{times.near_day(first.reported_at, now)}，{_far(first)}，{first.state}"
            return f"先前自报过 #{first.number}（{told}）{others}，免责"
        case Accountability.SHIELDED:
            return "免责"
        case Accountability.QUESTIONED:
            return "先前没有自报，待说明"
        case Accountability.BLAMED:
            return "追责"
        case Accountability.AMNESTY:
            return "问题排摸月，不追责"
        case Accountability.NONE:
            return ""


def came_to(lookup: Lookup, district: District) -> str:
    """For the history: `30天内、50米内，金山社区和本网格先前自报 #1，免责`."""
    where = f"{lookup.days}天内、{lookup.metres}米内，{_unit(lookup.unit, district)}和本网格"
    weak = [one for one in lookup.found if one.weakness is not None]
    besides = "".join(f"；#{one.number} {one.weakness}，不算" for one in weak)
    if lookup.shields:
        return f"{where}先前自报 {_numbers(lookup.shields)}，免责{besides}"
    last = "问题排摸月，不追责" if lookup.amnesty else "等创建办定"
    return f"{where}先前没有自报{besides}；{last}"


def dropped(case: Case) -> str:
    """Why nobody asks any more."""
    return "改为保密，不再倒查" if case.confidential else "来源改了，不再倒查"


def to_unit(case: Case, matter: Matter, lookup: Lookup, district: District, now: datetime) -> str:
    """What the unit is asked, once."""
    return "\n".join(
        [
            f"{TITLE}{wording.named(case, district)}，来源：{case.source}",
            _missed(lookup, district),
            f"请单位负责人或经办人说明，{_until(matter, now)}：说明 {case.number} 内容（引用这条回复也行）",
        ]
    )


def explained(case: Case, matter: Matter, who: str, district: District) -> str:
    """For the office, which decides now."""
    return f"{TITLE}{wording.named(case, district)}\n{who} 说明：{one_line(matter.words)}\n{_decide(case)}"


def unexplained(case: Case, matter: Matter, district: District) -> str:
    """For the office, when the unit's time is over."""
    return f"{TITLE}{wording.named(case, district)}\n{_unit(matter.unit, district)}到期没有说明。\n{_decide(case)}"


def whole(
    case: Case,
    lookup: Lookup | None,
    matter: Matter | None,
    events: Sequence[Event],
    district: District,
    now: datetime,
) -> str:
    """The answer to 自报 12: what was looked for, what was found, what came of it, from what was kept."""
    if lookup is None:
        return f"#{case.number} {_not_looked(case)}"
    return "\n".join(
        [
            f"#{case.number} 自报倒查（来源：{lookup.source}，{times.moment(lookup.at, now)} 查）",
            f"查 {_unit(lookup.unit, district)}和本网格 {lookup.days}天内、{lookup.metres}米内或同一点位、同大类的自报",
            *(_found(one, now) for one in lookup.found),
            *([] if lookup.found else ["没有查到"]),
            *(_told(one, district, now) for one in events if one.step in _TOLD),
            f"结果：{_result(case, matter, district, now)}",
        ]
    )


def waits(to_explain: Sequence[Matter], to_decide: Sequence[Matter], now: datetime) -> list[str]:
    """For 我的任务: what somebody's unit has to say, and what the office has to decide."""
    asked = "、".join(f"#{one.case}（{_until(one, now)}）" for one in to_explain)
    decided = "、".join(f"#{one.case}" for one in to_decide)
    return [
        *([f"等您单位说明自报：{asked}"] if asked else []),
        *([f"等您定免责还是追责：{decided}，请发：免责 编号 理由，或 追责 编号 理由"] if decided else []),
    ]


def shielded(number: int, later: Iterable[int]) -> str:
    """The other way round: what a self-report was found for."""
    return f"#{number} 是自报，后来上面发现的 {'、'.join(f'#{one}' for one in later)} 倒查时查到了它，算先前自报。"


def _not_looked(case: Case) -> str:
    if case.confidential:
        return "是保密件，不倒查自报。"
    if case.source in SELF_REPORTS:
        return f"来源是{case.source}，本身就是自报，不倒查。"
    if case.source not in FROM_ABOVE:
        return f"来源是{case.source}，不倒查自报。"
    return "还没倒查自报：地点、类别都定了才查。"


def _missed(lookup: Lookup, district: District) -> str:
    weak = "".join(f"（#{one.number} {one.weakness}，不算）" for one in lookup.found)
    return f"{lookup.days}天内、{lookup.metres}米内没查到{_unit(lookup.unit, district)}和本网格先前自报{weak}"


def _found(one: SelfReport, now: datetime) -> str:
    counts = f"{one.weakness}，不算" if one.weakness else "算"
    return f"#{one.number} {times.moment(one.reported_at, now)} 报 · {_far(one)} · {one.state} · {counts}"


def _far(one: SelfReport) -> str:
    if one.metres is None and one.weakness in (Weakness.NOWHERE, Weakness.EMPTY):
        return "本网格"
    return f"约{one.metres}米" if one.metres else "同一地点"


def _told(one: Event, district: District, now: datetime) -> str:
    who = wording.person(district.person.get(one.person or 0), district)
    words = f"：{one_line(one.words)}" if one.words else ""
    return f"{times.moment(one.at, now)} {who} {one.step}{words}"


def _result(case: Case, matter: Matter | None, district: District, now: datetime) -> str:
    by_hand = matter is not None and bool(matter.signatures)
    if case.accountability is Accountability.QUESTIONED and matter is not None:
        if matter.until is None:
            return "待定，派到单位后请单位说明"
        unit = _unit(matter.unit, district)
        waits = f"，等{unit}说明，{_until(matter, now)}" if matter.until >= now else f"，{unit}到期没有说明"
        return f"待创建办定{'' if matter.words else waits}"
    if case.accountability is Accountability.AMNESTY:
        return "问题排摸月，不追责"
    return (
        f"{case.accountability}{'（创建办定）' if by_hand else '（先前自报过）'}"
        if case.accountability
        else dropped(case)
    )


def _until(matter: Matter, now: datetime) -> str:
    return times.due(matter.until, now) if matter.until else ""


def _decide(case: Case) -> str:
    return f"请定，要写理由：免责 {case.number} 理由，或 追责 {case.number} 理由"


def _numbers(found: Iterable[SelfReport]) -> str:
    return "、".join(f"#{one.number}" for one in found)


def _unit(unit: int | None, district: District) -> str:
    return district.unit[unit].short if unit in district.unit else "单位"


def share(
    scope: str,
    period: str,
    tally: Tally,
    counts: Mapping[Source, int],
    weights: Mapping[Source, int],
    now: datetime,
) -> str:
    """The answer to 自查占比: the share, each source with its count, and what others found by its weight."""
    head = f"{SELF_SHARE.name} · {scope} · {period}（截至 {now:%H:%M}）"
    whole = sum(counts.values())
    if not whole:
        return f"{head}\n没有新增的问题。"
    own = sum(counts.get(one, 0) for one in SELF_REPORTS)
    found = {one: counts[one] for one in Source if one in FROM_ABOVE and counts.get(one)}
    weighed = sum(count * weights.get(one, 1) for one, count in found.items())
    lines = [
        f"{SELF_SHARE.name} {percent(own, whole)}%（{SELF_SHARE.part} {own} / {SELF_SHARE.whole} {whole}）",
        "来源：" + "，".join(f"{one} {counts[one]}" for one in Source if counts.get(one)),
        *([f"上面发现 {sum(found.values())} 件，按来源权重算 {weighed} 件"] if found else []),
        *answered_for(tally),
    ]
    return "\n".join([head, *lines])
