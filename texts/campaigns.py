"""战果 in words, in chat and in the workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.campaigns import HUNDREDTHS, CampaignCount, CampaignSum
from domain.district import District
from domain.tabular import Entered
from texts.appraisal import decimal
from texts.typed import one_line

WORD, WHOLE = "战果", "全区"
NONE = "还没有记战果。"
HOW = "请这样写：战果 记 新亮工程 金山一网格 更换路灯 70 盏，粉刷楼道 12 个"
HOW_TO_AIM = "请这样写：战果 目标 新亮工程 更换路灯 300 盏"
NO_ITEM = f"每个数前面要写做了什么、后面写单位（个、条、盏、吨、处……）。\n{HOW}"
NO_PLACE = f"没认出在哪个网格，专项名称后面请写网格或点位，全区一起的写“全区”。\n{HOW}"
TOO_MANY = "数太大了，请核对。"
WHICH = "撤哪一条？如：战果 撤 3"
PARTS = "其中"
CONFIRMED = "照记"
MOST = 20
SUM_HEADS = (("专项", 18), ("事项", 26), ("完成", 12), ("单位", 8), ("目标", 12), ("完成几成", 10))
ENTRY_HEADS = (
    ("编号", 8), ("日期", 14), ("专项", 18), ("网格", 16), ("事项", 26), ("数量", 12),
    ("单位", 8), ("约数", 8), ("谁记的", 12),
)  # fmt: skip
NOTE = "单位不同的不相加；约数是报的时候写了“余”的；目标不分时段"


def number(hundredths: int) -> str:
    """`70`, `12.5`."""
    return decimal(hundredths / HUNDREDTHS)


def kept(entries: Sequence[CampaignCount], where: str) -> str:
    """To whoever entered them."""
    told = "，".join(f"{one.item} {_amount(one)}（{one.number}号）" for one in entries)
    return f"记下了：{entries[0].campaign} {where} {told}\n记错了发：{WORD} 撤 {entries[-1].number}"


def aimed(one: CampaignCount) -> str:
    """To whoever sets it."""
    return f"目标记下了：{one.campaign} {one.item} {_amount(one)}"


def listed(
    campaign: str,
    where: str,
    period: str,
    sums: Sequence[CampaignSum],
    left: Sequence[tuple[str, str, int, int]],
) -> str:
    """One campaign: what was done, of how much, and what was found and is not done."""
    lines = [f"{WORD} · {campaign} · {where} · {period}：", *(_line(one) for one in sums[:MOST])]
    lines += [f"……还有 {len(sums) - MOST} 项"] if len(sums) > MOST else []
    lines += [
        f"核对：{thing}查出 {number(found)} {measure}、办了 {number(done)} {measure}，"
        + (
            f"还有 {number(found - done)} {measure}"
            if found > done
            else f"多出 {number(done - found)} {measure}"
        )
        for thing, measure, found, done in left
    ]
    return "\n".join(lines)


def none(where: str, period: str, known: Sequence[str]) -> str:
    """Nothing was entered there and then."""
    campaigns = f"记过的专项：{'、'.join(known)}" if known else HOW
    return f"{WORD} · {where} · {period}：没有。{campaigns}"


def differs(total: CampaignCount, parts: int) -> str:
    """A total that is not the sum of its parts: whoever wrote it is asked."""
    difference = abs(total.hundredths - parts)
    return (
        f"{total.item}合计 {number(total.hundredths)} {total.measure}，各项之和 {number(parts)} {total.measure}，"
        f"差 {number(difference)}。照合计记吗？（只记合计）"
    )


def no_such(number_: int) -> str:
    """Nothing has this number, or it was taken off."""
    return f"没有{WORD}{number_}号，或已经撤了。"


def not_yours(number_: int) -> str:
    """Somebody else's."""
    return f"{WORD}{number_}号由记的单位或创建办撤。"


def not_your_grid(grid: str) -> str:
    """A unit enters what was done in its own grids."""
    return f"{grid}不是您单位的。"


def off(one: CampaignCount) -> str:
    """It counts no more."""
    return f"撤了：{one.campaign} {one.item} {_amount(one)}（{one.number}号）"


def sum_row(campaign: str, one: CampaignSum) -> tuple[Entered, ...]:
    """A line of the workbook."""
    share = f"{100 * one.done // one.target}%" if one.target else ""
    target = one.target / HUNDREDTHS if one.target else None
    return campaign, one.item, one.done / HUNDREDTHS, one.measure, target, share


def entry_row(one: CampaignCount, district: District, now: datetime) -> tuple[Entered, ...]:
    """The same of one entry."""
    day = f"{one.at.astimezone(now.tzinfo):%Y-%m-%d}"
    grid = district.grid[one.grid].name if one.grid in district.grid else WHOLE
    about = "约" if one.about else ""
    who = district.person[one.person].name
    count = one.hundredths / HUNDREDTHS
    return one.number, day, one.campaign, grid, one.item, count, one.measure, about, who


def _amount(one: CampaignCount) -> str:
    return f"{number(one.hundredths)}{'余' if one.about else ''} {one.measure}"


def _line(one: CampaignSum) -> str:
    """`更换路灯 70/300 盏（23%）`."""
    about = "余" if one.about else ""
    if not one.target:
        return f"{one_line(one.item, 40)} {number(one.done)}{about} {one.measure}"
    share = 100 * one.done // one.target
    return (
        f"{one_line(one.item, 40)} {number(one.done)}{about}/{number(one.target)} {one.measure}（{share}%）"
    )
