"""弱项 in words: which categories come off worst, and by which rate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.chat import Choice
from domain.lagging import MOST, RATES, WeakItem
from domain.measures import WEAKNESS, Ratio
from domain.paper import Block, PaperTable, Paragraph
from texts import measures

FORMULA = Choice(f"{WEAKNESS}怎么算", f"口径 {WEAKNESS}")


def answer(where: str, when: str, all_: WeakItem, found: Sequence[WeakItem], few: int) -> str:
    """The whole answer: how all of it stands, then the weak ones."""
    head = f"{WEAKNESS} · {where} · {when}"
    if not all_.cases:
        return f"{head}：没有到期、核查、回头看过的，比不出"
    return "\n".join([head, *_whole(all_), *_lines(found, few)])


def _whole(all_: WeakItem) -> Iterator[str]:
    told = [_share(all_, one) for one in RATES if all_.shares[one].whole]
    if told:
        yield "，".join(told)
    if all_.weakest is not None:
        yield f"三项里最弱的是{all_.weakest.name}"


def _lines(found: Sequence[WeakItem], few: int) -> Iterator[str]:
    if not found:
        yield "件数够的类别里没有弱项。" if few else "各类别都没有弱项。"
    else:
        yield "按类别，分低的在前："
    for place, one in enumerate(found[:MOST], 1):
        yield f"{place}. {one.name} {one.score} 分：{'，'.join(_share(one, r) for r in RATES if one.shares[r].whole)}"
    if len(found) > MOST:
        yield f"……还有 {len(found) - MOST} 类"
    if few:
        yield f"（另有 {few} 类件数太少，不比）"


def _share(item: WeakItem, ratio: Ratio) -> str:
    return f"{ratio.name} {measures.share(item.shares[ratio])}"


def line(found: Sequence[WeakItem]) -> Iterator[str]:
    """One line of a report: `弱项：占道经营 62 分、…`."""
    if found:
        yield f"{WEAKNESS}：" + "、".join(f"{one.name} {one.score} 分" for one in found[:3])


def table(found: Sequence[WeakItem], fewest: int) -> list[Block]:
    """The part of a report's document that is about them; with fewer cases a category is not compared."""
    if not found:
        return []
    rows = tuple(
        (
            one.name,
            str(one.score),
            *(f"{p}%" if (p := one.shares[r].percent) is not None else "—" for r in RATES),
        )
        for one in found[:MOST]
    )
    columns = ("类别", "分", *(one.name for one in RATES))
    return [
        PaperTable(columns, rows, (0.32, 0.11, 0.19, 0.19, 0.19)),
        Paragraph(f"{WEAKNESS}怎么算：{measures.weakness(f'{fewest} 件')}。"),
    ]
