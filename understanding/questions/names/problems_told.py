"""Problems told in a question as in a report: 垃圾没人清, 井盖翘起来."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from domain.lexicon import Lexicon, disjoint, read
from understanding.evidence import EXPLICIT, SURE, Evidence
from understanding.known import Known
from understanding.questions.names.problems_in_full import SAYS_MORE, ToldInFull, is_less_than_all
from understanding.questions.pieces import Piece, Slot
from understanding.questions.states.mending import Sort, deeds

_COST = 3.4
_JOINED = re.compile("[和跟与及比、]|还有|以及")
_STANDS = re.compile("[没未](?!人)")  # how it stands, and not what is wrong
_NAMED = 1.2
_LAPSED = re.compile("证[照件书]?(?:都|已经?|早)?(?:过了?期|到期|超期|逾期|失效)")  # a paper, and no case
_CLOSEST = 2  # characters between a thing and its defect: a question may have a place between them
_ASKS = re.compile("[谁哪]|几(?![天日周年十百]|个月|乎)|多少|什么")

_AT_A_KIND = re.compile(
    "(?:居民小区|老?小区|公园|广场|农贸市场|菜市?场|市场|学校|校园|医院|公厕|停车场|工地|路口|巷子|弄堂|村子|饭店|餐馆)(?:里头?|里面|门口|周边|旁边|附近|边上|外面)"
)
_OF_ANIMALS = re.compile("[狗猫犬粪屎]|宠物")
_OF_SCOOTERS = re.compile("(?<!共享)(?:电瓶车|电动车|电动自行车|电驴|电摩)")
_CHARGED_OR_PUT = re.compile("[充线插拉接]|[乱违占]停|乱放|占")  # 电瓶车进楼 is no wire
# What stands between two words that speak for the same problem: 垃圾在桶里过夜, 种葱种蒜.
_Spoken = tuple[int, int, frozenset[int]]  # a stretch, and the categories that its words speak for
_LINKS = re.compile("[在了着都得又给被把就和、里上中]?|[中当]间|当中|上面|里面|下面")
# Whose, where and how it stands: asked for by itself.
_NARROWS = re.compile(
    f"{SAYS_MORE.pattern}|老人|学生|小孩|司机|快递|家长|居民|业主|群众|外卖|学校|校园|校门|小区|公园|广场|市场|菜场|医院|公厕|厕所|停车场|工地|路口|饭店|餐馆"
)
_UNDONE = re.compile(
    "(?<![天周月年久得])[没未]"
)  # in 几天没收 it says for how long, in 坏了没修 how it stands
_PUT_THERE = re.compile(
    "(?:(?<=[倒泼扔丢堆停摆支放搁晾晒挂流排趴撒洒吐垂拖掉吊耷])[了着得]?[在到进往满]?|(?<=[在到进往]))"
    "(?:地铁口|大?马路|大街|街|路面?|地|人行道|便道|过道|楼道|门口|门前|河|沟|下水道|窨井|雨水井|花坛|草[坪地丛]|绿化带|墙[根角边]?|外面?|车站|站台|公交站|桥下|楼下|树下|路牙子?|马路牙子|路沿|店门口|单元口|楼梯口|台阶)"
    "(?:[上里边外]|中间|边上|面上|里头)?了?"
)


class ToldProblems:
    """Problems told as in a report: 垃圾没人清, 井盖翘起来."""

    def __init__(
        self,
        known: Known,
        plain: Lexicon[tuple[int, ...]],
        things: Lexicon[tuple[int, ...]],
        sorts: Mapping[int, Sort],
    ) -> None:
        self._plain = plain
        self._things = things
        self._categories = known.categories
        self._evidence = known.evidence
        self._sorts = sorts
        self.in_full = ToldInFull(known)

    def find(self, folded: str) -> Iterator[Piece]:
        """The likeliest category of each stretch that tells a problem."""
        for (start, end), category in self._stretches(folded).items():
            if self._categories.has(category) and not is_less_than_all(folded[start:end]):
                yield Piece(start, end, Slot.CATEGORY, (category,), self._cost(folded[start:end]))
                yield from self._within(folded, start, end, category)
                yield from _complement(folded, end)
        yield from self._attributes(folded)

    def _attributes(self, folded: str) -> Iterator[Piece]:
        """满了的垃圾桶, 塌了的路面: a thing behind its defect, as if it stood before it."""
        if "的" not in folded:
            return
        typed = read(folded)
        for thing in (*self._plain.find(typed), *self._things.find(typed)):
            if folded[thing.start - 1] != "的":
                continue
            if fault := _FAULT.search(folded, 0, thing.start):
                name = folded[thing.start : thing.end]
                for start in range(fault.start(), fault.end("what")):
                    what = folded[start : fault.end("what")]
                    category = None if _DENIED.match(what) else self._of(name, what)
                    if category is not None:
                        yield Piece(start, thing.end, Slot.CATEGORY, (category,), _BEFORE_IT)
                        break

    def _of(self, name: str, what: str) -> int | None:
        """The category of which a thing of this name is, if just that is wrong with it."""
        if any(
            one.score >= EXPLICIT and one.end - one.start == len(name) for one in self._evidence.find(name)
        ):
            return None  # 卖早点的占道经营: nothing needs to be told of what is a problem by name
        for told in (name + what, f"{name}{what}了"):
            for one in self._evidence.find(told):
                said = sum(end - start for start, end in one.pieces)
                whole = said >= len(name + what) and not one.denied  # in 快递车占的盲道 the vehicle is not
                if one.score >= SURE and whole and self._categories.has(one.category):
                    sort = self._sorts.get(one.category, Sort.PUT_THERE)
                    mended = re.fullmatch(deeds(frozenset({sort})).any, what)
                    return None if mended else one.category
        return None

    def _cost(self, words: str) -> float:
        """A lapsed paper is no late case; 店招灯不亮 is neither 店招 nor 灯不亮, though both are names."""
        named = disjoint(self._plain.find(read(words)))
        two = len(named) > 1 and not _JOINED.search(words) and not _NARROWS.search(words)
        return _NAMED if two or _LAPSED.search(words) else _COST

    def _stretches(self, folded: str) -> Mapping[tuple[int, int], int]:
        told: dict[tuple[int, int], int] = {}
        surer: list[Evidence] = []
        spoken: list[_Spoken] | None = None
        beside: list[_Spoken] = []
        for one in self._evidence.find(folded):
            asks = _ASKS.search(folded, one.start, one.end)  # 小广告谁来铲
            if SAYS_MORE.search(folded, one.start, one.end) and self._names(folded[one.start : one.end]):
                continue  # 大货车违停 is less than 违停, of which alone there are figures
            told_here = folded[one.start : one.end]
            if _OF_ANIMALS.search(told_here):
                continue  # 狗粪 is one of many things that are thrown away
            if _OF_SCOOTERS.search(told_here) and not _CHARGED_OR_PUT.search(told_here):
                continue
            if one.score >= SURE and not one.denied and not asks:
                if spoken is None:
                    spoken = self._evidence.speaking(folded)
                    beside = [each for each in spoken if _belongs(folded, each)]
                if not _is_close(folded, one, spoken):
                    continue
                told.setdefault((one.start, one.end), _better(surer, one))
                surer.append(one)
                told.setdefault(_widened(folded, one, beside), told[one.start, one.end])
        return told

    def _within(self, folded: str, start: int, end: int, category: int) -> Iterator[Piece]:
        """小区里 | 楼道堆东西: the problem without the kind of place before it, if that alone tells it too."""
        for kind in _AT_A_KIND.finditer(folded, start, end):
            if kind.start() == start and any(
                one.category == category and one.score >= SURE and kind.end() + one.end == end
                for one in self._evidence.find(folded[kind.end() : end])
            ):
                yield Piece(kind.end(), end, Slot.CATEGORY, (category,), 2.0)

    def _names(self, words: str) -> bool:
        """True if a category is named in these words besides what is told, and not by a name that has it all."""
        found = self._plain.find(read(words))
        return any(one.end - one.start < len(words) for one in found) and not any(
            SAYS_MORE.search(words, one.start, one.end) for one in found
        )


def _is_close(folded: str, one: Evidence, spoken: Sequence[_Spoken]) -> bool:
    """True if little stands between its words but what says the same: 大件家具堆着没人运."""
    said = {i for start, end in one.pieces for i in range(start, end)}
    between = [i for i in range(one.start, one.end) if i not in said]
    if len(between) <= _CLOSEST:
        return True
    if _NARROWS.search(folded[one.start : one.end]) or any(
        _STANDS.match(folded, start) for start, _ in one.pieces
    ):
        return False
    said |= {i for start, end, categories in spoken if one.category in categories for i in range(start, end)}
    return sum(i not in said for i in between) <= _CLOSEST


def _better(surer: Sequence[Evidence], one: Evidence) -> int:
    """Of 马路中间栏杆断了 what 栏杆断了 tells, a thing and its defect, if that is surer; 药店占道经营 is none."""
    within = (
        other.category
        for other in surer
        if one.start < other.start and other.end == one.end and len(other.pieces) > 1
    )
    return next(within, one.category)


def _belongs(folded: str, spoken: _Spoken) -> bool:
    """True for words that neither narrow what is told nor say how it stands."""
    first, last, _ = spoken
    return not _UNDONE.match(folded, first) and not _NARROWS.search(folded[first:last])


def _widened(folded: str, one: Evidence, beside: Sequence[_Spoken]) -> tuple[int, int]:
    """The stretch with the words beside it that speak for the same category, and where something was put."""
    start, end = one.start, one.end
    for first, last, categories in (*beside, *reversed(beside)):
        if one.category not in categories:
            continue
        if last > end and first > start and _LINKS.fullmatch(folded, end, max(first, end)):
            end = last
        if first < start and last < end and _LINKS.fullmatch(folded, min(last, start), start):
            start = first
    for goes_on in (_PUT_THERE, _GOES):
        if there := goes_on.match(folded, end):
            end = there.end()
    return start, end


_FAULT = re.compile(r"(?P<what>[\u4e00-\u9fff]{1,4}?)[了着掉]{0,2}的$")
_DENIED = re.compile("[没未]")  # 没修的路灯: how it stands
_BEFORE_IT = 1.9

_GOES = re.compile("[起下出过][来去](?=的)")  # 砖翘|起来|的


_COMPLEMENT = re.compile(r"(?:(?![大小多少几没未无不非别\d])[\u4e00-\u9fff]){1,2}(?=的)")
_EACH_CHARACTER = 6.0


def _complement(folded: str, end: int) -> Iterator[Piece]:
    """What nobody knows between what is told and 的, and is a part of it: 喷油漆|字|的."""
    if found := _COMPLEMENT.match(folded, end):
        yield Piece(end, found.end(), Slot.FILLER, "", _EACH_CHARACTER * (found.end() - end))
