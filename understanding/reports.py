"""Reads reports: the kind of utterance, its problems, and for each the place, the category and the danger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from domain.district import District
from domain.lexicon import Match, Typed
from understanding.categories import Categories
from understanding.clauses import Clause, clauses_of
from understanding.danger import danger_in
from understanding.evidence import CLEAR, SURE, Evidence, EvidenceFinder
from understanding.examples import examples
from understanding.kinds import Kind, says
from understanding.places import Mention, PlaceFinder
from understanding.placing import Placing
from understanding.problems import Grouping, begins_another
from understanding.reading import Finding, Reading
from understanding.seen import Seen
from understanding.slips import Slips
from understanding.spoken import as_typed, spoken
from understanding.utterance import Said, Verdict, judge
from understanding.vocabulary import Vocabulary, vocabulary
from understanding.weighing import Opinion, Weighing
from understanding.where import Place

LONGEST = 400  # characters that are read; what is longer is a paper and no report
_MOST_PROBLEMS = 12  # of one text
_OTHERS = 3
_TOLD = SURE + 4  # points of a problem that is its own though one like it stands before it
_ACROSS = 8  # points lost by a comma between a thing and its defect
# Categories named after a thing that ought to be there: 没有健康证 is the problem.
_LACKING = (
    "亮证亮照", "健康证", "索证索票", "公筷公勺", "外卖封签", "无障碍设施", "控烟", "标识标牌", "交通安全设施",
    "门前三包不到位",
)  # fmt: skip
_WEAK = (
    Kind.PRESENCE,
    Kind.TALK,
    Kind.LEAVE,
    Kind.QUESTION,
    Kind.TITLE,
)  # cues of theirs stand in problems too
_MORE_A_PROBLEM = 1.0  # how much a text is to be like problems to be one against such cues
_SURELY_A_PROBLEM = 2.0  # the same to be one surely though a word makes one doubt it
_ENOUGH_VOTES = 3.0  # of single words: characters
_A_PROBLEM, _NO_PROBLEM = 0.5, -2.0  # how much a text is to be like problems to be one surely, or at all


class ReportReader:
    """Reads reports; built once from a district, anew when the register changes."""

    def __init__(self, district: District) -> None:
        """Takes some tenths of a second for 10,000 points."""
        words = vocabulary()
        self._categories = Categories(district, words)
        self._evidence = EvidenceFinder(words, self._categories.named(), self._categories.ids)
        self._weighing = Weighing(self._categories)
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
        leaning = examples().tells_a_problem(seen.without_places())
        opinions = [self._opinion(seen, number) for number in range(len(seen.problems))]
        if verdict.kind in _WEAK and leaning >= _MORE_A_PROBLEM:
            verdict = replace(verdict, kind=Kind.PROBLEM, sure=False)
        if verdict.kind is not Kind.PROBLEM:
            return self._no_problem(seen, verdict, opinions, placing, leaning)
        if not seen.problems and leaning < _NO_PROBLEM:
            return Reading(Kind.TALK, (), False, self._nearest(seen, votes))
        findings = tuple(self._findings(seen, verdict, placing.places(), opinions))
        if findings and all(one.category is not None for one in findings):
            doubted = says("DOUBT", seen.text) or _is_guessed(seen)
            named = not doubted and all(one.named for one in opinions)
            told = named or leaning >= (_SURELY_A_PROBLEM if doubted else _A_PROBLEM)
            sure = verdict.sure and not _asks(seen) and told and all(one.sure for one in opinions)
            sure = sure and self._is_all(seen, opinions)
            return Reading(Kind.PROBLEM, findings, sure)
        if not findings:
            findings = (self._guess(seen, placing.alone(), leaning),)
        return Reading(Kind.PROBLEM, findings, False, self._nearest(seen, votes))

    def _is_all(self, seen: Seen, opinions: Sequence[Opinion]) -> bool:
        """False if a clause seems to tell a problem that was not found."""
        found = {one.ranked[0][0] for one in opinions}
        for clause in seen.clauses:
            if not any(clause.start <= one.best.start < clause.end for one in seen.problems):
                plain = seen.without_places(clause.start, clause.end)
                best = self._weighing.leads(self._weighing.likeness(plain))
                if best is not None and best not in found and examples().tells_a_problem(plain) >= _A_PROBLEM:
                    return False
        return True

    def _no_problem(
        self, seen: Seen, verdict: Verdict, opinions: list[Opinion], placing: Placing, leaning: float
    ) -> Reading:
        findings = tuple(self._findings(seen, verdict, placing.places(), opinions))
        nearest = self._nearest(seen, {}) if not findings else ()
        return Reading(verdict.kind, findings, verdict.sure, nearest)

    def _opinion(self, seen: Seen, number: int) -> Opinion:
        return self._weighing.opinion(
            seen.problems[number], self._weighing.likeness(seen.without_places(*seen.stretch(number)))
        )

    def _guess(self, seen: Seen, place: Place, leaning: float) -> Finding:
        """What a problem may be for which no rule speaks."""
        finding = _unclear(seen, place)
        guesses = self._weighing.guesses(self._weighing.likeness(seen.without_places()))
        if not guesses or leaning < 0:
            return finding
        return replace(finding, others=tuple(guesses[:_OTHERS]))

    def _nearest(self, seen: Seen, votes: Mapping[int, float]) -> tuple[int, ...]:
        likeness = self._weighing.likeness(seen.without_places())
        return self._categories.nearest(seen.text, {**votes, **likeness})

    def _seen(self, typed: Typed, grid: int | None) -> Seen:
        clauses = clauses_of(typed)
        mentions = self._places.find(typed, self._evidence.phrases(typed.folded), grid)
        evidence = [self._evidence_in(typed, clause, mentions) for clause in clauses]
        self._join(typed, clauses, evidence, mentions)
        self._add(typed, clauses, evidence, mentions)
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

    def _add(
        self, typed: Typed, clauses: list[Clause], evidence: list[list[Evidence]], mentions: list[Mention]
    ) -> None:
        """A text or a clause for which no rule speaks may tell a problem all the same, by what it is like."""
        text = Seen(typed, clauses, mentions, [], [])
        told = any(_is_clear(some) for some in evidence)
        more = list(self._unread(text, evidence)) if told else self._alone(text)
        if len(clauses) > 1:
            self._strengthen(text, evidence)
        for i, best in more:
            start, end = _words_in(clauses[i], mentions)
            evidence[i] = [Evidence(start, end, best, CLEAR, ((start, end),)), *evidence[i]]

    def _strengthen(self, text: Seen, evidence: list[list[Evidence]]) -> None:
        """A clause that is like one category above all tells a problem of it for sure, if a rule says so too."""
        for i, clause in enumerate(text.clauses):
            if evidence[i] and CLEAR <= evidence[i][0].score < _TOLD:
                plain = text.without_places(clause.start, clause.end)
                if evidence[i][0].category == self._weighing.stands_out(self._weighing.likeness(plain)):
                    evidence[i][0] = replace(evidence[i][0], score=_TOLD)

    def _unread(self, text: Seen, evidence: list[list[Evidence]]) -> Iterator[tuple[int, int]]:
        """Clauses without a rule that tell of one more problem, and its category."""
        for i, clause in enumerate(text.clauses):
            if not _is_clear(evidence[i]) and _is_one_more(text.text, text.clauses, i):
                plain = text.without_places(clause.start, clause.end)
                best = self._weighing.stands_out(self._weighing.likeness(plain))
                if best is not None and examples().tells_a_problem(plain) > 0:
                    yield i, best

    def _alone(self, text: Seen) -> list[tuple[int, int]]:
        """The clause that says most of what the whole text is like, and the category."""
        plain = text.without_places()
        if examples().tells_a_problem(plain) < _A_PROBLEM:
            return []
        best = self._weighing.stands_out(self._weighing.likeness(plain))
        if best is None:
            return []
        like = [self._weighing.likeness(text.without_places(one.start, one.end)) for one in text.clauses]
        return [(max(range(len(like)), key=lambda i: like[i].get(best, 0.0)), best)]

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

    def _findings(
        self, seen: Seen, verdict: Verdict, places: list[list[Place]], opinions: Sequence[Opinion]
    ) -> Iterator[Finding]:
        """A finding for each problem that counts at each of its places, none twice."""
        told: set[tuple[int, str]] = set()
        for number, problem in enumerate(seen.problems):
            for place in places[number]:
                key = opinions[number].ranked[0][0], place.words
                if verdict.open[seen.clause_of(problem.start)] and key not in told:
                    told.add(key)
                    yield self._finding(seen, number, place, verdict.spot, opinions[number])

    def _finding(self, seen: Seen, number: int, place: Place, spot: bool, opinion: Opinion) -> Finding:
        # Of a sure one only those are others that a rule speaks for too.
        likely = [
            category
            for category, found in opinion.ranked
            if self._categories.has(category) and (found is not None or not opinion.sure)
        ]
        best, evidence = opinion.ranked[0]
        begin, end = seen.stretch(number)
        pieces = evidence.pieces if evidence else ()
        words = "".join(as_typed(seen.typed, *piece) for piece in pieces)
        name = self._categories.name(best)
        return _at(
            place,
            Finding(
                words=as_typed(seen.typed, begin, end),
                category=best if self._categories.has(best) else None,
                others=tuple(one for one in likely if one != best)[:_OTHERS],
                danger=danger_in(seen.text[begin:end]),
                fixed_on_the_spot=spot,
                why=name if words in (name, "") else f"{name}（{words}）",
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


def _asks(seen: Seen) -> bool:
    """True if the text ends with a sign of question: it may be a complaint, and may want an answer."""
    return bool(seen.clauses) and seen.clauses[-1].sign.endswith(("?", "？"))


def _is_guessed(seen: Seen) -> bool:
    """True if a problem was found by no rule."""
    return any(one.best.score <= CLEAR for one in seen.problems)


def _is_one_more(text: str, clauses: Sequence[Clause], number: int) -> bool:
    """True if a word for `and` stands between this clause and the one before or behind: 旁边, 另外."""
    if number and begins_another(text[clauses[number].start : clauses[number].end]):
        return True
    behind = clauses[number + 1] if number + 1 < len(clauses) else None
    return behind is not None and begins_another(text[behind.start : behind.end])


def _words_in(clause: Clause, mentions: Sequence[Mention]) -> tuple[int, int]:
    """The clause without a place at its beginning or end."""
    start, end = clause.start, clause.end
    for one in mentions:
        if one.start <= start < one.end < end:
            start = one.end
        if start < one.start < end <= one.end:
            end = one.start
    return start, end


def _is_clear(evidence: Sequence[Evidence]) -> bool:
    return bool(evidence) and evidence[0].score >= CLEAR
