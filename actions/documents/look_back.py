"""回头看: the draw of a week, so that anybody can draw it again: all lots with weights, the seed, how it is done."""

from __future__ import annotations

from actions.documents.kit import document, office
from actions.rechecks import group_of
from domain.cases import Case
from domain.lookback import WEIGHTS, Draw, key
from domain.matters import Matter, MatterKind
from domain.order import Order
from domain.paper import Block, Form, Heading, Paper, PaperTable, Paragraph
from domain.refused import NoDraw
from storage.store import Store
from texts import cases as wording
from texts import look_back as words_of
from texts import times

_HOW = (
    "每件的键值 = ln(u) ÷ 权重，键值大的先抽中。u = (n + 0.5) ÷ 2^52，n 是“种子:编号”的 SHA-256（十六进制）前 13 位。"
    "权重是 1 加上每条原因的分：{}。"
)
_FROM = (
    "全部问题经过第 {} 行到第 {} 行的校验值依次连起来的 SHA-256（十六进制）前 16 位；"
    "上次抽查以来每个人办的每件事都在里面，谁也不能单独定。"
)
_OTHER = "这个种子不是本期用的（本期是 {}），抽出来的只供核对抽法，不派人看。本期抽中的是 {}。"


@document("回头看", last=True)
def paper(order: Order, store: Store) -> Paper:
    """The draw of the period, the last one where none is named; with another seed what that would have drawn.

    Raises NoDraw.
    """
    draw = store.look_backs.last(order.span, order.period)
    if draw is None:
        raise NoDraw(order.period)
    seed = order.seed.strip() or draw.seed
    return Paper(
        file=f"回头看抽查名单 {draw.label}",
        title="文明城市创建回头看抽查名单",
        number=_week(draw.label),
        blocks=(
            _facts(draw, seed, store),
            Heading("一、抽中的"),
            *_drawn(draw, seed, order, store),
            Heading("二、可以抽的"),
            *_lots(draw, seed),
        ),
        signer=office(store),
        day=draw.until.astimezone(store.zone).date(),
    )


def _week(label: str) -> str:
    """`（2026年第48周）` of `2026-W48`, as a 周报 says it."""
    year, _, week = label.partition("-W")
    return f"（{year}年第{int(week)}周）"


def _facts(draw: Draw, seed: str, store: Store) -> Form:
    since, until = (times.written(one.astimezone(store.zone)) for one in (draw.since, draw.until))
    scores = "、".join(f"{risk} {score}" for risk, score in WEIGHTS.items())
    lines = [
        ("范围", f"{since} 到 {until} 销号的，以前没抽过，共 {len(draw.lots)} 件（保密件除外）"),
        ("比例", f"{draw.share}%，至少一件：抽 {len(draw.drawn())} 件"),
        ("种子", seed),
        ("种子怎么来", _FROM.format(draw.first_line, draw.last_line)),
        ("怎么抽", _HOW.format(scores)),
    ]
    if seed != draw.seed:
        theirs = "、".join(f"#{number}" for number in draw.drawn()) or "无"
        lines.insert(3, ("注意", _OTHER.format(draw.seed, theirs)))
    return Form(tuple(lines))


def _drawn(draw: Draw, seed: str, order: Order, store: Store) -> list[Block]:
    numbers = draw.drawn(seed)
    if not numbers:
        return [Paragraph("没有抽。")]
    cases, matters = store.cases.some(numbers), _matters(draw, seed, store)
    rows = tuple(
        (str(place), f"#{number}", *_row(cases[number], matters.get(number), order, store))
        for place, number in enumerate(numbers, 1)
    )
    columns = ("序", "编号", "问题", "责任单位", "结果")
    return [PaperTable(columns, rows, (0.08, 0.1, 0.4, 0.16, 0.26))]


def _matters(draw: Draw, seed: str, store: Store) -> dict[int, Matter]:
    """Who looks at what; of another seed's draw nobody looks at anything."""
    found = store.matters.all(MatterKind.LOOK_BACK) if seed == draw.seed else []
    return {one.case: one for one in found if one.label == draw.label}


def _row(case: Case, matter: Matter | None, order: Order, store: Store) -> tuple[str, str, str]:
    if case.confidential:
        return ("保密件", "", "")
    category, unit = store.district.category.get(case.category or 0), store.district.unit.get(case.unit or 0)
    what = f"{category.name if category else wording.UNSORTED} · {wording.place(case, store.district)}"
    now = order.at.astimezone(store.zone)
    told = words_of.stands(matter, store.district, now, group_of(matter.person, store)) if matter else ""
    return what, unit.short if unit else "", told


def _lots(draw: Draw, seed: str) -> list[Block]:
    if not draw.lots:
        return [Paragraph("没有。")]
    rows = tuple(
        (f"#{lot.case}", str(lot.weight), "、".join(lot.risks) or "无", f"{key(lot, seed):.9f}")
        for lot in draw.lots
    )
    return [PaperTable(("编号", "权重", "原因", "键值"), rows, (0.12, 0.1, 0.53, 0.25))]
