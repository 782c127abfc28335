"""A heat map (热力图) in words: where most is, of what."""

from __future__ import annotations

from domain.heat import HeatPage, SumWords
from domain.question import Question, Status
from domain.sketch import Ground, Heat, PictureHead

TITLE = "热力图"
_GROUNDS = {Status.OVERDUE: Ground.LATE, Status.CLOSED: Ground.GOOD}
MOST_NAMED = 6


def sums(unit: str) -> SumWords:
    """What stands beside sums where the places are grids, units or points."""
    return SumWords("其他", "合计", f"其余 {{}} 个{unit}")


def what(question: Question) -> str:
    """What is counted: `超期`, and where nothing was said all that was reported."""
    return "、".join(question.states) or "上报"


def measured(question: Question, unit: str) -> str:
    """`超期（件），网格 × 类别`."""
    return f"{what(question)}（件），{unit}×类别"


def picture(head: PictureHead, question: Question, page: HeatPage) -> Heat:
    """What is drawn: overdue in red, closed in green, the rest in grey."""
    states = question.states
    ground = _GROUNDS.get(states[0], Ground.PLAIN) if len(states) == 1 else Ground.PLAIN
    return Heat(head, ground, page.columns, page.rows, page.rest, page.whole, page.most)


def told(head: str, page: HeatPage) -> list[str]:
    """The sums by category, the places with most, the cell with most."""
    kinds = zip(page.columns, page.whole.cells, strict=True)
    place, category, number = page.highest
    return [
        f"{head}：{page.whole.total} 件",
        "按类别：" + "、".join(f"{name} {count}" for name, count in kinds if count),
        "最多的地方：" + "、".join(f"{row.name} {row.total}" for row in page.rows[:MOST_NAMED]),
        f"最多的一格：{place} {category} {number} 件"
        + (f"（一样多的共 {page.ties} 格）" if page.ties > 1 else ""),
    ]
