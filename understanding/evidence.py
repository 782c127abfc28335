"""What in a text speaks for which category: names of the district, packaged words, things beside their defects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from domain.lexicon import Match
from understanding.vocabulary import Rule, Vocabulary
from understanding.words import Words

CLEAR = 50  # from this score on a category is named, below it is a guess
SURE = 66  # from this score on it needs no question
EXPLICIT = 76  # a name, an alias or as good as one
_NAME, _ALIAS, _PHRASE, _RULE, _HINT = 64, 48, 44, 38, 14
_PER_CHARACTER, _PER_CHARACTER_OF_RULE = 8, 6
_WIDEST_GAP = 12  # characters between a thing and its defect
_AWAY = 1  # points lost for each character between them
_ELSEWHERE = 16  # points lost if the thing only says where: 垃圾桶旁边
_MOST_OF_ONE = 6  # times one thing is looked at in a clause
_ANOTHER = re.compile("还有[个一辆堆处几]|另外|再就是|顺带|顺便")  # what follows is another problem
_NEXT = re.compile("另外|再就是|顺带|顺便|再说|再讲")  # no thing before it belongs to a defect behind it
# 店外3, 单车乱 and how many: all that a clause says.
_COUNTED = re.compile(
    r"[:：]?(?P<what>[\u4e00-\u9fff]{2,4}?)(?:问题|情况|现象|的)?(?P<many>[x×*]?(?:各|又|还有|有)?(?:[\d一二两三四五六七八九十几多仨俩]+[处个辆张家块起件盏条台户把只根摊]?))?"
)
_DENIAL = re.compile(
    r"(?:没有|没|无|未|并未|不再|没再|不)(?:有|再|被|发现|看到|出现|人|任何|见|看见|见到|见着|瞧见|碰到|遇到|碰见|遇见)?$"
    r"|(?:没有?人?|没再|不再|未再|再没|无人)(?:在|乱)*[堆放停贴摆占扔丢泼搭种]+(?:着|过|有)?$"
)
_PLACES = (
    "上", "里", "内", "中", "边", "下", "外", "旁", "中间", "上面", "里面",
    "下面", "底下", "旁边", "后面",
)  # fmt: skip
BEFORE = ("门前", "门口", "门外", "外面", "旁", "边上", "对面", "对过", "附近", "隔壁")
_BESIDE = ("旁", "边上", "对面", "对过", "附近", "下面", "前面", "后面", "边的", "侧")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of the text, the category it speaks for, how much, and the words that do."""

    start: int
    end: int
    category: int
    score: int
    pieces: tuple[tuple[int, int], ...]
    denied: bool = False  # 垃圾桶没有满
    alike: bool = False  # no rule speaks, or none of enough characters, only what the words resemble
    borne_out: bool = False  # such a rule, and the words resemble this category alone

    @property
    def guessed(self) -> bool:
        """True if nothing but what the words resemble speaks for it, or only a rule of few characters."""
        return self.alike and not self.borne_out

    def moved(self, by: int) -> Evidence:
        """The same so many characters further on."""
        if not by:
            return self
        pieces = tuple((start + by, end + by) for start, end in self.pieces)
        return Evidence(
            self.start + by,
            self.end + by,
            self.category,
            self.score,
            pieces,
            self.denied,
            self.alike,
            self.borne_out,
        )


@dataclass(frozen=True, slots=True)
class Named:
    """A word of the register for a category, by its id."""

    words: str
    category: int
    is_name: bool


class EvidenceFinder:
    """Finds evidence; built once from the packaged vocabulary and the words of a district."""

    def __init__(self, words: Vocabulary, names: Iterable[Named], ids: Mapping[str, int]) -> None:
        """`ids` says which category of the district each standard category is."""
        phrases = [
            (one.words, (ids[one.category], self._worth(one.words, one.weak) + one.bonus))
            for one in words.phrases
            if not one.alone
        ]
        called = [
            (one.words, (one.category, (_NAME if one.is_name else _ALIAS) + _PER_CHARACTER * len(one.words)))
            for one in names
        ]
        self._phrases: Words[tuple[int, int]] = Words([*called, *phrases])
        self._alone = {one.words: ids[one.category] for one in words.phrases if one.alone}
        numbers: dict[tuple[str, ...], int] = {}
        self._rules: dict[int, list[tuple[Rule, int, tuple[int, ...]]]] = {}
        for rule in words.rules:
            first, *rest = (numbers.setdefault(part, len(numbers)) for part in rule.parts)
            self._rules.setdefault(first, []).append((rule, ids[rule.category], tuple(rest)))
        self._speaks: dict[int, set[int]] = {}
        for first, rules in self._rules.items():
            for _, category, others in rules:
                for number in (first, *others):
                    self._speaks.setdefault(number, set()).add(category)
        self._pieces: Words[int] = Words(_pieces(numbers))

    @staticmethod
    def _worth(words: str, weak: bool) -> int:
        return (_HINT if weak else _PHRASE) + _PER_CHARACTER * len(words)

    def phrases(self, text: str) -> list[Match[tuple[int, int]]]:
        """Words that mean a category by themselves."""
        return self._phrases.find(text)

    def find(self, text: str, places: Sequence[Match[int]] = ()) -> list[Evidence]:
        """All evidence in a clause, best first. What stands inside a place's name says nothing about what is
        wrong there, but the thing a name ends with may be what is broken: 苏溪河, 政务服务大厅.
        """
        found = [
            Evidence(one.start, one.end, category, score, ((one.start, one.end),))
            for one in self._phrases.find(text)
            if not _in_a_name(one, places)
            for category, score in one.values
        ]
        found += self._by_rules(text, places)
        found += self._alone_in(text, places)
        return sorted(found, key=lambda one: (-one.score, one.start))

    def _alone_in(self, text: str, places: Sequence[Match[int]]) -> Iterator[Evidence]:
        """Words that are enough where nothing else is said, surely if it is said how many: 店外3."""
        start = max((one.end for one in places), default=0)
        told = _COUNTED.fullmatch(text, start)
        category = self._alone.get(told["what"]) if told else None
        if told and category is not None:
            score = SURE if told["many"] else CLEAR
            yield Evidence(*told.span("what"), category, score, (told.span("what"),))

    def speaking(self, text: str) -> list[tuple[int, int, frozenset[int]]]:
        """The single words of a text, left to right, and the categories that each of them speaks for."""
        return [
            (
                one.start,
                one.end,
                frozenset(category for number in one.values for category in self._speaks[number]),
            )
            for one in self._pieces.parts(text)
        ]

    def votes(self, text: str, places: Sequence[Match[int]]) -> dict[int, float]:
        """For each category how much the single words of a text make one think of it.

        A word counts by its length, shared among the categories that have it.
        """
        found: dict[int, float] = {}
        for piece in self._pieces.parts(text):
            if not _in_a_name(piece, places) or self._is_head(text, piece, places):
                categories = {category for number in piece.values for category in self._speaks[number]}
                for category in categories:
                    found[category] = found.get(category, 0) + piece.length / len(categories)
        for one in self._phrases.find(text):
            for category, score in one.values:
                if not _in_a_name(one, places):
                    found[category] = found.get(category, 0) + score / 16
        return found

    @staticmethod
    def _is_head(text: str, piece: Match[int], places: Sequence[Match[int]]) -> bool:
        """True if a place's name ends with this thing: 苏溪河. The 路 of every road is none; 公厕门口 is before it."""
        if text.startswith(BEFORE, piece.end):
            return False
        long = piece.length > 1 or text[piece.start] in "河湖溪渠塘"
        return long and any(piece.end == place.end for place in places)

    def _by_rules(self, text: str, places: Sequence[Match[int]]) -> Iterator[Evidence]:
        where: dict[int, list[tuple[int, int]]] = {}
        for piece in self._pieces.parts(text):
            if not _in_a_name(piece, places) or self._is_head(text, piece, places):
                for number in piece.values:
                    at = where.setdefault(number, [])
                    if len(at) < _MOST_OF_ONE:
                        at.append((piece.start, piece.end))
        for first, things in where.items():
            for rule, category, others in self._rules.get(first, ()):
                if others and others[0] not in where:
                    continue  # so most of them end
                beside = [where[one] for one in others if one in where]
                if len(beside) == len(others):
                    best = _closest(text, things, beside, rule.ordered)
                    if best is not None and not _NEXT.search(text, best[1][0][1], best[1][-1][0]):
                        lost, pieces = best
                        length = sum(end - start for start, end in pieces)
                        score = _RULE + _PER_CHARACTER_OF_RULE * length + rule.bonus - lost
                        end = max(end for _, end in pieces)
                        if _ANOTHER.search(text, pieces[0][1], pieces[-1][0]):
                            score -= _ELSEWHERE
                        yield Evidence(pieces[0][0], end, category, score, pieces, _is_denied(text, pieces))


def _pieces(numbers: Mapping[tuple[str, ...], int]) -> Iterator[tuple[str, int]]:
    """Each word with the sets it is in; 草坪上 is in those of 草坪 too."""
    words = {word for part in numbers for word in part}
    for part, number in numbers.items():
        for word in part:
            yield word, number
            yield from ((word + place, number) for place in _PLACES if word + place in words)


def _closest(
    text: str, things: list[tuple[int, int]], others: list[list[tuple[int, int]]], ordered: bool
) -> tuple[int, tuple[tuple[int, int], ...]] | None:
    """The thing and what belongs to it that stand closest, and the points lost by what is between them."""
    best: tuple[int, tuple[tuple[int, int], ...]] | None = None
    # The longer of two words says more, the shorter leaves room for a third.
    sign = -1 if len(others) == 1 else 1
    for thing in things:
        pieces, lost = [thing], _ELSEWHERE if text.startswith(_BESIDE, thing[1]) else 0
        for at in others:
            free = [one for one in at if not any(one[0] < end and start < one[1] for start, end in pieces)]
            free = [one for one in free if one[0] >= thing[1]] if ordered else free
            near = min(free, key=lambda one: (_gap(thing, one), sign * (one[1] - one[0])), default=None)
            if near is None or _gap(thing, near) > _WIDEST_GAP:
                break
            lost += _AWAY * _gap(thing, near)
            pieces.append(near)
        else:
            if best is None or lost < best[0]:
                best = lost, tuple(sorted(pieces))
    return best


def _is_denied(text: str, pieces: tuple[tuple[int, int], ...]) -> bool:
    """True if a part that is no denial itself has one right before it, between the parts."""
    return any(
        _DENIAL.search(text, end, start) is not None and text[start] not in "没不无未"
        for (_, end), (start, _) in pairwise(pieces)
    )


def _gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(other[0] - one[1], one[0] - other[1], 0)


def _in_a_name(piece: Match[int] | Match[tuple[int, int]], places: Sequence[Match[int]]) -> bool:
    return any(place.start <= piece.start and piece.end <= place.end for place in places)
