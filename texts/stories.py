"""报道 in words, in chat and in the document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.cases import Case
from domain.chat import Choice
from domain.district import District
from domain.stories import StoryLine, StoryStep
from texts import times
from texts.typed import one_line

WORD, FILE = "报道", "报道素材"
NONE = "还没有选报道素材。选一件销号的：报道 选 12"
WHY = "为什么不同意？请写原因。"
CONFIRMED = "照片已看过"
MOST = 20
FASTER = "有人刚办过这一步，请再看一下：报道"
NOTHING = "还没有单位同意的，没有可导出的。"
_STATES = {
    StoryStep.CHOSEN: "等单位同意",
    StoryStep.AGREED: "单位同意，可以用",
    StoryStep.REFUSED: "单位不同意",
    StoryStep.DROPPED: "不用了",
}


def look(case: Case) -> str:
    """To the office, with the photos: nobody who can be known may be in them."""
    return f"#{case.number} 的照片里有认得出的人、证件或家门牌吗？都没有就点〔是〕，我去请单位同意。车牌会自动遮住。"


def not_fit(case: Case) -> str:
    """Only what is put right, and shows it."""
    return f"#{case.number} 不能选：要已经销号、没再反弹、整改前后都有照片，保密的不选。"


def line(case: Case, last: StoryLine, district: District) -> str:
    """`#12 占道经营 · 人民广场 · 金山社区：等单位同意`."""
    unit = district.unit.get(case.unit or 0)
    category = district.category.get(case.category or 0)
    parts = [category.name if category else "", one_line(case.place, 20), unit.short if unit else ""]
    why = f"：{one_line(last.words, 40)}" if last.step is StoryStep.REFUSED else ""
    return f"#{case.number} {' · '.join(part for part in parts if part)}：{_STATES[last.step]}{why}"


def listed(lines: Sequence[str], ready: int) -> str:
    """All of them, the newest first."""
    more = [f"……还有 {len(lines) - MOST} 件"] if len(lines) > MOST else []
    end = ["导出发：报道 导出"] if ready else []
    return "\n".join([f"报道素材 {len(lines)} 件，可以用 {ready} 件：", *lines[:MOST], *more, *end])


def asked(case: Case, told: str) -> tuple[str, tuple[Choice, ...]]:
    """To the unit's heads."""
    choices = (
        Choice("同意刊发", f"报道 同意 {case.number}"),
        Choice("不同意", f"报道 不同意 {case.number}"),
    )
    return f"【报道】想用这件的整改前后照片，请看同不同意：\n{told}", choices


def decided(told: str) -> str:
    """To the office."""
    return f"【报道】{told}"


def not_yours(case: int) -> str:
    """Another unit's."""
    return f"#{case} 不是您单位的。"


def not_now(told: str) -> str:
    """The step does not fit how far it is."""
    return f"现在不是这一步：{told}"


def not_chosen(case: int) -> str:
    """The office has not chosen it."""
    return f"#{case} 没有选作报道素材。"


def caption(case: Case, district: District, now: datetime) -> str:
    """What stands over the photos; nobody's name."""
    unit = district.unit.get(case.unit or 0)
    category = district.category.get(case.category or 0)
    closed = times.date_of(case.closed_at, now) if case.closed_at else ""
    return (
        f"{one_line(case.place, 30)}，{category.name if category else '问题'}，"
        f"{times.date_of(case.opened_at, now)}发现，{closed}销号（{unit.short if unit else ''}）"
    )
