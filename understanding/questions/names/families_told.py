"""A family of categories (大类) told by what is in it: 扫地收垃圾这一大类, 摆摊贴画那一摊子的事, 跟车跟路有关的那类."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from domain.lexicon import Match
from understanding.known import Known
from understanding.questions.pieces import Piece, Slot

_DAYS = re.compile("现在|至今|以来|之后|今[年天]|[本上下这][周月季年]")  # 从国庆到现在|停车交通这一大类
_ENUMERATED = r"(?:(?:(?![啊呀呐哪的])[\u4e00-\u9fff]){1,4}(?:[啊呀呐哪的]*[啊呀呐哪][、，,]?|的、?|、))*"
_WHAT = r"(?P<what>" + _ENUMERATED + r"[\u4e00-\u9fff]{2,9}?)"
_TAIL = (
    "(?:(?:有关|相关|沾边|搭边|搭界|打交道)的?(?:[那这]一?)?(?:大?类|块|些|摊子?|方面|口子?)"
    "|[那这]?一?(?:整个)?大类|的?[那这]一?(?:大?摊子|档子|大块|一类|类|路|揽子)(?:的?(?:破?事儿?|问题|活儿?|毛病))?)"
)
_FORM = re.compile(f"{_WHAT}{_TAIL}的?")
# What people have in mind of a family as a whole, where no word of it is a problem.
_IN_MIND = {
    "环境卫生": "扫地|打扫|卫生|干净|脏|臭",
    "市容秩序": "市容|街面|门面|摆摊|摊|脸面",
    "停车交通": "车|开车|交通|过马路|走路|路上走",
    "设施": "坏东西|坏的|设施|硬件|修修补补|要修|公家的?东西",
    "行业": "开店|店家|证照|执照|服务|饭店|吃饭",
}
_WORTH = 2.0  # of each such word, beside a point for each character that speaks for a family
_GREAT = re.compile("大类|有关|相关|沾边|搭[边界]|打交道")
_SORT = re.compile("(?<!大)类")
_LISTED = re.compile("[啊呀呐、，,和跟]")
_SEVERAL = 2  # words that are named; characters beside a name
_LEAD = 1.6  # times as much as for any other family
_LEAST = 2.5  # characters that speak for it
_PLAINLY = 9.0  # what speaks for one category, and
_FAR = 5.0  # times as much as for any other
_COST = 2.1


class FamiliesTold:
    """Finds them; built once for a district."""

    def __init__(self, known: Known) -> None:
        self._evidence = known.evidence
        self._of = {one.id: one.family for one in known.district.categories if one.family}
        self._families: dict[str, list[int]] = defaultdict(list)
        for one in known.district.categories:
            self._families[one.family].append(one.id)

    def find(self, folded: str, named: Sequence[Match[tuple[int, ...]]]) -> Iterator[Piece]:
        """The families that are told; of what is `named` alone (井盖那类) the category is meant, and no family."""
        for one in _told(folded):
            what = one["what"]
            rest = [len(what) - each.length for each in named if one.start() <= each.start < one.end("what")]
            single = _is_one_category(what, one[0], rest) or self._tells_one(what, one[0])
            if not single and (family := self._family(what)):
                yield Piece(one.start(), one.end(), Slot.CATEGORY, tuple(self._families[family]), _COST)

    def _tells_one(self, what: str, words: str) -> bool:
        """自己私划车位的这类事: one category is told, and plainly."""
        if _GREAT.search(words) or _LISTED.search(what):
            return False
        second, first = sorted((0.0, 0.0, *self._evidence.votes(what, ()).values()))[-2:]
        return first >= _PLAINLY and first >= _FAR * second

    def _family(self, what: str) -> str | None:
        """That for which most of the words speak."""
        votes: dict[str, float] = defaultdict(float)
        for category, worth in self._evidence.votes(what, ()).items():
            if category in self._of:
                votes[self._of[category]] += worth
        for family, hints in _hints(what).items():
            if family in self._families:
                votes[family] += _WORTH * hints
        second, first = sorted((0.0, 0.0, *votes.values()))[-2:]
        if first < _LEAST or first < _LEAD * second:
            return None
        return max(votes, key=lambda family: votes[family])


def _told(folded: str) -> Iterator[re.Match[str]]:
    """What has the form, between one word for days and the next."""
    cuts = (0, *(one.end() for one in _DAYS.finditer(folded)), len(folded))
    for start, end in pairwise(cuts):
        yield from _FORM.finditer(folded, start, end)


def _hints(what: str) -> dict[str, int]:
    """How many words make one think of each family as a whole."""
    found = {family: len(re.findall(words, what)) for family, words in _IN_MIND.items()}
    return {family: hints for family, hints in found.items() if hints}


def _is_one_category(what: str, words: str, rest: Sequence[int]) -> bool:
    """井盖那类: one category is named, with `rest` characters beside each name, and nothing lists several."""
    if not _GREAT.search(words) and len(rest) < _SEVERAL and min(rest, default=_SEVERAL) < _SEVERAL:
        return True
    return _SORT.search(words) is not None and not (_LISTED.search(what) or _hints(what))
