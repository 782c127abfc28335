"""A problem told in a whole clause of a question: 从窗口甩根线下来充电的还有几件, 核心价值观那种牌子烂掉的几处.

What a report is weighed by says what it is: rules, and what the words resemble. Both must be as sure as they must be
of a report, so that it needs no question. A word that nobody knows may narrow what is asked (老城区垃圾没人拉的):
to the left of what the rules name it is taken in only if it speaks for the same category, to the right only before 的.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.question import Status
from understanding.evidence import CLEAR, Evidence
from understanding.examples import A_PROBLEM, examples
from understanding.known import Known
from understanding.questions.cues import Cue
from understanding.questions.pieces import Piece, Slot
from understanding.weighing import Weighing

_LEAST, _LONGEST = 3, 24  # characters of a clause
_COST = 2.1  # more than what is named, less than what is told in fewer words
_NAMED = 2.0  # the cost up to which a category was named, and not told
_UNSURE = 5.0  # the cost from which words narrow only where nothing else is known of them
_PARTS = frozenset(
    {
        Slot.SCOPE, Slot.PERIOD, Slot.NUMBER, Slot.BY, Slot.FIRST, Slot.PERSON, Slot.TOPIC, Slot.NARROW,
        Slot.VAGUE,
    }
)  # fmt: skip
# Vehicles and the like, of which no figures are kept apart.
SAYS_MORE = re.compile(
    "大车|面包车|小车|轿车|私家车|货车|卡车|电动|电瓶|三轮|摩托|大巴|公交|出租|网约|外卖|快递|接送|校车|工程车|渣土"
)
# One sort of vehicles that stands there (校车停在路口), one spot (车库里的乱堆), and what shall be told alone.
_LESS_THAN_ALL = re.compile(
    "^(?:的|是)?(?:校车|警车|消防车|救护车|急救车|洒水车|垃圾车|扫地车|班车|大?货车|卡车|大巴|公交车?|出租车|网约车|快递车|送货车|工程车|渣土车|搅拌车|三轮车?|摩托车?)"
    "[^\\W\\d]{0,2}[停堵占压挡横霸]"
    "|(?:车库|车棚|地下室?|天台|楼顶|屋顶|架空层|电梯间?|阳台|地窖|仓库|楼梯底?)(?:里[面头]?|上面?|下面?)?的|卖[^\\W\\d的]{1,5}的(?=占道|店外|出店|游商|流动|乱摆)"
    "|的(?:网格|社区|街道|单位|部门|点位)里?数|[只光单就][看要算管查数列]|不[算含]|除了"
)
_ASKS = re.compile("[谁哪几]|多少|什么")
_STANDS = re.compile("(?:[还都也]|一直|至今|迟迟)*[没未]")  # 没捡: how it stands, where it ends the clause
_DENIES = re.compile("[没未无]|(?<=[没无])人")  # 井盖没人说: what has not happened to it
_ON_A_TABLE = re.compile("[桌案碗锅盘篮筐柜架](?:面|子)?[上里]")  # a spot, beside what is wrong there
_OF_CASES = re.compile("销|整|处[理置]|办|解决|结|核|派|受理|认领|签")  # and never what is wrong
_END = re.compile("的(?:那[些种类个]?|还有?|都|共)?$")
_SAID_OF_IT = ("主次干道", "河道")  # 路面坑洼, 水面漂着垃圾: what is wrong, and no kind of place
_SPEAKS, _SPEAKS_AS_ATTRIBUTE = (
    6.0,
    10.0,
)  # likeness from which on words belong to the problem, with 的 behind them
_AS_ALIKE = 0.9  # of the greatest likeness: what a rule speaks for
_STANDS_OUT = 0.6  # of their greatest likeness
_ENDS_ALIKE = 4.0  # likeness of the first and last characters where no rule speaks
_END_OF_CLAUSE = 3  # characters
_LONGEST_COMPLEMENT = 4
_WHOLE_NAME = 4  # characters: 药店占道经营 is narrowed by what stands before the name
_THING_AND_FAULT = 2  # pieces of a rule: 窨井盖塌下去, where a name alone is narrowed
_APART = re.compile(
    "[一二三四五六七八九十东西南北前后左右新旧老大小高低首上下]"
)  # one character that narrows


@dataclass(frozen=True, slots=True)
class _Clause:
    """A stretch of the text without the 的 behind it; what is told in it begins at `begins`, behind a kind of place."""

    start: int
    end: int
    begins: int
    closed: bool  # 的 or a sign is behind it
    named: bool  # a category is named in it
    unknown: tuple[tuple[int, int], ...]


def is_less_than_all(words: str) -> bool:
    """True if the words of a told problem say of which vehicles or which spot alone it is told."""
    return _LESS_THAN_ALL.search(words) is not None


class ToldInFull:
    """Reads clauses; built once for a district."""

    def __init__(self, known: Known) -> None:
        self._categories = known.categories
        self._evidence = known.evidence
        self._weighing = Weighing(known.categories)

    def find(self, folded: str, chosen: Sequence[Piece], able: Sequence[Piece]) -> Iterator[Piece]:
        """The problems told in those clauses of which the pieces `chosen`, of those that are `able`, leave something
        unexplained."""
        kinds = [one for one in able if one.slot is Slot.KIND and one.value not in _SAID_OF_IT]
        covered = {i for one in chosen if not _is_unsure(one) for i in range(one.start, one.end)}
        named = [one for one in chosen if _is_named(one)]
        names = [one for one in able if _is_named(one) and one.end - one.start >= _WHOLE_NAME]
        for start, end, closed in _stretches(folded, chosen):
            inside = [one for one in chosen if start <= one.start and one.end <= end]
            begins = max(
                (one.end for one in kinds if one.start == start and one.end - start > 1), default=start
            )
            if not all(one in inside for one in named):
                continue  # who answers for it, or where it is: no second problem
            waits = [one.start for one in able if one.end == end and _is_waiting(one, folded)]
            for clause in _clauses(folded, (start, end, begins), closed, inside, (names, waits), covered):
                category = self._category(folded, clause)
                if category is not None and not is_less_than_all(folded[clause.begins : clause.end]):
                    yield Piece(clause.begins, clause.end, Slot.CATEGORY, (category,), _COST)
                    break

    def _category(self, folded: str, clause: _Clause) -> int | None:
        words = folded[clause.start : clause.end]
        found: dict[int, Evidence] = {}
        for one in self._evidence.find(words):
            if not one.denied:
                found.setdefault(one.category, one)
        likeness = self._weighing.likeness(words)
        opinion = self._weighing.opinion(found, likeness) if found and likeness else None
        category, evidence = opinion.ranked[0] if opinion is not None else (None, None)
        if opinion is None or not opinion.taken or evidence is None or evidence.score < CLEAR:
            category = None if clause.named else self._alike(folded, clause, likeness)
        elif likeness.get(evidence.category, 0.0) < _AS_ALIKE * max(likeness.values()):
            return None  # 晒被子晒到绿化带栏杆上: a rule speaks, and the words resemble something else
        elif (clause.named and len(evidence.pieces) < _THING_AND_FAULT) or not self._is_all_of_it(
            folded, clause, evidence.moved(clause.start)
        ):
            return None
        return category if category is not None and self._categories.has(category) else None

    def _alike(self, folded: str, clause: _Clause, likeness: Mapping[int, float]) -> int | None:
        """What the words resemble far more than anything else, though no rule names it."""
        words = folded[clause.begins : clause.end]
        best = self._weighing.stands_out(likeness)
        if best is None or examples().tells_a_problem(words) < A_PROBLEM:
            return None
        ends = [words[:_END_OF_CLAUSE], *([] if clause.closed else [words[-_END_OF_CLAUSE:]])]
        alike = all(self._weighing.likeness(one).get(best, 0.0) >= _ENDS_ALIKE for one in ends)
        return best if alike else None

    def _is_all_of_it(self, folded: str, clause: _Clause, evidence: Evidence) -> bool:
        """True if whatever is unknown beside what the rules name belongs to it."""
        if clause.end - evidence.end > 1 and _DENIES.match(folded, evidence.end):
            return False
        before = [
            (start, min(end, evidence.start)) for start, end in clause.unknown if start < evidence.start
        ]
        behind = [(max(start, evidence.end), end) for start, end in clause.unknown if end > evidence.end]
        first = (
            clause.begins if sum(end - start for start, end in before) > 1 else before[0][0] if before else 0
        )
        return (not before or self._belongs(folded, first, before[-1][1], evidence.category)) and all(
            self._goes_on(folded, start, end, clause, evidence) for start, end in behind
        )

    def _belongs(self, folded: str, start: int, end: int, category: int) -> bool:
        """True if words before what is named speak for it too: 餐盒袋子敞着送, 讲文明的宣传画晒白了."""
        words = folded[start:end]
        if len(words) == 1:
            return not _APART.match(words) and folded[end : end + 1] != "的"
        likeness = self._weighing.likeness(words)
        least = _SPEAKS_AS_ATTRIBUTE if folded.startswith("的", end) else _SPEAKS
        return likeness.get(category, 0.0) >= max(least, _STANDS_OUT * max(likeness.values(), default=0.0))

    def _goes_on(self, folded: str, start: int, end: int, clause: _Clause, evidence: Evidence) -> bool:
        """True if words behind what is named end its clause: 白线磨没了停不准车的."""
        if clause.closed and end - start <= _LONGEST_COMPLEMENT and "的" not in folded[evidence.end : start]:
            return True
        return end - start == 1 or self._belongs(folded, start, end, evidence.category)


def _stretches(folded: str, chosen: Sequence[Piece]) -> Iterator[tuple[int, int, bool]]:
    """What lies between signs and the pieces of which no told problem has one in it, without 的 at the end."""
    signs = [(i, i + 1) for i, char in enumerate(folded) if not char.isalnum()]
    parts = [(one.start, one.end) for one in chosen if _is_apart(one, folded)]
    at = 0
    for start, end in sorted([*signs, *parts, (len(folded), len(folded) + 1)]):
        if start > at:
            tail = _END.search(folded, at, start)
            until = tail.start() if tail else start
            yield at, until, tail is not None or (start, end) in signs
        at = max(at, end)


def _clauses(
    folded: str,
    stretch: tuple[int, int, int],
    closed: bool,
    inside: Sequence[Piece],
    able: tuple[Sequence[Piece], Sequence[int]],
    covered: set[int],
) -> Iterator[_Clause]:
    """The stretch, but first without what says at its end how the problem stands."""
    start, end, begins = stretch
    if any(one.slot is Slot.KIND and one.start >= begins for one in inside):
        return
    if any(_is_unsure(one) and one.start == begins for one in inside) and SAYS_MORE.match(folded, begins):
        return  # 电瓶车上楼的: of which vehicle, as well as what is wrong
    names, waits = able
    undone = [one.start for one in inside if one.end == end and _STANDS.match(folded, one.start)]
    starts = (*undone, *waits)
    if any(one.slot is Slot.CATEGORY and one.start >= begins and one.end in starts for one in inside):
        ends = dict.fromkeys(starts)  # 盲道砖翘了|没铺平: the rest says how it stands
    else:
        ends = dict.fromkeys((*starts, end))
    for until in ends:
        unknown = tuple(_runs([i for i in range(begins, until) if i not in covered]))
        told = any(one.slot is Slot.CATEGORY and one.cost >= _NAMED and one.end <= until for one in inside)
        if (unknown or told) and _LEAST <= until - begins <= _LONGEST:
            named = [one for one in inside if _is_named(one) and one.end <= until]
            narrowed = any(_is_narrowed(one, folded, begins, unknown) for one in named)
            if not (narrowed or any(begins + 1 < one.start and one.end == until for one in names)):
                yield _Clause(start, until, begins, closed, bool(named), unknown)


def _is_named(piece: Piece) -> bool:
    return piece.slot is Slot.CATEGORY and piece.cost < _NAMED


def _is_narrowed(named: Piece, folded: str, begins: int, unknown: Sequence[tuple[int, int]]) -> bool:
    """药店占道经营, 大货车违停: before what is named something stands that may be less than all of it."""
    before = any(start < named.start for start, _ in unknown)
    return before or SAYS_MORE.search(folded, begins, named.start) is not None


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for i in range(1, len(places) + 1):
        if i == len(places) or places[i] != places[i - 1] + 1:
            yield places[start], places[i - 1] + 1
            start = i


def _is_apart(piece: Piece, folded: str) -> bool:
    if piece.slot is Slot.ORDER:
        return "最" in folded[piece.start : piece.end]
    if piece.slot in _PARTS:
        return not _is_unsure(piece)
    words = folded[piece.start : piece.end]
    if piece.slot is Slot.PART and words in ("网格", "社区", "街道", "单位", "部门"):
        return True  # 金山网格|井盖翘起来, where no such one is known
    if piece.slot is Slot.CUE:
        return len(words) > 1 and (piece.value is not Cue.WAIT or _ASKS.search(words) is not None)
    stands = _is_waiting(piece, folded) and not _OF_CASES.search(words)
    return piece.slot is Slot.STATUS and not (stands or _ON_A_TABLE.fullmatch(words))


def _is_waiting(piece: Piece, folded: str) -> bool:
    """没补上, 没人拖: that nothing was done to it."""
    return piece.value is Status.UNCLOSED and _STANDS.match(folded, piece.start) is not None


def _is_unsure(piece: Piece) -> bool:
    """电瓶车, of which it is not known whether it narrows."""
    return piece.slot is Slot.NARROW and piece.cost >= _UNSURE
