"""How a dragnet (拉网) is told: what is asked, how far it is, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.district import Grid
from domain.dragnets import Coverage, Dragnet
from texts import times
from texts.typed import one_line

SURE = "确定"  # said to what was asked before a net is ended
PROGRESS, RESULT = "拉网进度", "拉网结果"
MOST_NAMES = 8
NONE = "现在没有拉网。开始请发：拉网 范围，如：拉网 金山社区 到 3月5日"
NOT_THERE = "没找到这些点位，或它们不在您要看的拉网里。看还缺哪些发：拉网"
NO_SAMPLE = "还没有抽查过。"
NOT_YOURS_TO_SAMPLE = "抽查由创建办、督查员在私聊里抽：拉网 抽查 10%"
HOW_ITEMS = "都好请发：好 点位；只看了一项发：好 点位 指标；有问题 点位 指标和说明（附照片）"
HOW = "看过请发：好 点位；有问题 点位 说明（附照片）；去不了 点位 理由"


def names(points: Sequence[str]) -> str:
    """`人民广场、金山小学 等 12 处`."""
    shown = "、".join(points[:MOST_NAMES])
    return f"{shown} 等 {len(points)} 处" if len(points) > MOST_NAMES else shown


def title(net: Dragnet, now: datetime) -> str:
    """`拉网 全区（到 3月5日）`; of a night patrol 夜查."""
    if net.team:
        return f"夜查 {one_line(net.name)}"
    if net.until is None:
        return f"拉网 {one_line(net.name)}"
    late = "，已过期" if net.until < now else ""
    return f"拉网 {one_line(net.name)}（到 {_until(net.until, now)}{late}）"


def _until(end: datetime, now: datetime) -> str:
    """The day, with its time where it does not last until the end of that."""
    local = end.astimezone(now.tzinfo)
    clock = "" if (local.hour, local.minute) == (23, 59) else f" {local:%H:%M}"
    return f"{times.date_of(end, now)}{clock}"


def asked(net: Dragnet, points: Sequence[str], now: datetime) -> str:
    """For the group of a grid, when the net is opened."""
    told = f"{title(net, now)}：本群 {len(points)} 个点位\n{names(points)}\n"
    return f"{told}每处看：{one_line(net.items)}\n{HOW_ITEMS}" if net.items else f"{told}{HOW}"


def is_early(net: Dragnet, holes: int, now: datetime) -> str:
    """What is asked before a net is ended that has time left."""
    return f"{title(net, now)}还没到期，还有 {holes} 个点位没看。现在就收网？回“是”照办。"


def ended(net: Dragnet) -> str:
    """For the group of a grid that had holes."""
    return f"拉网 {one_line(net.name)} 收网了，没看的点位不用再看。"


def is_over(net: Dragnet) -> str:
    """For whoever looked at a point all the same."""
    return f"拉网 {one_line(net.name)} 已经收网，这次没有记。有问题请直接上报：发照片和地点。"


def reminded(net: Dragnet, points: Sequence[str], now: datetime) -> str:
    """For the group of a grid that has holes, the evening before."""
    return f"{title(net, now)}：明天截止，还缺 {len(points)} 个点位\n{names(points)}\n{HOW}"


def of_all(net: Dragnet, coverage: Coverage, now: datetime) -> str:
    """The first line of the coverage, of a sample with its 合格率."""
    if net.sample_of is None:
        return f"{title(net, now)}：{figures(coverage)}"
    good = coverage.seen - coverage.problems
    passed = f"合格率 {coverage.passed}%（{good}/{coverage.seen}） · " if coverage.seen else ""
    return f"{one_line(net.name)}：{passed}看过 {figures(coverage)}"


def none_ended(name: str) -> str:
    """Nothing can be sampled, or nothing of that name."""
    called = f"没有叫“{one_line(name)}”的拉网收了网" if name else "还没有拉网收了网"
    return f"{called}，先发：拉网 结束。再抽查，比例这样写：拉网 抽查 10%"


def no_table(name: str) -> str:
    """There is no such dragnet."""
    return f"没有叫“{one_line(name)}”的拉网。" if name else "还没有拉过网。"


def sample_name(net: Dragnet) -> str:
    """How the sample of a dragnet is called."""
    return f"抽查 {net.name}"


def sampled(net: Dragnet, points: Sequence[str], of: int) -> str:
    """What was drawn, and by which seed."""
    told = f"{one_line(net.name)}：看过的 {of} 处里抽 {len(points)} 处"
    how = HOW.removeprefix("看过请发：")
    asked = f"请督查员、创建办换人去看，先不要告诉网格。私聊发：{how}"
    return f"{told}\n{'、'.join(points)}\n{asked}\n随机抽的，要验证发：拉网 抽查 核对 {net.seed}"


def of_item(item: str, good: int, bad: int, holes: Sequence[str]) -> str:
    """`小广告：好 5 · 有问题 1 · 缺 人民广场`."""
    parts = [f"好 {good}", *([f"有问题 {bad}"] if bad else []), *([f"缺 {names(holes)}"] if holes else [])]
    return f"{one_line(item)}：{' · '.join(parts)}"


def of_grid(grid: Grid, coverage: Coverage, holes: Sequence[str]) -> str:
    """`金山一网格 50%（3/6）· 去不了 1 · 缺 人民广场`."""
    return f"{grid.name} {figures(coverage)}" + (f" · 缺 {names(holes)}" if holes else "")


def drawn_again(sample: Dragnet, points: Sequence[str]) -> str:
    """What a seed draws, for anybody to compare."""
    return f"{one_line(sample.name)}，按这个号抽到：{'、'.join(points)}"


def elsewhere(name: str, grid: str) -> str:
    """In a group of another grid than the point's nothing is noted of it."""
    return f"{name}在{grid}，这里记不了。请到那个网格的群里发，或和我私聊。"


def not_yours(name: str) -> str:
    """To whoever answers for a point that is not theirs to look at."""
    return f"{name}不归您看，没有记。看您那里还缺哪些发：拉网"


def own_answer(name: str) -> str:
    """Whoever answered for a point before does not check it."""
    return f"{name}拉网时是您自己报的，抽查请换人看。"


def fine(items: Sequence[str]) -> str:
    """`好`, or of some 指标 alone `好（小广告、垃圾）`."""
    return f"好（{'、'.join(one_line(one) for one in items)}）" if items else "好"


def noted(points: Sequence[str], word: str, unknown: Sequence[str], left: int) -> str:
    """What is said to whoever told what they found."""
    lines = [f"{word}：{'、'.join(points)}，记下了。{f'本网格还缺 {left} 个' if left else '本网格都回了'}"]
    if unknown:
        lines.append(f"没找到或不归您看：{'、'.join(one_line(one) for one in unknown)}")
    return "\n".join(lines)


def figures(coverage: Coverage) -> str:
    """`50%（3/6） · 有问题 1 · 去不了 1`."""
    parts = [f"{coverage.percent}%（{coverage.seen}/{coverage.points}）"]
    parts += [f"有问题 {coverage.problems}"] if coverage.problems else []
    parts += [f"去不了 {coverage.unreached}"] if coverage.unreached else []
    return " · ".join(parts)
