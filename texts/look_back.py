"""回头看 in words: what was drawn, who looks, what was found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.cases import Case
from domain.chat import Choice
from domain.district import District, Person
from domain.lookback import Draw, LookResult
from domain.matters import Matter, MatterState
from domain.rechecks import Team
from texts import cases as wording
from texts import times
from texts.cases import Listing
from texts.typed import one_line

WORD = "回头看"
SHOW = Choice(WORD, WORD)
ONE_BY_ONE = "逐件"
NEXT = Choice("逐件看", f"{WORD} {ONE_BY_ONE}")
PAPER = Choice("名单文件", f"{WORD} 名单")
NONE = "还没有抽过回头看。每周一抽一次上次以来销号的。"
NOTHING = "没有等您回头看的了。"
HOW = "没反弹发“好 编号”（可附照片），又出现了拍照发“反弹 编号 说明”。先不要告诉整改单位。"


def taken_back(again: int) -> str:
    """For the history of the closed case."""
    return f"另立的 #{again} 报错了，这次回头看不算"


def counts_no_more(before: Case) -> str:
    """To whoever takes a 反弹 back."""
    return f"#{before.number} 不算反弹了，反弹率跟着改"


def why_wrong(case: Case) -> str:
    """Asks whoever takes a 反弹 back for the reason."""
    return f"#{case.number} 的反弹错在哪？请写理由，会记进经过。"


def still_counts(before: Case) -> str:
    """To whoever voids the new case of a 反弹: that alone takes nothing back."""
    return f"#{before.number} 仍算反弹。是报错的请发：反弹更正 {before.number} 理由"


def is_it_none(case: Case, words: str) -> str:
    """Asks whoever writes 反弹 and denies it."""
    return f"“{one_line(words, 30)}”——#{case.number} 到底反弹没有？没反弹请点“没反弹”；又出现了回“是”，另立一件。"


def buttons(case: Case) -> tuple[Choice, ...]:
    """Both results, for whoever looks."""
    return tuple(Choice(word, f"{word} {case.number}") for word in LookResult)


def to_look_at(until: datetime | None, behind: int, now: datetime) -> str:
    """For the card: until when, and how many come after it."""
    when = f"，{times.due(until, now)}" if until else ""
    return f"请到现场回头看{when}{f'，后面还有 {behind} 件' if behind else ''}"


def given(
    cases: Sequence[Case],
    until: datetime | None,
    left: int,
    district: District,
    now: datetime,
    with_whom: str = "",
) -> Listing:
    """For somebody who has these to look at, so many of which are left from earlier draws."""
    when = f"，{times.due(until, now)}看完" if until and until > now else ""
    older = [f"其中上次没看完的 {left} 件"] if left else []
    listed = wording.listing(f"【回头看】请您{with_whom}到现场看{when}", cases, district, now)
    return Listing("\n".join([listed.text, *older, HOW]), listed.rows)


def together(group: Team | None, person: Person) -> str:
    """`和罗清越（一组）`: with whom somebody looks."""
    others = [one.name for one in group.people if one.id != person.id] if group else []
    return f"和{'、'.join(others)}（{group.name}）" if group else ""


def looker(someone: Person, group: Team | None, district: District) -> str:
    """Who looks: `督查室 高正扬`, or `一组 高正扬、罗清越`."""
    if group is None:
        return wording.person(someone, district)
    return f"{group.name} {'、'.join(one.name for one in group.people)}"


def waiting_here(name: str, count: int) -> str:
    """For a group in which somebody has to be told by name: not which, for units read it too."""
    return f"{name}，有 {count} 件回头看等您，请私聊发：{WORD}"


def nobody(count: int) -> str:
    """For the office: nobody may look at some."""
    return (
        f"【回头看】有 {count} 件没有合适的人看（不能是办的、核查的人和他们单位的），请创建办私聊发：{WORD}"
    )


def numbers(cases: Sequence[Case]) -> str:
    """`#3、#7`."""
    return "、".join(f"#{case.number}" for case in cases)


def mine(cases: Sequence[Case], until: datetime | None, now: datetime) -> str:
    """A line of 我的任务."""
    when = f"，{times.due(until, now)}" if until else ""
    return f"回头看 {len(cases)} 件：{numbers(cases)}{when}。看过请发：好 编号，或 反弹 编号 说明"


def found(matter: Matter) -> str:
    """`好`, `反弹，另立 #15`."""
    last = matter.signatures[-1].words if matter.signatures else ""
    return "，".join(one for one in (matter.words, last) if one)


def stands(matter: Matter, district: District, now: datetime, group: Team | None = None) -> str:
    """How the look at one case stands; `group` is that of whoever it was given to."""
    given_to = district.person.get(matter.person or 0)
    who = looker(given_to, group, district) if given_to else "没有合适的人"
    if matter.state is MatterState.ENDED:
        by = wording.person(given_to, district) if given_to else who
        when = f"（{by} {times.date_of(matter.ended_at, now)}）" if matter.ended_at else ""
        return f"{found(matter)}{when}" if matter.words else "重开了，不看"
    late = "，过期了" if matter.until and matter.until < now else ""
    return f"{who} 还没看{late}"


def line(case: Case, told: str, district: District) -> str:
    """`#3 占道经营 · 人民广场 · 金山社区 · 督查室 高正扬 还没看`."""
    category, unit = district.category.get(case.category or 0), district.unit.get(case.unit or 0)
    what = category.name if category else wording.UNSORTED
    parts = (what, one_line(case.place), unit.short if unit else "", told)
    return f"#{case.number} " + " · ".join(part for part in parts if part)


def title(draw: Draw, until: datetime | None, now: datetime) -> str:
    """`【回头看】2026-W10：销号 12 件里抽了 2 件，3月5日(周四) 18:00 前看完`."""
    count = len(draw.drawn())
    if not draw.lots:
        return f"【回头看】{draw.label}：上次以来没有销号的，没抽"
    when = ""
    if until is not None:
        when = f"，{times.due(until, now)}看完" if until > now else f"，{times.date_of(until, now)}到期"
    return f"【回头看】{draw.label}：销号 {len(draw.lots)} 件里抽了 {count} 件{when}"


def seed(draw: Draw) -> str:
    """How anybody can check it."""
    return f"种子 {draw.seed}，怎么抽的都写在名单里。"


def lasts(case: Case) -> str:
    """For whoever found that it lasts."""
    return f"#{case.number} 回头看：好，记下了"


def rebounded(number: int) -> str:
    """What stands with the old case."""
    return f"另立 #{number}"


def hint(matter: Matter) -> str:
    """For the card of the old case."""
    return f"回头看：{found(matter)}"


def again(number: int) -> str:
    """For the card of the new case."""
    return f"#{number} 销号后又出现（反弹）"
