"""What a district's own names say in a question: places, categories, kinds of places, people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, permutations

from domain.district import District
from domain.lexicon import Lexicon, Match, Typed, read
from domain.scope import Scope, ScopeFinder
from understanding.categories import Categories
from understanding.evidence import SURE, EvidenceFinder
from understanding.questions.called import AT_PLACES, DISTRICT, FAMILIES, KINDS, OF_A_HALF, OWN, PLAINLY
from understanding.questions.category_slips import MistypedNames, SoundsOfNames
from understanding.questions.homophones import NamesBySound
from understanding.questions.pieces import Meaning, Pattern, Piece, Slot, Words, spelled
from understanding.questions.pinyin import Pinyin
from understanding.vocabulary import vocabulary


class Names:
    """The names of one district; built once."""

    def __init__(self, district: District, sounds: Mapping[str, str]) -> None:
        """Reads the register; `sounds` are those of its names."""
        placed = {name: sounds[name] for name in _placed(district)}
        self._scopes = ScopeFinder(district)
        self._points = {point.id: point.name for point in district.points}
        self._on_the_river = next(((one.id,) for one in district.categories if one.name == "河道脏污"), None)
        self._categories: Lexicon[tuple[int, ...]] = Lexicon(_categories(district))
        self._slips = MistypedNames(_registered(district))
        self._sounds = SoundsOfNames(self._categories)
        self._told = _Told(district, self._categories)
        self._pinyin = Pinyin(placed)
        self._misheard = NamesBySound(placed)
        self._people: Lexicon[int] = Lexicon((one.name, one.id) for one in district.people)
        self._words = Words(chain(_kinds(district), _wide_scopes(district)))

    def point(self, name: str, words: str) -> Scope | None:
        """The one point with this whole name, in the words that were typed for it."""
        found = self._scopes.find_all(read(name))
        ids = [
            one.values[0].ids for one in found if one.length == len(name) and one.values[0].kind == "point"
        ]
        return Scope("point", ids[0], words) if ids else None

    def find(self, typed: Typed) -> Iterator[Piece]:
        """What the text may name, overlapping things as well."""
        scopes = self._scopes.find_all(typed)
        for found in scopes:
            yield Piece(found.start, found.end, Slot.SCOPE, found.values[0], _cost_of(found))
        yield from self._crossings(typed, scopes)
        if self._on_the_river:
            for rubbish in _ON_A_RIVER.finditer(typed.folded):
                yield Piece(rubbish.start(), rubbish.end(), Slot.CATEGORY, self._on_the_river, 1.6)
        for named in self._categories.find(typed):
            if typed.folded[named.end : named.end + 1] in _ANOTHER_THING:
                continue
            ids = tuple(dict.fromkeys(one for value in named.values for one in value))
            yield Piece(named.start, named.end, Slot.CATEGORY, ids)
        yield from self._slips.find(typed.folded)
        yield from self._sounds.find(typed.folded)
        yield from (one for one in self._told.find(typed.folded) if not _crosses(one, scopes))
        for person in self._people.find(typed):
            yield Piece(person.start, person.end, Slot.PERSON, person.values[0])
        for start, end, name in (*self._pinyin.find(typed.folded), *self._misheard.find(typed.folded)):
            for found in self._scopes.find_all(read(name)):
                if found.length == len(name):
                    yield Piece(start, end, Slot.SCOPE, found.values[0], 1.2)
        yield from self._words.find(typed.folded)

    def _crossings(self, typed: Typed, scopes: list[Match[Scope]]) -> Iterator[Piece]:
        """长城路跟皇城路交叉口: the point that the register calls 长城南路皇城北路口."""
        if not _CROSSING.search(typed.folded):
            return
        for one, other in permutations(scopes, 2):
            joined = one.end <= other.start and typed.folded[one.end : other.start] in _JOINED
            end = _CROSSING.match(typed.folded, other.end) if joined else None
            if end is None:
                continue
            words = typed.words(one.start, end.end())
            roads = ((self._called(a), self._called(b)) for a, b in ((one, other), (other, one)))
            names = (
                f"{a}{b.removesuffix('路')}路口" for first, second in roads for a in first for b in second
            )
            if scope := next((found for name in names if (found := self.point(name, words))), None):
                yield Piece(one.start, end.end(), Slot.SCOPE, scope, 0.9)

    def _called(self, found: Match[Scope]) -> list[str]:
        """The names in the register of the points that were named."""
        scope = found.values[0]
        return [self._points[id] for id in scope.ids] if scope.kind in ("point", "points") else []


_JOINED = ("和", "与", "跟", "同", "及", "、", "")
_CROSSING = re.compile(
    "的?(?:那个)?(?:(?:十字|丁字|交叉|岔|三岔)?路口|交叉口|交口|交[汇会]处|交汇口|口(?=那|这|边|谁|归|的|由|属)|交叉的?(?:地方|那里|位置))"
)
_ON_A_RIVER = re.compile(
    "(?<=河)脏(?:的|水|兮兮)?|河道(?:里头?|里面|上|边|旁)?的?垃圾|(?:(?<=河)|(?<=河面上)|(?<=水面上)|(?<=河[边里上面])|(?<=河的)|(?<=河[边里上面]的))垃圾"
)


def _crosses(told: Piece, scopes: Iterable[Match[Scope]]) -> bool:
    """True if the words of a problem run over the end of a place, in 垃圾 北湖 几件."""
    return any(told.start < one.end <= told.end and one.start >= told.start for one in scopes) or any(
        one.start < told.start < one.end for one in scopes
    )


_ANOTHER_THING = ("位", "场", "费", "卡")  # 停车位还有几个 asks about no problem
_CLOSEST = 2  # characters between a thing and its defect: a question may have a place between them


_ASKS = re.compile("[谁哪几]|多少|什么")


# Vehicles and the like, of which no figures are kept apart.
_AT_A_KIND = re.compile(
    "(?:居民小区|老?小区|公园|广场|农贸市场|菜市?场|市场|学校|校园|医院|公厕|停车场|工地|路口|巷子|弄堂|村子|饭店|餐馆)(?:里头?|里面|门口|周边|旁边|附近|边上|外面)"
)
_SAYS_MORE = re.compile(
    "大车|面包车|小车|轿车|私家车|货车|卡车|电动|电瓶|三轮|摩托|大巴|公交|出租|网约|外卖|快递|接送|校车|工程车|渣土"
)

_OF_ANIMALS = re.compile("[狗猫犬粪屎]|宠物")
_OF_SCOOTERS = re.compile("电瓶车|电动车|电动自行车|电驴|电摩")
_CHARGED_OR_PUT = re.compile("[充线插拉接]|[乱违占]停|乱放|占")  # 电瓶车进楼 is no wire


class _Told:
    """Problems told as in a report: 垃圾没人清, 井盖翘起来."""

    def __init__(self, district: District, plain: Lexicon[tuple[int, ...]]) -> None:
        words = vocabulary()
        self._plain = plain
        self._categories = Categories(district, words)
        self._evidence = EvidenceFinder(words, self._categories.named(), self._categories.ids)

    def find(self, folded: str) -> Iterator[Piece]:
        """The likeliest category of each stretch that tells a problem."""
        told: dict[tuple[int, int], int] = {}
        for one in self._evidence.find(folded):
            gap = one.end - one.start - sum(end - start for start, end in one.pieces)
            asks = _ASKS.search(folded, one.start, one.end)  # 小广告谁来铲
            if _SAYS_MORE.search(folded, one.start, one.end) and self._names(folded[one.start : one.end]):
                continue  # 大货车违停 is less than 违停, of which alone there are figures
            if _OF_ANIMALS.search(folded, one.start, one.end):
                continue  # 狗粪 is one of many things that are thrown away
            told_here = folded[one.start : one.end]
            if _OF_SCOOTERS.search(told_here) and not _CHARGED_OR_PUT.search(told_here):
                continue
            if one.score >= SURE and not one.denied and gap <= _CLOSEST and not asks:
                told.setdefault((one.start, one.end), one.category)
        for (start, end), category in told.items():
            if self._categories.has(category):
                yield Piece(start, end, Slot.CATEGORY, (category,), 3.4)
                yield from self._within(folded, start, end, category)

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
            _SAYS_MORE.search(words, one.start, one.end) for one in found
        )


def _cost_of(found: Match[Scope]) -> float:
    """Many points of one name are rather a kind of place; a bare number is rather a case."""
    return 1.3 if found.values[0].kind == "points" or found.length <= 2 else 1.0


def _categories(district: District) -> Iterator[tuple[str, tuple[int, ...]]]:
    families: dict[str, list[int]] = {}
    by_name = {category.name: category.id for category in district.categories}
    for category in district.categories:
        families.setdefault(category.family, []).append(category.id)
    yield from _registered(district)
    taken = {name for one in district.categories for name in (one.name, *one.aliases)}
    for family, ids in families.items():
        yield from (
            (f"{family}{tail}", tuple(ids)) for tail in ("", "类", "大类", "类问题", "方面") if family
        )
        yield from ((word, tuple(ids)) for word in FAMILIES.get(family, "").split() if word not in taken)
        halves = (family[:2], family[2:]) if len(family) == 4 else ()
        yield from ((half + tail, tuple(ids)) for half in halves for tail in spelled(OF_A_HALF))
    name = ""
    for word in PLAINLY.split():
        if word.endswith(":"):
            name = word[:-1]
        elif name in by_name and word not in taken:
            yield word, (by_name[name],)


def _registered(district: District) -> Iterator[tuple[str, tuple[int, ...]]]:
    for category in district.categories:
        yield from ((name, (category.id,)) for name in (category.name, *category.aliases))


def _placed(district: District) -> Iterator[str]:
    yield from (unit.short for unit in district.units)
    yield from (grid.name for grid in district.grids)
    yield from (point.name for point in district.points)


def _kinds(district: District) -> Iterator[Pattern]:
    for kind in {point.kind for point in district.points if point.kind}:
        for word in {kind, *KINDS.get(kind, "").split()}:
            tails = AT_PLACES if len(word) > 1 else AT_PLACES.replace("|里|里面|里头", "")
            cost = 1.4 if len(word) == 1 or word == "市场" else 1.2
            yield Pattern(word + tails, Meaning(Slot.KIND, kind, cost))


def _wide_scopes(district: District) -> Iterator[Pattern]:
    names = {district.name, district.name.removesuffix("区")} - {"本区", "本", ""}
    for word in (*DISTRICT.split(), *(f"{name}{tail}" for name in names for tail in ("", "全区"))):
        yield Pattern(word, Meaning(Slot.SCOPE, Scope("district", (), word)))
    yield from (Pattern(word, Meaning(Slot.SCOPE, Scope("own", (), word), 1.1)) for word in spelled(OWN))
