"""The place of each problem of a text: named before it, behind it, or taken over from the problem before."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from domain.placewords import LONGEST_PLACE, place_going_on
from understanding.evidence import CLEAR
from understanding.reports.clauses import Clause, place_by_label
from understanding.reports.free_names import (
    heading_name,
    is_strange,
    leading_name,
    like_name,
    next_name,
    plain_name,
    site_at_head,
    spot_ahead,
    whole_name,
)
from understanding.reports.places import PlaceFinder
from understanding.reports.problems import Problem
from understanding.reports.taken_apart import NEXT, TakenApart
from understanding.reports.where import (
    MentionGroup,
    Place,
    beside,
    blocked_place,
    free_place,
    groups_of,
    is_a_name,
    is_a_spot,
    is_beside_only,
    is_relative,
    place_of,
)
from understanding.simplified import simplified

# What is said of what one sees next, or seen from the first place, is no name.
_NO_OTHER = re.compile("[顺并连]|进去|[边侧面头]$|[左右]手")
# 鑫源机电门前, of which 电门 told something.
_FRONT = re.compile("[\u4e00-\u9fff]{0,2}?(?:门[前口外]|店[里外])")
_BEFORE_A_LIST = frozenset(":：;；")
_BRACKETED = re.compile(r"[^(（，,。]{0,2}[(（]")  # 楼道堆物（金山小区2幢）
_GATE = re.compile("[东南西北前后]门口?")
_ONE_MORE = re.compile("(?:顺带|顺便|连带|外带|另外|还有|再有|再就是|然后)+(?:[又也]?看?[到见有]|[又也])?")
# 从北湖小区走到望江楼，… 到那头又见人翻栏杆: the second is at the end of the way.
_WAY = re.compile("[走骑转巡逛开]到(?P<to>[\u4e00-\u9fff]{2,8})")
_FAR_END = re.compile("(?:走?到了?)?那一?头|到了那边")
_OLD = re.compile(r"老(?![是有被往在爱乱把给没不丢扔堆放垃])\w")  # of a name: 老粮站

_SIGNS_AT_END = re.compile(r"[^\w)）\]】”\"》]+$")  # 紫荆里😷


class Placing:
    """Finds the places of a text's problems, said in the group of `grid` (an id)."""

    def __init__(self, seen: TakenApart, finder: PlaceFinder, grid: int | None) -> None:
        """`finder` is the one that found the places."""
        self._seen = seen
        self._finder = finder
        self._grid = grid
        self.scattered = False
        self._taken = -1  # where the place begins that was told behind the last problem

    def places(self) -> list[list[Place]]:
        """For each problem its places, mostly one; a problem without any has that of the first which has one.

        After this, `scattered` tells whether several places stand before several problems, and not which has which.
        """
        found: list[list[Place]] = []
        before: Place | None = None
        for number in range(len(self._seen.problems)):
            found.append(self._of(number, before))
            before = found[-1][-1] if found[-1] else before
        first = next((places for places in found if places and not is_a_spot(places[0].words)), [])
        return [[self._as_written(one) for one in places or first[:1] or [Place()]] for places in found]

    def alone(self) -> Place:
        """The place of a text in which no problem was found."""
        groups = groups_of(self._seen.text, self._seen.mentions)
        if groups:
            end = self._seen.clauses[self._seen.clause_of(groups[0].start)].end
            return place_of(self._seen.typed, groups[0], end, False, self._grid)
        clauses = self._seen.clauses
        shown = simplified(self._seen.typed.shown)
        named = (leading_name(self._seen.shown(one.start, one.end)) for one in clauses)
        words = next((one for one in named if one), "") or self._name_of_all() or free_place(shown)
        return self._as_written(self._free_place(words)) if words else Place()

    def _as_written(self, place: Place) -> Place:
        """The same in the characters that were typed, which may be traditional ones."""
        shown = self._seen.typed.shown
        at = simplified(shown).find(place.words)
        return replace(place, words=shown[at : at + len(place.words)]) if at >= 0 else place

    def _of(self, number: int, before: Place | None) -> list[Place]:
        problem = self._seen.problems[number]
        since = self._seen.problems[number - 1].end if number else 0
        until = self._seen.problems[number + 1].start if number + 1 < len(self._seen.problems) else None
        text = self._seen.text
        mentions = [one for one in self._seen.mentions if since <= one.start < (until or len(text))]
        groups = [one for one in groups_of(text, mentions) if not (before and _is_gate(text, one))]
        if bracketed := [one for one in groups if _BRACKETED.fullmatch(text, problem.end, one.start)]:
            return [self._named(bracketed[0])]
        ahead = [one for one in groups if one.start < problem.start]
        if len(ahead) > 1 and self._taken == ahead[0].start:
            del ahead[0]  # 违停一片，李渔路，双龙巷灯不亮
        if ahead:
            return [self._named(one) for one in _last_together(ahead)]
        if within := [one for one in groups if one.start < problem.end]:
            return [self._named(within[0])]
        free = self._free_words(problem, since)
        if before is not None and before.words and (name := self._next_name(problem, since, before.words)):
            return [Place(name, None, (), self._grid)]
        if before is not None and before.words:
            self.scattered |= not free and self._are_several(number - 1)
            return [self._seen_from(before, free)]
        if behind := [one for one in groups if problem.end <= one.start < self._seen.end_of(number)]:
            self._taken = behind[0].start
            return [self._named(behind[0])]
        free = self._name_of_all(plain_name) or self._free_name(problem, since) or self._name_of_all() or free
        place = place_by_label(self._seen.text, self._seen.clauses)
        if place and not self._seen.is_told_in(problem, place):
            free = self._seen.shown(place.start, place.end).strip()[:LONGEST_PLACE]
        free = free if is_a_name(free) else self._spot_ahead(problem, since) or free
        free = "" if is_beside_only(free) else free or self._heading(problem)
        free = free or self._free_words_behind(problem, until or len(text))
        if free and not (is_a_name(free) or site_at_head(free)) and groups_of(text, self._seen.mentions):
            return []  # 墙上贴满小广告，地上也脏，金衡街: the place is told once, for all
        return [self._free_place(free)] if free else []

    def _are_several(self, number: int) -> bool:
        """True if this is the first problem, and more than one place stands together before it."""
        start = self._seen.problems[number].start
        ahead = [one for one in groups_of(self._seen.text, self._seen.mentions) if one.start < start]
        return number == 0 and len(ahead) > 1 and len(_last_together(ahead)) > 1

    def _seen_from(self, before: Place, free: str) -> Place:
        """The place of the problem before, another one that has a name, or what lies beside it."""
        if is_relative(free):
            return replace(before, words=beside(before.words, free))
        return Place(free, None, (), self._grid) if is_a_name(free) else before

    def _free_place(self, words: str) -> Place:
        areas = [one.grids for one in self._seen.mentions if one.area and not one.denied]
        grids = frozenset.intersection(*areas) if areas else frozenset[int]()
        if len(grids) == 1:
            return Place(words, None, (), next(iter(grids)))
        return Place(words, None, (), self._grid if not areas or self._grid in grids else None)

    def _named(self, group: MentionGroup) -> Place:
        seen = self._seen
        if name := self._whose_gate(group):
            return self._free_place(name)
        stops = [seen.clauses[seen.clause_of(group.end - 1)].end]  # 金 衡街: a blank within a name
        stops += [one.start for one in seen.mentions]
        stops += [
            start
            for problem in seen.problems
            for one in (problem.told if problem.deed is not None else problem.told[:1])
            for start, end in one.pieces
            if not is_a_spot(seen.text[start:end])
        ]
        areas = frozenset[int]().union(*(one.grids for one in seen.mentions if one.area))
        meant = areas or (frozenset[int]() if self._grid is None else frozenset((self._grid,)))
        stop = min(stop for stop in stops if stop >= group.end)
        return place_of(seen.typed, group, stop, self._finder.is_vague(group.chief, meant), self._grid)

    def _whose_gate(self, group: MentionGroup) -> str:
        """The place that no register knows, of which this is a gate: 体育馆东门."""
        clause = self._seen.clauses[self._seen.clause_of(group.start)]
        if group.start == clause.start or not _is_gate(self._seen.text, group):
            return ""
        name = leading_name(self._seen.shown(clause.start, clause.end))
        return name if len(name) > group.start - clause.start else ""

    def _free_words(self, problem: Problem, since: int) -> str:
        """A place that no register knows, in the clause of the problem or in one before that says nothing else."""
        seen = self._seen
        clause = seen.clauses[seen.clause_of(problem.start)]
        start = max(clause.start, since)
        marks = _marks(seen, problem)
        if more := _ONE_MORE.match(seen.text, start, clause.end):
            start = more.end()  # 顺带路边砖头也缺了
        parted = NEXT.search(seen.text, problem.end, clause.end)
        if words := free_place(seen.shown(start, parted.start() if parted else clause.end, marks)):
            return words
        ahead = [one for one in seen.clauses if since <= one.start and one.end <= start]
        found = (free_place(seen.shown(one.start, one.end)) for one in reversed(ahead))
        return next((words for words in found if words), "")

    def _free_name(self, problem: Problem, since: int) -> str:
        """A name with which the clause of the problem begins, or one before it, or one in which it is told again."""
        seen = self._seen
        first, last = (seen.clause_of(at) for at in (problem.start, problem.end - 1))
        ahead = [one for one in seen.clauses[: first + 1] if since <= one.start]
        for one in (*reversed(ahead), *seen.clauses[first + 1 : last + 1]):
            shown = seen.shown(one.start, one.end)
            if name := leading_name(shown):
                behind = shown.index(name) + len(name)
                return name + place_going_on(seen.shown(one.start, one.end, _marks(seen, problem))[behind:])
        return ""

    def _spot_ahead(self, problem: Problem, since: int) -> str:
        """A clause before that of the problem which says nothing else than where: 凤凰山脚，…."""
        seen = self._seen
        last = seen.clauses[seen.clause_of(problem.start)]
        ahead = (one for one in seen.clauses if since <= one.start < last.start)
        return next((name for one in ahead if (name := spot_ahead(seen.shown(one.start, one.end)))), "")

    def _heading(self, problem: Problem) -> str:
        """The name that stands alone at the head of the text, before a colon or a list: 好又多:①…."""
        seen, first = self._seen, self._seen.clauses[0]
        alone = first.end <= problem.start and first.sign[:1] in _BEFORE_A_LIST and not seen.evidence[0]
        return heading_name(seen.shown(first.start, first.end).strip()) if alone else ""

    def _next_name(self, problem: Problem, since: int, before: str) -> str:
        """The name of a place of its own with which the clause of a second problem begins."""
        seen = self._seen
        clause = seen.clauses[seen.clause_of(problem.start)]
        if clause.start < since:
            return ""
        if _FAR_END.match(seen.text, clause.start) and (way := _WAY.search(seen.text, 0, clause.start)):
            return way["to"]
        marks = [] if problem.best.alike else _marks(seen, problem)
        beside = like_name(seen.shown(clause.start, clause.end, marks), before)
        return (
            beside or next_name(seen.shown(clause.start, clause.end)) or self._strange_name(problem, clause)
        )

    def _strange_name(self, problem: Problem, clause: Clause) -> str:
        """What stands before all that tells the problem, if no example has its words: 大众澡堂 of 大众澡堂脏水横流."""
        first = min(start for one in problem.evidence for start, _ in one.pieces)
        name = self._seen.shown(clause.start, first)
        if not is_strange(name) or _NO_OTHER.search(name):
            return ""
        front = _FRONT.match(self._seen.text, first, clause.end)
        return name + (front[0] if front else "")

    def _name_of_all(self, whole: Callable[[str], str] = whole_name) -> str:
        """A name that is a clause of its own at the end of the text, where the text names no place that is known."""
        seen = self._seen
        last = seen.clauses[-1]
        told = any(one.start < last.end and last.start < one.end for one in seen.problems)
        if told or len(seen.clauses) < 2 or any(not one.denied for one in seen.mentions):
            return ""
        words = _SIGNS_AT_END.sub("", seen.shown(last.start, last.end).strip())
        return whole(words)

    def _free_words_behind(self, problem: Problem, until: int) -> str:
        """A place with a name in the next clause, where the text names none that is known."""
        if any(not one.denied for one in self._seen.mentions):
            return ""
        following = (one for one in self._seen.clauses if problem.end <= one.start < until)
        clause = next(following, None)
        shown = self._seen.shown(clause.start, min(clause.end, until)) if clause else ""
        words = free_place(shown)
        return words if is_a_name(words) else leading_name(shown) or blocked_place(shown)


def _is_gate(text: str, group: MentionGroup) -> bool:
    """True for a gate of the place before: 东港农贸市场西门 … 东门."""
    return _GATE.fullmatch(text, group.start, group.end) is not None


def _marks(seen: TakenApart, problem: Problem) -> list[tuple[int, int]]:
    """The words that tell the problem and not where it is."""
    pieces = {piece for one in problem.evidence if one.score >= CLEAR for piece in one.pieces}
    return [
        (begin, end)
        for begin, end in pieces
        if not is_a_spot(seen.text[begin:end]) and not _OLD.match(seen.text, begin, end + 1)
    ]


def _last_together(groups: list[MentionGroup]) -> list[MentionGroup]:
    """The last place and those that are named together with it: 人民广场和金山小区."""
    last = len(groups) - 1
    while last and groups[last].alike:
        last -= 1
    return groups[last:]
