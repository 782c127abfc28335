"""What a report says: the kind of utterance, its problems, and for each the place, the category and the danger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest

from domain.district import District
from domain.lexicon import Match, Typed
from understanding.categories import Categories
from understanding.clauses import Clause, clauses_of
from understanding.danger import danger_in
from understanding.evidence import CLEAR, SURE, Evidence, EvidenceFinder
from understanding.kinds import Kind, L, P
from understanding.places import Mention, PlaceFinder
from understanding.problems import Grouping, Problem
from understanding.slips import Slips
from understanding.spoken import as_typed, spoken
from understanding.utterance import Said, judge
from understanding.vocabulary import vocabulary
from understanding.where import (
    Group,
    Place,
    free_place,
    groups_of,
    is_a_name,
    is_a_spot,
    is_relative,
    place_of,
)

LONGEST = 600  # characters that are read; what is longer is a paper and no report
_MOST_PROBLEMS = 12  # of one text
_OTHERS = 3
# Categories named after a thing that ought to be there: 没有健康证 is the problem.
_LACKING = (
    "亮证亮照",
    "健康证",
    "索证索票",
    "公筷公勺",
    "外卖封签",
    "无障碍设施",
    "控烟",
    "标识标牌",
    "门前三包不到位",
)
_ENOUGH_VOTES, _AHEAD = 3.0, 1.5  # of a guess by single words: characters, and times the next one
_ACROSS = 8  # points lost by a comma between a thing and its defect


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem that a text tells of. `point`, `candidates`, `grid`, `category` and `others` are ids.

    `candidates` are the points to ask about if the words fit several. `others` are further likely categories,
    best first. `why` says what was recognised: 占道经营（出摊）. `danger` is a word for what makes it urgent, or ''.
    """

    words: str
    place: str = ""
    point: int | None = None
    candidates: tuple[int, ...] = ()
    grid: int | None = None
    category: int | None = None
    others: tuple[int, ...] = ()
    danger: str = ""
    fixed_on_the_spot: bool = False
    why: str = ""

    @property
    def urgent(self) -> bool:
        """True if the words tell of danger to people."""
        return bool(self.danger)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says. Only the findings of a PROBLEM are to become cases; of another kind they are what it is about.

    Not `sure`: it may as well be talk, or no category fits, or the category is a guess from single words. `nearest` are the ids of the three categories that
    are likeliest where a finding has none.
    """

    kind: Kind
    findings: tuple[Finding, ...] = ()
    sure: bool = True
    nearest: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    """A text taken apart."""

    typed: Typed
    clauses: list[Clause]
    mentions: list[Mention]
    evidence: list[tuple[int, list[Evidence]]]
    problems: list[Problem]


class ReportReader:
    """Reads reports; built once from a district, anew when the register changes."""

    def __init__(self, district: District) -> None:
        """Takes some tenths of a second for 10,000 points."""
        words = vocabulary()
        self._categories = Categories(district, words)
        self._evidence = EvidenceFinder(words, self._categories.named(), self._categories.ids)
        self._places = PlaceFinder(district)
        self._grouping = Grouping(self._categories.ids)
        names = [one.words for one in self._categories.named()]
        problems = [one.words for one in words.phrases if not one.weak and not one.words.endswith("了")]
        problems += [
            word for rule in words.rules for word in sorted(rule.parts[0]) if not word.endswith("了")
        ]
        spelt = [one.words for one in words.phrases if len(one.words) > 1]
        spelt += [
            word for rule in words.rules for part in rule.parts for word in sorted(part) if len(word) > 1
        ]
        self._slips = Slips(self._places.names(), problems, names, spelt)

    def read(self, text: str, *, grid: int | None = None) -> Reading:
        """What `text` says, said in the group of `grid` (its id). Never raises."""
        typed = self._slips.heard(spoken(text[:LONGEST]))
        seen = self._seen(typed, grid)
        if not seen.problems:
            mended = self._slips.mended(typed)
            seen = seen if mended is typed else self._seen(mended, grid)
        said = [
            Said(
                self._masked(seen, i),
                seen.typed.folded[clause.start : clause.end],
                clause.sign,
                any(self._begins_in(problem, clause) for problem in seen.problems),
                any(
                    self._begins_in(problem, clause) and self._is_lacking(problem)
                    for problem in seen.problems
                ),
            )
            for i, clause in enumerate(seen.clauses)
        ]
        verdict = judge(
            said,
            has_place=any(not one.denied for one in seen.mentions),
            hinted=any(one for _, one in seen.evidence) or danger_in(typed.folded) != "",
        )
        findings = tuple(self._findings(seen, verdict.open, verdict.spot, grid))
        kind = verdict.kind
        if kind is Kind.PROBLEM and not findings:
            findings = (self._unclear(seen, grid),)
        unknown = not findings or any(one.category is None for one in findings)
        if not unknown:
            return Reading(
                kind, findings, verdict.sure and all(one.best.score >= SURE for one in seen.problems)
            )
        votes = self._evidence.votes(typed.folded, [Match(one.start, one.end, (0,)) for one in seen.mentions])
        nearest = self._categories.nearest(typed.folded, votes)
        if kind is Kind.PROBLEM and not seen.problems and (best := _likely(votes)) in nearest:
            findings = (replace(findings[0], category=best, why=self._categories.name(best)),)
        return Reading(kind, findings, verdict.sure and kind is not Kind.PROBLEM, nearest)

    def _seen(self, typed: Typed, grid: int | None) -> _Seen:
        clauses = clauses_of(typed)
        mentions = self._places.find(typed, self._evidence.phrases(typed.folded), grid)
        evidence = [(i, self._evidence_in(typed, clause, mentions)) for i, clause in enumerate(clauses)]
        evidence = self._joined(typed, clauses, evidence, mentions)
        starts = [one.start for one in mentions]
        told = [(i, [one for one in some if not one.denied]) for i, some in evidence]
        problems = self._grouping.problems(typed.folded, told, starts)[:_MOST_PROBLEMS]
        return _Seen(typed, clauses, mentions, evidence, problems)

    def _evidence_in(self, typed: Typed, clause: Clause, mentions: Sequence[Mention]) -> list[Evidence]:
        inside = [
            Match(one.start - clause.start, one.end - clause.start, (0,))
            for one in mentions
            if one.start < clause.end and clause.start < one.end
        ]
        found = self._evidence.find(typed.folded[clause.start : clause.end], inside)
        return [_moved(one, clause.start) for one in found]

    def _joined(
        self,
        typed: Typed,
        clauses: list[Clause],
        evidence: list[tuple[int, list[Evidence]]],
        mentions: list[Mention],
    ) -> list[tuple[int, list[Evidence]]]:
        """Where neither of two clauses says what is wrong, both together may: 垃圾桶，满了没人倒."""
        for i in range(len(clauses) - 1):
            one, other = evidence[i][1], evidence[i + 1][1]
            if not clauses[i].hard and not _is_clear(one) and not _is_clear(other):
                both = Clause(clauses[i].start, clauses[i + 1].end, "", False)
                found = [
                    replace(one, score=one.score - _ACROSS)
                    for one in self._evidence_in(typed, both, mentions)
                ]
                if _is_clear(found):
                    evidence[i] = (i, found)
                    evidence[i + 1] = (i + 1, [])
        return evidence

    def _is_lacking(self, problem: Problem) -> bool:
        best = problem.ranked()[0][0]
        return any(self._categories.ids.get(name) == best for name in _LACKING)

    @staticmethod
    def _begins_in(problem: Problem, clause: Clause) -> bool:
        return any(clause.start <= one.start < clause.end for one in problem.told)

    def _masked(self, seen: _Seen, i: int) -> str:
        """The clause with a sign for each place and each problem."""
        clause, text = seen.clauses[i], seen.typed.folded
        marks = [(one.start, one.end, L) for one in seen.mentions]
        clear = [one for problem in seen.problems for one in problem.told]
        weak = [] if clear else [one for _, some in seen.evidence for one in some]
        marks += [(one.start, one.end, P) for one in clear or weak]
        marks += [(one.start, one.end, f"没有{P}") for _, some in seen.evidence for one in some if one.denied]
        marks.sort(key=lambda one: (one[0], -one[1]))
        parts = []
        at = max([end for start, end, _ in marks if start < clause.start <= end] or [clause.start])
        for start, end, sign in marks:
            if clause.start <= start < clause.end:
                if start >= at:
                    parts.append(text[at:start] + sign)
                at = max(at, end)
        return "".join(parts) + text[min(at, clause.end) : clause.end]

    def _findings(
        self, seen: _Seen, open_: Sequence[bool], spot: bool, grid: int | None
    ) -> Iterator[Finding]:
        before: Place | None = None
        found = []
        for number in range(len(seen.problems)):
            found.append(self._places_of(seen, number, before, grid))
            before = found[-1][-1] if found[-1] else before
        first = next((places for places in found if places), [])
        told: set[tuple[int, str]] = set()
        for number, problem in enumerate(seen.problems):
            places = found[number] or first[:1]
            if open_[self._clause_at(seen, problem.start)]:
                for place in places or [Place()]:
                    key = problem.ranked()[0][0], place.words
                    if key in told:
                        continue
                    told.add(key)
                    yield self._finding(seen, problem, number, place, spot)

    @staticmethod
    def _clause_at(seen: _Seen, at: int) -> int:
        return next(i for i, one in enumerate(seen.clauses) if one.start <= at < one.end)

    def _finding(self, seen: _Seen, problem: Problem, number: int, place: Place, spot: bool) -> Finding:
        ranked = problem.ranked()
        likely = [category for category, _ in ranked if self._categories.has(category)]
        best, evidence = ranked[0]
        known = self._categories.has(best)
        begin, end = self._stretch(seen, number)
        said = as_typed(seen.typed, begin, end)
        key = "".join(as_typed(seen.typed, *piece) for piece in evidence.pieces)
        name = self._categories.name(best)
        return Finding(
            words=said,
            place=place.words,
            point=place.point.id if place.point else None,
            candidates=tuple(one.id for one in place.points),
            grid=place.grid,
            category=best if known else None,
            others=tuple(one for one in likely if one != best)[:_OTHERS],
            danger=danger_in(seen.typed.folded[begin:end]),
            fixed_on_the_spot=spot,
            why=name if key == name else f"{name}（{key}）",
        )

    def _stretch(self, seen: _Seen, number: int) -> tuple[int, int]:
        """From the clause in which the problem begins up to the next problem's clause or place."""
        problem = seen.problems[number]
        first = self._clause_at(seen, problem.start)
        start = seen.clauses[first].start
        if number and self._clause_at(seen, seen.problems[number - 1].end - 1) == first:
            start = seen.problems[number - 1].end
            start = min([one.start for one in seen.mentions if start <= one.start < problem.start] or [start])
        if number == 0:
            start = 0 if first == 0 else seen.clauses[0].start
        end = len(seen.typed.folded)
        if number + 1 < len(seen.problems):
            following = seen.problems[number + 1]
            clause = seen.clauses[self._clause_at(seen, following.start)]
            end = clause.start if clause.start >= problem.end else following.start
            end = min(
                [one.start for one in seen.mentions if problem.end <= one.start < following.start] or [end]
            )
        last = next(one.end for one in reversed(seen.clauses) if one.start < end)
        return start, max(min(end, last), problem.end)

    def _places_of(self, seen: _Seen, number: int, before: Place | None, grid: int | None) -> list[Place]:
        """The places of a problem: named before it in its clause, behind it, or taken over from the one before."""
        problem, text = seen.problems[number], seen.typed.folded
        clause = seen.clauses[self._clause_at(seen, problem.start)]
        since = seen.problems[number - 1].end if number else 0
        until = seen.problems[number + 1].start if number + 1 < len(seen.problems) else len(text)
        groups = groups_of(text, [one for one in seen.mentions if since <= one.start < until])
        ahead = [one for one in groups if one.start < problem.start]
        if ahead:
            last = len(ahead) - 1
            while last and ahead[last].alike:
                last -= 1
            chosen = ahead[last:]
            return [self._place(seen, one, problem, grid) for one in chosen]
        if within := [one for one in groups if one.start < problem.end]:
            return [self._place(seen, within[0], problem, grid)]
        free = self._free(seen, clause, problem, since)
        if before is not None and before.words:
            if free and is_a_name(free) and not is_relative(free):
                return [Place(free, None, (), grid)]
            here = free if free and is_relative(free) else ""
            return [replace(before, words=f"{before.words}{here}") if here else before]
        limit = self._until(seen, number)
        behind = [one for one in groups if problem.end <= one.start < limit]
        own_clause = [one for one in behind if one.start < clause.end]
        if own_clause or behind:
            return [self._place(seen, (own_clause or behind)[0], problem, grid)]
        if free:
            near = self._near(seen, grid)
            return [Place(free, None, (), near)]
        following = next(
            (one for i, one in enumerate(seen.clauses) if one.start >= problem.end and one.start < until),
            None,
        )
        named = any(not one.denied for one in seen.mentions)
        if (
            following is not None
            and not named
            and (words := free_place(_shown(seen.typed, following.start, min(following.end, until), ())))
        ):
            if is_a_name(words):
                return [Place(words, None, (), self._near(seen, grid))]
        return []

    def _until(self, seen: _Seen, number: int) -> int:
        """Up to where a place named behind a problem is its own: the clause of the next one, or that itself."""
        if number + 1 == len(seen.problems):
            return len(seen.typed.folded)
        following = seen.problems[number + 1].start
        start = seen.clauses[self._clause_at(seen, following)].start
        return start if start >= seen.problems[number].end else following

    def _near(self, seen: _Seen, grid: int | None) -> int | None:
        areas = [one.grids for one in seen.mentions if one.area and not one.denied]
        grids = frozenset.intersection(*areas) if areas else frozenset()
        if len(grids) == 1:
            return next(iter(grids))
        return grid if not areas or grid in grids else None

    def _place(self, seen: _Seen, group: Group, problem: Problem, grid: int | None) -> Place:
        clause = seen.clauses[self._clause_at(seen, group.start)]
        stops = [clause.end, *(one.start for one in seen.mentions if one.start >= group.end)]
        stops += [
            start
            for one in seen.problems
            for start, end in one.best.pieces
            if start >= group.end and not is_a_spot(seen.typed.folded[start:end])
        ]
        areas = frozenset[int]().union(*(one.grids for one in seen.mentions if one.area)) or (
            frozenset((grid,)) if grid is not None else frozenset()
        )
        vague = self._places.is_vague(group.chief, areas)
        own = grid if grid is not None else None
        return place_of(seen.typed, group, min(stops), vague, own)

    def _free(self, seen: _Seen, clause: Clause, problem: Problem, since: int) -> str:
        """A place that no register knows, in the clause of the problem or in one before that says nothing else."""
        start = max(clause.start, since)
        pieces = {piece for one in problem.evidence if one.score >= CLEAR for piece in one.pieces}
        marks = [piece for piece in pieces if not is_a_spot(seen.typed.folded[piece[0] : piece[1]])]
        if words := free_place(_shown(seen.typed, start, clause.end, marks)):
            return words
        ahead = [one for one in seen.clauses if since <= one.start and one.end <= start]
        for one in reversed(ahead):
            if words := free_place(_shown(seen.typed, one.start, one.end, ())):
                return words
        return ""

    def _unclear(self, seen: _Seen, grid: int | None) -> Finding:
        """A problem of which only the place, or nothing, is understood."""
        text = seen.typed.folded
        groups = groups_of(text, seen.mentions)
        place = Place()
        if groups:
            clause = next(one for one in seen.clauses if one.end > groups[0].start)
            place = place_of(seen.typed, groups[0], clause.end, False, grid)
        else:
            words = free_place(seen.typed.shown)
            place = Place(words, None, (), self._near(seen, grid) if words else None)
        return Finding(
            words=seen.typed.shown.strip(),
            place=place.words,
            point=place.point.id if place.point else None,
            candidates=tuple(one.id for one in place.points),
            grid=place.grid,
            danger=danger_in(text),
        )


def _likely(votes: Mapping[int, float]) -> int | None:
    """The category that the single words speak for, if they clearly prefer one."""
    first, second = nlargest(2, [*votes.values(), 0.0, 0.0])
    likely = first >= _ENOUGH_VOTES and first >= _AHEAD * second
    return max(votes, key=votes.__getitem__) if likely else None


def _is_clear(evidence: Sequence[Evidence]) -> bool:
    return bool(evidence) and evidence[0].score >= CLEAR


def _moved(one: Evidence, by: int) -> Evidence:
    pieces = tuple((start + by, end + by) for start, end in one.pieces)
    return replace(one, start=one.start + by, end=one.end + by, pieces=pieces)


def _shown(typed: Typed, start: int, end: int, marks: Sequence[tuple[int, int]]) -> str:
    """What was typed for a stretch, with a sign in place of each mark."""
    if start >= end:
        return ""
    first, last = typed.at[start], typed.at[end - 1] + 1
    shown = list(typed.shown[first:last])
    for one, other in marks:
        begin, stop = typed.at[one] - first, typed.at[other - 1] + 1 - first
        if 0 <= begin and stop <= len(shown):
            shown[begin:stop] = "|" * (stop - begin)
    return "".join(shown)
