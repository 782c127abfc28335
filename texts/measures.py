"""口径: what each published figure counts, how the rate is worked out, and what decides about a place."""

from __future__ import annotations

from collections.abc import Iterator

from domain.editions import Share
from domain.measures import (
    ANSWERED_RATE,
    CLOSED_WITHIN,
    COVERAGE,
    FIRST_ANSWER,
    FIXED_WITHIN,
    MEAN,
    ON_TIME_RATE,
    RATIOS,
    SETTLED_RATE,
    WEAKNESS,
    AnyRatio,
    Deed,
    Figure,
    ToldAlone,
)
from domain.standing import Merit

COUNTS = {
    Figure.NEW: "上报的全部，按上报时间；拆分的算一件",
    Figure.OPEN: "等人办的：待受理、待派遣、处置中、退回；待核查和挂账的另计；拆分的按各部分算",
    Figure.CHECKING: "单位报了整改，还没人核查的",
    Figure.DUE: "今天到时限、还没报整改的",
    Figure.OVERDUE: "过了时限单位还没报整改的；超期以后退回的，没有别的单位接手前还算；在等核查的、挂账的不算",
    Figure.REWORK: "现在在单位手上、核查没通过打回过的",
    Figure.OWED: "这段时间以前到的时限，现在还超期的",
    Figure.DEFERRED: "一时办不了、经创建办同意挂账的，这期间不算在办、不算超期；到挂账的日子又算，"
    "挂账前已经超期的还按原来的时限，按期率里一直算没按期",
    Figure.EXTENDED: "经单位负责人和创建办同意延期的",
    Figure.NOTICED: "贴了告知还没报整改的，时限顺延到告知期满以后；不用签批，一件只一次，有最多天数",
    Figure.CLOSED: "核查通过、已销号的，按销号时间；拆分的按各部分算",
    Figure.VOID: "上报人撤回的和创建办作废的，按作废时间",
    Figure.FELL_DUE: "时限落在这段时间里、截稿时已经过了的，办没办都算，正好截稿那一刻的算下一段；"
    "晚上发的晒比拼从上一个工作日的晒比拼算起；"
    "批了延期的、按时报了整改又被打回的，看顺延后的时限；换了单位的、销号后重开的，原来到过的时限也还算",
    Figure.ON_TIME: "到期的里面，时限内报了整改、没被打回的，打回后再报的看最后一次；拖着不办、退回、作废都不会变高",
    Figure.EXCUSED: "到过时限、经申诉不计入按期率的，超期的事实还在",
    Figure.REJECTED: "创建办不予受理的，按不予受理的时间",
    Figure.MERGED: "并到另一件里去办的，按并案的时间",
    Figure.SELF_REPORTED: "来源是自查、网格巡查的，按上报时间",
    Figure.SHIELDED: "上面发现的里面，单位先前自报过或创建办定了免责的，按上报时间",
    Figure.BLAMED: "上面发现的里面，先前没有自报、创建办定了追责的，按上报时间",
    Figure.QUESTIONED: "上面发现的里面，没查到自报、创建办还没定的",
    Figure.LOOKED: "销号后回头去看过的，按看的时间；没抽中、有人报反弹的也算",
    Figure.REBOUNDED: "回头看时问题又出现的，按看的时间，另立一件来办；新立的作废了也还算，报错的要发“反弹更正”",
}
DEEDS = {
    Deed.GIVEN: "这段时间派到、认领到或直接报到单位手上的，一件对一个单位算一次",
    Deed.RETURNED: "派到单位的里面，单位又退回来的；一件被两个单位退，算两次。问“退回几件”是按件，一件算一次",
    Deed.JUDGED: "这段时间核查的，通过和打回都算一次",
    Deed.FAILED: "核查的里面，没通过、打回去重做的",
    Deed.SETTLED: "新增的里面，截稿时已经销号的；作废、不予受理、并案的不算结案",
    Deed.UNCLAIMED: "过了认领时限，还没有单位认领、派到单位也没人动的",
    Deed.SUPERVISED: "这段时间签发的督办单",
    Deed.PUT_OFF: "这段时间批准延期的，批一次算一次",
    Deed.DEFERRED: "这段时间批准挂账的，批一次算一次",
    Deed.APPEALED: "这段时间提出申诉的，成不成立都算",
    Deed.REINSPECTED: "这段时间复查过的：“回头看”查过的、现场整改由别人核查的，查一次算一次",
    Deed.BAD: "抽查的里面，回头看反弹的、现场整改核查没通过的",
}
TOLD = {
    ToldAlone.ANSWERED: "派到单位的里面，到这段时间末了单位动过的（认领、整改、退回、延期、挂账、请配合）；"
    "没动就改派、收回的不算动过",
}
_RATES = (*RATIOS, ANSWERED_RATE)


def weakness(fewest: str) -> str:
    """How the points of a category (弱项) are worked out; `fewest` is how many cases it needs."""
    return (
        "每个类别的分是按期率、100% 减返工率、100% 减反弹率三项的平均，没有数的那项不算进去；"
        f"不满 100 分的，分低的在前；到期、核查、回头看加起来不满 {fewest} 的类别不比"
    )


OTHERS = {
    MEAN: "这段时间的件数 ÷ 已经过了的天数，今天也算一天；平均每周、每月的按这些天合几周、几个月算",
    FIRST_ANSWER: "派到单位到单位第一次动（认领、整改、退回、延期、挂账、请配合）用了多少工作时间，取居中的；"
    "截稿时还没动的算到截稿为止，没动就改派、收回的算到那时，拖着不动不会变短",
    FIXED_WITHIN: "这段时间报了整改的，从上报到报整改（打回过的算最后一次）过了多久，取平均；夜里、休息日也算在内，"
    "还没办的不在内，和时限、按期率无关",
    CLOSED_WITHIN: "这段时间销号的，从上报到销号过了多久，取平均；夜里、休息日、等核查的时间都算在内",
    COVERAGE: "这段时间有人看过的点位 ÷ 全部点位；报过问题、拉网回了 好 或 有问题 的算看过，去不了 的不算",
    WEAKNESS: weakness("排名件数"),
}
_ELSEWHERE: dict[AnyRatio, tuple[str, ...]] = {
    SETTLED_RATE: ("评分里的结案率按到期的算：到期的里面，月底前已经销号的。",)
}
MERITS = {
    Merit.RATE: f"{ON_TIME_RATE.name}高的在前",
    Merit.OVERDUE: f"一样的，{Figure.OVERDUE}少的在前",
    Merit.CLOSED_BY_SIZE: f"再一样，{Figure.CLOSED} ÷ 规模大的在前",
}
PLACE = "名次"


def names() -> tuple[str, ...]:
    """Whatever can be asked about, in the order in which it is shown."""
    return (*(one.name for one in _RATES), *OTHERS, PLACE, *Figure, *Deed)


def explained(name: str) -> str:
    """How one of these is worked out, and what is counted for it."""
    ratio = next((one for one in _RATES if one.name == name), None)
    if ratio is not None:
        parts = (f"{one}：{_counts(one)}。" for one in (ratio.part, ratio.whole))
        return "\n".join([formula(ratio), *parts, *_ELSEWHERE.get(ratio, ())])
    if name == PLACE:
        return f"{PLACE}：{place()}。没有{ON_TIME_RATE.whole}的不排名次。"
    if name in OTHERS:
        return f"{name}：{OTHERS[name]}。"
    return f"{name}：{_counts(Figure(name) if name in tuple(Figure) else Deed(name))}。"


def _counts(one: Figure | Deed | ToldAlone) -> str:
    if isinstance(one, ToldAlone):
        return TOLD[one]
    return COUNTS[one] if isinstance(one, Figure) else DEEDS[one]


def formula(ratio: AnyRatio) -> str:
    """A share as what it is of what."""
    return f"{ratio.name} = {ratio.part} ÷ {ratio.whole}"


def share(of: Share) -> str:
    """`86%（19/22）`."""
    return f"{of.percent}%（{of.part}/{of.whole}）"


def place() -> str:
    """What decides, in order."""
    return "；".join(MERITS[one] for one in Merit)


def overview() -> str:
    """The formulas, and about what else one can ask."""
    return "\n".join(_overview())


def _overview() -> Iterator[str]:
    yield from (formula(one) for one in _RATES)
    yield f"{PLACE}：{place()}"
    yield f"每个数怎么算：口径 {ON_TIME_RATE.name}"
    yield "还可以问：" + "、".join((*OTHERS, *Figure, *Deed))


def unknown(name: str) -> str:
    """No such figure."""
    return f"没有“{name}”这个指标。可以问：" + "、".join(names())
