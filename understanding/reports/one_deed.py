"""Two categories, one case: what a vehicle that stands wrongly blocks, what lies around a full bin, what flows out
of a drain that is stopped, and what drifts where it was dumped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from understanding.evidence import Evidence

# What stands or is put somewhere; what it may block.
_WHAT_BLOCKS = ("违法停车", "共享单车乱停", "僵尸车", "占道经营", "店外经营", "游商摊贩", "乱堆杂物")
_BLOCKED = ("占压盲道",)
# A bin that is full; what has fallen out of it.
_FULL, _LITTER = ("垃圾外溢", "清运不及时"), ("乱丢乱弃", "门前三包不到位")
# A drain that is stopped or broken; what comes out of it.
_DRAIN, _SEWAGE = ("市政设施破损",), ("污水乱泼",)
# 桶底漏了，汤水流出来; 桶撑得鼓鼓的，往外淌: what runs out of a bin.
_BIN = ("垃圾桶破损", "垃圾外溢")
_RUNS_OUT = re.compile(
    "[^，,。也还又]{0,6}[了着的，,\\s]*(?:汤水?|污水|脏水|臭水|[馊黑]水|水)?(?:都|就|全|一直|直|往外|到处|从[里下]面)*"
    "[流淌漏渗冒滴][^，,。]{0,6}"
)
# 河边有人倒垃圾，塑料袋漂在水里: what is dumped into the water.
_DUMPED, _WATER = ("乱丢乱弃", "垃圾外溢"), ("河道脏污",)

# 这家门前三包不行，竹签子一地: what is to be seen where a shop does not care for what is before it.
_FRONT = ("门前三包不到位",)
_BEFORE_IT = ("乱丢乱弃", "污水乱泼", "乱堆杂物", "店外经营", "卫生死角", "垃圾外溢", "绿化带垃圾")
# 草坪里，瓜子壳、奶茶杯，一地都是: what lies there is told one by one.
_GREEN, _ON_GREEN = ("绿化带垃圾",), ("乱丢乱弃", "垃圾外溢")
_LISTED = re.compile("[、，, ]?(?:[^，,、。还也又另旁外路边]{1,6}[、，, ])*[^，,、。还也又另旁外路边]{0,4}")
# 护栏倒了一节，横在机动车道上: where it lies now.
_FALLEN = ("损坏隔离设施", "市政设施破损", "绿化缺失")
_IN_THE_WAY = ("违法停车", "占道经营", "占压盲道", "乱堆杂物")
_FELL = re.compile("[倒断翻塌撞掉]")
_LIES_ACROSS = re.compile(
    "(?:(?:整[个段截根]|就|都|全|正好|直接|一直|还|斜着?)*横[在着到躺]|躺[在到]|倒[在到])(?![^，,。]*(?:汽车|轿车|货车|面包车|摊))[^，,。]*"
)
# 私自画了四个车位还写了手机号: what is written on the place is whose it is.
_DRAWN, _WRITTEN = ("私设车位", "私设地锁"), ("乱贴乱画", "违规广告牌匾")
_WRITES = re.compile("(?:写|喷|刷|标|贴|挂|立)[^，,。]{0,6}(?:手机|电话|号码?|车牌|名字|专用|私家|专属)")
_ELSEWHERE = re.compile("旁|隔壁|对面|墙|杆|门上|树上|开锁|广告|招租")
_PATH = "(?:整[条个]|[半那这][边截条段幅]|一[整大]?[条截段]|旁?边上?的)?(?:盲道|导盲砖|盲人道)"
_BLOCKS = "(?:占压|占用|占据|[堵占压挡停遮盖骑])(?:[了着住死满断完到在过]|得[^，,。]{0,5})*"
_ADVERBS = "上?(?:直接|正好|刚好|干脆|硬是|几乎|[都就全还又给])*"
# 把盲道堵了, 盲道都堵死了, 压着盲道: nobody else is said to do it.
_BY_THE_SAME = re.compile(
    f"{_ADVERBS}(?:[把将连]{_PATH}{_ADVERBS}(?:占压|占用|[堵占压挡])[^，,。也]*"
    f"|(?:[把将连])?{_PATH}上?{_ADVERBS}(?:被|让)?{_BLOCKS}了?"
    f"|{_BLOCKS}(?:一?半|整条|大半)?{_PATH}[上了]*)"
)
# 纸屑一地, 旁边都是烟头: where no other place is named, it lies around the bin.
_BESIDE = "旁边|周围|四周|边上|外[面头边]|地[上下]|底下|桶[边外旁下]|脚下|附近"
_LIES = "[撒掉扔散落飞丢吹洒滚弄搞得了着的些有都全就是满到处遍地一圈片]|乱七八糟"
_AHEAD = re.compile(f"(?:[\\d一二三四五六七八九十两几]+[张根片个]|{_BESIDE}|{_LIES})*")
_BEHIND = re.compile(f"[^，,也还]{{0,4}}?(?:{_BESIDE}|{_LIES})*")
_STOPPED = re.compile("(?:下水|污水|排水|窨井|雨水|化粪|井|管|沟|地漏)[^，,。]*[堵塞爆破漏满裂断坏]")
_FLOWS = re.compile(
    r"[了着的，,\s]*(?:污水|脏水|臭水|粪水|水)(?:都|就|全|也|一直|直|往外|到处|四处|满地|一地|从[里下]面)*"
    r"(?:横流|外溢|外流|倒灌|满地|一地|遍地|[冒漫流溢涌淌])[^，,。]{0,8}"
)
_DRIFTS = re.compile("[^，,也还]{0,10}(?:漂|浮|淌)[^，,]{0,6}")
_CARED = re.compile("[^，,也还又另]{0,8}[，,:：][^，,也还又另旁隔对]{0,10}")
# 原来是下水道堵了: no place and no word for more stands before the cause.
_CAUSE_AHEAD = re.compile(
    "[^，,。也还又另旁边]{0,8}[，,](?:因为|原因是|原来|都怪|怪|就|是|全|可能|估计|好像|里面|底下|下面|整个|那个?|这个?)*"
)
_HEAD = 4  # characters of a thing before what speaks for it
_BIN_FULL = re.compile("[桶箱筒篓][^，,。]*(?:[满爆溢]|装不下|没[人倒清收])|没人[倒收拉]")
_SOMEBODY = re.compile("有人|谁|他|她|抽")
_END = re.compile("[，,。；;！!？?]")


class OneDeed:
    """Knows of which two categories the second may be what the first does; built once."""

    def __init__(self, ids: Mapping[str, int]) -> None:
        """`ids` says which category each standard category is."""
        self._blocks, self._blocked = _of(ids, _WHAT_BLOCKS), _of(ids, _BLOCKED)
        self._full, self._litter = _of(ids, _FULL), _of(ids, _LITTER)
        self._drain, self._sewage = _of(ids, _DRAIN), _of(ids, _SEWAGE)
        self._bin = _of(ids, _BIN)
        self._dumped, self._water = _of(ids, _DUMPED), _of(ids, _WATER)
        self._front, self._before = _of(ids, _FRONT), _of(ids, _BEFORE_IT)
        self._green, self._on_green = _of(ids, _GREEN), _of(ids, _ON_GREEN)
        self._fallen, self._in_the_way = _of(ids, _FALLEN), _of(ids, _IN_THE_WAY)
        self._drawn, self._written = _of(ids, _DRAWN), _of(ids, _WRITTEN)
        self._names = frozenset(ids)
        self._effects = {
            (effect, cause)
            for effects, causes in ((self._sewage, self._drain), (self._litter, self._full))
            for effect in effects
            for cause in causes
        }

    def tells_on(self, text: str, first: Evidence, second: Evidence) -> bool:
        """True if the words of the second, behind those of the first, tell of the same thing as they do."""
        begin = max(text.rfind(sign, 0, second.start) + 1 for sign in ",，")
        behind = _END.split(text[max(first.end, begin) :], maxsplit=1)[0]
        if first.category in self._blocks and second.category in self._blocked:
            return _BY_THE_SAME.fullmatch(behind) is not None
        if first.category in self._drain and second.category in self._sewage:
            stopped = _STOPPED.search(text[max(first.start - 4, 0) : first.end + 4]) is not None
            return stopped and _FLOWS.fullmatch(behind) is not None and not _SOMEBODY.search(behind)
        if first.category in self._bin and second.category in self._sewage:
            return _RUNS_OUT.fullmatch(behind) is not None and not _SOMEBODY.search(behind)
        if (first.category, second.category) in self._effects:
            return _tells_the_cause(text, first, second)
        if first.category in self._front and second.category in self._before:
            named = (
                "三包" in text[first.start : first.end] and text[second.start : second.end] not in self._names
            )
            return named and _CARED.fullmatch(text[first.end : second.start]) is not None
        if first.category in self._dumped and second.category in self._water:
            return _DRIFTS.fullmatch(behind) is not None
        if first.category in self._green and second.category in self._on_green:
            return _LISTED.fullmatch(text[first.end : second.start]) is not None
        if first.category in self._fallen and second.category in self._in_the_way:
            fell = _FELL.search(text[first.start : first.end + 3]) is not None
            return fell and _LIES_ACROSS.fullmatch(behind.lstrip("，,")) is not None
        if first.category in self._drawn and second.category in self._written:
            on_it = not _ELSEWHERE.search(text, first.end, second.end)
            return on_it and _WRITES.search(text, first.end, second.end + 6) is not None
        if first.category in self._full and second.category in self._litter:
            ahead, after = text[max(first.end, begin) : second.start], _END.split(text[second.end :])[0]
            return bool(_AHEAD.fullmatch(ahead) and _BEHIND.fullmatch(after)) and not _SOMEBODY.search(behind)
        return False


def _tells_the_cause(text: str, first: Evidence, second: Evidence) -> bool:
    """True for 污水横流，下水道堵了: what is seen is told first, and behind it what it comes from."""
    between = text[first.end : second.start]
    if not _CAUSE_AHEAD.fullmatch(between):
        return False
    cause = _END.split(text[max(first.end, second.start - _HEAD) :].lstrip("，,"), maxsplit=1)[0]
    return _STOPPED.search(cause) is not None or _BIN_FULL.search(cause) is not None


def _of(ids: Mapping[str, int], names: Sequence[str]) -> frozenset[int]:
    return frozenset(ids[one] for one in names if one in ids)
