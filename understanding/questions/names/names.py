"""What a district's own names say in a question: places, categories, kinds of places, people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain

from domain.district import District
from domain.lexicon import Lexicon, Match, Typed, read
from domain.scope import NamedScope, ScopeFinder
from understanding.known import Known
from understanding.questions.names.called import AT_PLACES, DISTRICT, FAMILIES, KINDS, OF_A_HALF, OWN, PLAINLY
from understanding.questions.names.cared_for import cared_for
from understanding.questions.names.category_slips import MistypedNames, SoundsOfNames
from understanding.questions.names.crossings import Crossings
from understanding.questions.names.families_told import FamiliesTold
from understanding.questions.names.kinds_by_use import kinds_by_use
from understanding.questions.names.pinyin import Pinyin
from understanding.questions.names.problems_told import ToldProblems
from understanding.questions.names.tails_of_names import TailsOfNames
from understanding.questions.names.things_alone import things
from understanding.questions.names.units_by_work import UnitsByWork
from understanding.questions.pieces import Meaning, Pattern, Piece, Slot, Words, spelled
from understanding.questions.spelling.homophones import NamesBySound
from understanding.questions.states.mending import Sort, sorts


class Names:
    """The names of one district; built once."""

    def __init__(self, known: Known, scopes: ScopeFinder) -> None:
        """Reads the register."""
        district = known.district
        placed = list(dict.fromkeys(_placed(district)))
        self._scopes = scopes
        self._crossings = Crossings(district)
        self._families = FamiliesTold(known)
        self._units = UnitsByWork(district)
        self._tails = TailsOfNames(district)
        self._kinds = frozenset(point.kind for point in district.points)
        self._of_kinds = tuple(_of_kinds(district))
        self._on_the_river = next(((one.id,) for one in district.categories if one.name == "河道脏污"), None)
        self._categories: Lexicon[tuple[int, ...]] = Lexicon(_categories(district))
        self._things: Lexicon[tuple[int, ...]] = Lexicon(
            (word, (known.categories.ids[name],))
            for word, name in things()
            if known.categories.has(known.categories.ids[name])
        )
        self._slips = MistypedNames(_registered(district))
        self._sounds = SoundsOfNames(self._categories)
        self._sorts = sorts(known.categories.ids)
        self._told = ToldProblems(known, self._categories, self._things, self._sorts)
        self._known = known
        self._pinyin = Pinyin(placed)
        self._misheard = NamesBySound(placed)
        self._people: Lexicon[int] = Lexicon((one.name, one.id) for one in district.people)
        self._words = Words(chain(_kinds(district), _wide_scopes(district)))

    def point(self, name: str, words: str) -> NamedScope | None:
        """The one point with this whole name, in the words that were typed for it."""
        found = self._scopes.find_all(read(name))
        ids = [
            one.values[0].ids for one in found if one.length == len(name) and one.values[0].kind == "point"
        ]
        return NamedScope("point", ids[0], words) if ids else None

    def told_in_full(self, folded: str, chosen: Sequence[Piece], able: Sequence[Piece]) -> Iterator[Piece]:
        """Problems told in whole clauses of which those `chosen` of the `able` pieces leave something unexplained."""
        return self._told.in_full.find(folded, chosen, able)

    def _alone(self, typed: Typed, others: Sequence[Piece | Match[tuple[int, ...]]]) -> Iterator[Piece]:
        """Things without their defect, where no problem is named or told elsewhere: 长椅上的小广告 tells where."""
        for thing in self._things.find(typed):
            if all(one.start < thing.end and thing.start < one.end for one in others):
                yield Piece(thing.start, thing.end, Slot.CATEGORY, thing.values[0], _ALONE)

    def sorts(self, pieces: Iterable[Piece]) -> set[Sort]:
        """Of which sorts the problems are that these pieces name or tell; all sorts where none is."""
        told = [one.value for one in pieces if one.slot is Slot.CATEGORY]
        ids = {id for value in told if isinstance(value, tuple) for id in value}
        return {self._sorts.get(one, Sort.PUT_THERE) for one in ids} or {*Sort}

    def cared_for(self, folded: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
        """Things of which somebody asks who answers for them."""
        return cared_for(folded, pieces, self._known.evidence, self._known.categories)

    def find(self, typed: Typed) -> Iterator[Piece]:
        """What the text may name, overlapping things as well."""
        scopes = self._scopes.find_all(typed)
        for found in scopes:
            yield Piece(found.start, found.end, Slot.SCOPE, found.values[0], _cost_of(found))
        yield from self._crossings.find(typed, scopes)
        yield from self._units.find(typed.folded, [(one.start, one.end) for one in scopes])
        yield from self._tails.find(typed, scopes)
        if self._of_kinds:
            kinds = {self._known.district.point[one].kind for scope in scopes for one in _points_of(scope)}
            yield from _without_their_kind(typed.folded, self._of_kinds, kinds)
        if self._on_the_river:
            for rubbish in _ON_A_RIVER.finditer(typed.folded):
                yield Piece(rubbish.start(), rubbish.end(), Slot.CATEGORY, self._on_the_river, 1.6)
        named_here = self._categories.find(typed)
        for named in named_here:
            if typed.folded[named.end : named.end + 1] in _ANOTHER_THING:
                continue
            ids = tuple(dict.fromkeys(one for value in named.values for one in value))
            yield Piece(named.start, named.end, Slot.CATEGORY, ids)
        yield from self._slips.find(typed.folded)
        yield from self._sounds.find(typed.folded)
        yield from self._families.find(typed.folded, named_here)
        told = [
            one
            for one in self._told.find(typed.folded)
            if not (_crosses(one, scopes) or _cuts(one, named_here))
        ]
        yield from told
        yield from self._alone(typed, [*told, *named_here])
        for person in self._people.find(typed):
            yield Piece(person.start, person.end, Slot.PERSON, person.values[0])
        for start, end, name in (*self._pinyin.find(typed.folded), *self._misheard.find(typed.folded)):
            for found in self._scopes.find_all(read(name)):
                if found.length == len(name):
                    yield Piece(start, end, Slot.SCOPE, found.values[0], 1.2)
        yield from self._words.find(typed.folded)
        yield from kinds_by_use(typed.folded, self._kinds, named_here)


def _of_kinds(district: District) -> Iterator[tuple[str, str, int]]:
    """The kind of places that a category's name begins with, what goes on behind it, and the category: 河道, 脏污."""
    kinds = {point.kind for point in district.points} - {""}
    for category in district.categories:
        for kind in kinds:
            behind = category.name.removeprefix(kind)
            if behind != category.name and len(behind) > 1:
                yield kind, behind, category.id


def _points_of(scope: Match[NamedScope]) -> Sequence[int]:
    return scope.values[0].ids if scope.values[0].kind == "point" else ()


def _without_their_kind(
    folded: str, of_kinds: Iterable[tuple[str, str, int]], kinds: Set[str]
) -> Iterator[Piece]:
    """东港河的脏污: the name of the place says what the category begins with."""
    for kind, behind, id in of_kinds:
        if kind in kinds:
            yield from (
                Piece(one.start(), one.end(), Slot.CATEGORY, (id,), 1.2)
                for one in re.finditer(behind, folded)
            )


_ALONE = 2.6  # a thing without what is wrong with it: less sure than a name, surer than two of them

_ON_A_RIVER = re.compile(
    "(?:河(?:[道面][里上边]?|[里边]头?)|(?<=河))(?:太|很|都|实在)?(?:脏(?:水|兮兮|乱差)?|邋[里邋]*邋?遢|龌[里龌]*龊|埋[里了]?[埋]?汰|腌臜|污糟|黑臭|又?[黑脏]又臭)(?:的|了|得很)*|河道(?:里头?|里面|上|边|旁)?的?垃圾|(?:(?<=河)|(?<=河面上)|(?<=水面上)|(?<=河[边里上面])|(?<=河的)|(?<=河[边里上面]的))垃圾"
    "|(?<=[河溪江湖])(?:[里水]?面上?|里头?|里|上)?[漂飘浮](?:着|起来?|满)?的(?:那些|那堆|东西|垃圾)?(?=[^\\w]|$|[还有没谁几多哪都这本上今昨归该])"
)


def _crosses(told: Piece, scopes: Iterable[Match[NamedScope]]) -> bool:
    """True if the words of a problem run over the end of a place, in 垃圾 北湖 几件."""
    return any(told.start < one.end <= told.end and one.start >= told.start for one in scopes) or any(
        one.start < told.start < one.end for one in scopes
    )


def _cuts(told: Piece, named: Iterable[Match[tuple[int, ...]]]) -> bool:
    """True if the words of a problem end within the name of another one: 老人闯|红灯."""
    return any(told.start < one.start < told.end < one.end for one in named)


_ANOTHER_THING = ("位", "场", "费", "卡")  # 停车位还有几个 asks about no problem


def _cost_of(found: Match[NamedScope]) -> float:
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
    """As the register calls them; but 河道 asks for places of that kind, though it is called so in a report."""
    places = {point.kind for point in district.points}
    for category in district.categories:
        names = (category.name, *category.aliases)
        yield from ((name, (category.id,)) for name in names if name not in places)


def _placed(district: District) -> Iterator[str]:
    yield from (unit.short for unit in district.units)
    yield from (grid.name for grid in district.grids)
    yield from (point.name for point in district.points)


def _kinds(district: District) -> Iterator[Pattern]:
    for kind in {point.kind for point in district.points if point.kind}:
        for word in {kind, *spelled(KINDS.get(kind, ""))} - {""}:
            tails = AT_PLACES if len(word) > 1 else AT_PLACES.replace("|里|里面|里头", "")
            cost = 1.4 if len(word) == 1 or word == "市场" else 1.2
            yield Pattern(word + tails, Meaning(Slot.KIND, kind, cost))


def _wide_scopes(district: District) -> Iterator[Pattern]:
    names = {district.name, district.name.removesuffix("区")} - {"本区", "本", ""}
    for word in (*spelled(DISTRICT), *(f"{name}{tail}" for name in names for tail in ("", "全区"))):
        yield Pattern(word, Meaning(Slot.SCOPE, NamedScope("district", (), word)))
    yield from (Pattern(word, Meaning(Slot.SCOPE, NamedScope("own", (), word), 1.1)) for word in spelled(OWN))
