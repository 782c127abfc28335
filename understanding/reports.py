"""Reads reports: the kind of utterance, its problems, and for each the place, the category and the danger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import nlargest

from domain.district import District
from domain.lexicon import Match, Typed
from understanding.categories import Categories
from understanding.clauses import Clause, clauses_of
from understanding.danger import danger_in
from understanding.evidence import CLEAR, SURE, Evidence, EvidenceFinder
from understanding.kinds import Kind
from understanding.places import Mention, PlaceFinder
from understanding.placing import Placing
from understanding.problems import Grouping
from understanding.reading import Finding, Reading
from understanding.seen import Seen
from understanding.slips import Slips
from understanding.spoken import as_typed, spoken
from understanding.utterance import Said, Verdict, judge
from understanding.vocabulary import Vocabulary, vocabulary
from understanding.where import Place

LONGEST = 600  # characters that are read; what is longer is a paper and no report
_MOST_PROBLEMS = 12  # of one text
_OTHERS = 3
_ACROSS = 8  # points lost by a comma between a thing and its defect
# Categories named after a thing that ought to be there: 没有健康证 is the problem.
_LACKING = (
    "亮证亮照", "健康证", "索证索票", "公筷公勺", "外卖封签", "无障碍设施", "控烟", "标识标牌", "交通安全设施",
    "门前三包不到位",
)  # fmt: skip
_ENOUGH_VOTES, _AHEAD = 3.0, 1.5  # of a guess by single words: characters, and times the next one


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
        self._slips = Slips(self._places.names(), list(_mistyped(words)), names, list(_spelt(words)))
        self._lacking = frozenset(self._categories.ids[name] for name in _LACKING)

    def read(self, text: str, *, grid: int | None = None) -> Reading:
        """What `text` says, said in the group of `grid` (its id). Never raises."""
        typed = self._slips.heard(spoken(text[:LONGEST]))
        seen = self._seen(typed, grid)
        if not seen.problems and (mended := self._slips.mended(typed)) is not typed:
            seen = self._seen(mended, grid)
        votes = self._evidence.votes(seen.text, [Match(one.start, one.end, (0,)) for one in seen.mentions])
        verdict = self._judged(seen, votes)
        placing = Placing(seen, self._places, grid)
        findings = tuple(self._findings(seen, verdict, placing.places()))
        if verdict.kind is Kind.PROBLEM and not findings:
            findings = (_unclear(seen, placing.alone()),)
        if findings and all(one.category is not None for one in findings):
            strong = all(one.best.score >= SURE for one in seen.problems)
            return Reading(verdict.kind, findings, verdict.sure and strong)
        nearest = self._categories.nearest(seen.text, votes)
        is_problem = verdict.kind is Kind.PROBLEM
        best = _likely(votes)
        if is_problem and not seen.problems and best is not None and best in nearest:
            findings = (replace(findings[0], category=best, why=self._categories.name(best)),)
        return Reading(verdict.kind, findings, verdict.sure and not is_problem, nearest)

    def _seen(self, typed: Typed, grid: int | None) -> Seen:
        clauses = clauses_of(typed)
        mentions = self._places.find(typed, self._evidence.phrases(typed.folded), grid)
        evidence = [self._evidence_in(typed, clause, mentions) for clause in clauses]
        self._join(typed, clauses, evidence, mentions)
        told = [(i, [one for one in some if not one.denied]) for i, some in enumerate(evidence)]
        problems = self._grouping.problems(typed.folded, told, [one.start for one in mentions])
        return Seen(typed, clauses, mentions, evidence, problems[:_MOST_PROBLEMS])

    def _evidence_in(self, typed: Typed, clause: Clause, mentions: Sequence[Mention]) -> list[Evidence]:
        inside = [
            Match(one.start - clause.start, one.end - clause.start, (0,))
            for one in mentions
            if one.start < clause.end and clause.start < one.end
        ]
        found = self._evidence.find(typed.folded[clause.start : clause.end], inside)
        return [one.moved(clause.start) for one in found]

    def _join(
        self, typed: Typed, clauses: list[Clause], evidence: list[list[Evidence]], mentions: list[Mention]
    ) -> None:
        """Where neither of two clauses says what is wrong, both together may: 垃圾桶，满了没人倒."""
        for i in range(len(clauses) - 1):
            if not (clauses[i].hard or _is_clear(evidence[i]) or _is_clear(evidence[i + 1])):
                both = Clause(clauses[i].start, clauses[i + 1].end, "", False)
                found = self._evidence_in(typed, both, mentions)
                found = [replace(one, score=one.score - _ACROSS) for one in found]
                if _is_clear(found):
                    evidence[i], evidence[i + 1] = found, []

    def _judged(self, seen: Seen, votes: Mapping[int, float]) -> Verdict:
        said = []
        for i, clause in enumerate(seen.clauses):
            told = [one for one in seen.problems if seen.is_told_in(one, clause)]
            lacking = any(one.ranked()[0][0] in self._lacking for one in told)
            plain = seen.text[clause.start : clause.end]
            said.append(Said(seen.masked(i), plain, clause.sign, bool(told), lacking))
        return judge(
            said,
            has_place=any(not one.denied for one in seen.mentions),
            hinted=any(seen.evidence)
            or danger_in(seen.text) != ""
            or max(votes.values(), default=0) >= _ENOUGH_VOTES,
        )

    def _findings(self, seen: Seen, verdict: Verdict, places: list[list[Place]]) -> Iterator[Finding]:
        """A finding for each problem that counts at each of its places, none twice."""
        told: set[tuple[int, str]] = set()
        for number, problem in enumerate(seen.problems):
            for place in places[number]:
                key = problem.ranked()[0][0], place.words
                if verdict.open[seen.clause_of(problem.start)] and key not in told:
                    told.add(key)
                    yield self._finding(seen, number, place, verdict.spot)

    def _finding(self, seen: Seen, number: int, place: Place, spot: bool) -> Finding:
        ranked = seen.problems[number].ranked()
        likely = [category for category, _ in ranked if self._categories.has(category)]
        best, evidence = ranked[0]
        begin, end = seen.stretch(number)
        words = "".join(as_typed(seen.typed, *piece) for piece in evidence.pieces)
        name = self._categories.name(best)
        return _at(
            place,
            Finding(
                words=as_typed(seen.typed, begin, end),
                category=best if self._categories.has(best) else None,
                others=tuple(one for one in likely if one != best)[:_OTHERS],
                danger=danger_in(seen.text[begin:end]),
                fixed_on_the_spot=spot,
                why=name if words == name else f"{name}（{words}）",
            ),
        )


def _at(place: Place, finding: Finding) -> Finding:
    return replace(
        finding,
        place=place.words,
        point=place.point.id if place.point else None,
        candidates=tuple(one.id for one in place.points),
        grid=place.grid,
    )


def _unclear(seen: Seen, place: Place) -> Finding:
    """A problem of which only the place, or nothing, is understood."""
    return _at(place, Finding(words=seen.typed.shown.strip(), danger=danger_in(seen.text)))


def _mistyped(words: Vocabulary) -> Iterator[str]:
    """Words of the vocabulary that are known by their sound when they are mistyped."""
    yield from (one.words for one in words.phrases if not one.weak and not one.words.endswith("了"))
    for rule in words.rules:
        yield from (word for word in sorted(rule.parts[0]) if not word.endswith("了"))


def _spelt(words: Vocabulary) -> Iterator[str]:
    """Words of the vocabulary that are known when they are written in pinyin."""
    yield from (one.words for one in words.phrases if len(one.words) > 1)
    for rule in words.rules:
        yield from (word for part in rule.parts for word in sorted(part) if len(word) > 1)


def _likely(votes: Mapping[int, float]) -> int | None:
    """The category that the single words speak for, None if they do not clearly prefer one."""
    first, second = nlargest(2, [*votes.values(), 0.0, 0.0])
    likely = first >= _ENOUGH_VOTES and first >= _AHEAD * second
    return max(votes, key=votes.__getitem__) if likely else None


def _is_clear(evidence: Sequence[Evidence]) -> bool:
    return bool(evidence) and evidence[0].score >= CLEAR
