"""Reads reports: the kind of utterance, its problems, and for each the place, the category and the danger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import islice, pairwise

from domain.lexicon import Match
from understanding.examples import examples
from understanding.known import Known
from understanding.reports.by_likeness import (
    is_by_likeness,
    is_parted_by_likeness,
    least,
)
from understanding.reports.danger import danger_in, is_for_the_police
from understanding.reports.denied import denied, without_denied
from understanding.reports.grouping import Grouping
from understanding.reports.kinds import (
    Kind,
    SaidClause,
    Verdict,
    asks_plainly,
    is_there_plainly,
    talks_plainly,
)
from understanding.reports.one_more import MORE_A_PROBLEM, NO_PROBLEM, unread
from understanding.reports.places import PlaceFinder
from understanding.reports.placing import Placing
from understanding.reports.plain_texts import is_scant
from understanding.reports.reading import Finding, Reading
from understanding.reports.slips import Slips, mistyped, spelt
from understanding.reports.spoken import as_typed, spoken
from understanding.reports.sureness import Sureness
from understanding.reports.taken_apart import TakenApart
from understanding.reports.taking_apart import TakingApart
from understanding.reports.things import thing_in
from understanding.reports.urging import without_the_photo
from understanding.reports.utterance import judge
from understanding.reports.where import Place
from understanding.vocabulary import vocabulary
from understanding.weighing import Opinion, Weighing

LONGEST = 400  # characters that are read; what is longer is a paper and no report
_OTHERS = 3
# 这块地方有问题，拍给你们看看: whatever it is like, it says that something is wrong.
_SAYS_SO = re.compile(
    "(?:^|[，,])[这那此][^，,人题话]{0,5}有(?:点儿?|些|个)?(?:问题|毛病|隐患)(?![吗么没不找])"
)
_LISTED = re.compile(
    r"[:：]?\s*[①-⑳⑴-⒇❶-❿](?![号幢栋]|单元|楼(?![道梯顶下上]))"
)  # signs of a list, which folded would be numbers
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
_ANOTHER_ONE = re.compile("旁边|隔壁|边上|对面")
_ENOUGH_VOTES = 3.0  # of single words: characters


class ReportReader:
    """Reads reports; built once from a district, anew when the register changes."""

    def __init__(self, known: Known) -> None:
        """Takes some tenths of a second for 10,000 points."""
        words = vocabulary()
        self._categories = known.categories
        self._evidence = known.evidence
        self._weighing = Weighing(self._categories)
        self._places = PlaceFinder(known.district)
        self._grouping = Grouping(self._categories.ids)
        self._sureness = Sureness(self._weighing, self._grouping)
        self._apart = TakingApart(self._evidence, self._weighing, self._places, self._grouping)
        names = [one.words for one in self._categories.named()]
        self._slips = Slips(self._places, list(mistyped(words)), names, list(spelt(words)))
        self._lacking = frozenset(self._categories.ids[name] for name in _LACKING)

    def read(self, text: str, *, grid: int | None = None) -> Reading:
        """What `text` says, said in the group of `grid` (its id). Never raises.

        That there is no photo, or a bad one, is left out where the rest tells what is wrong: 没照片 is no missing 证照.
        """
        told = without_the_photo(text)
        if told != text and told.strip():
            reading = self._read(told, grid)
            if any(one.category is not None for one in reading.findings):
                return self._but_denied(reading, text)
        return self._but_denied(self._read(text, grid), text)

    def _but_denied(self, reading: Reading, text: str) -> Reading:
        """Without guesses at what the text says it is not, unless the rest is like it: 不是小广告，是涂鸦."""
        words = () if reading.sure else denied(text)
        gone = {
            category
            for one in words
            for finding in self._read(one, None).findings
            for category in (finding.category, *finding.others)
        }
        if gone:
            gone -= {one.category for one in self._read(without_denied(text), None).findings}
        if not gone:
            return reading
        nearest = tuple(one for one in reading.nearest if one not in gone)
        return replace(
            reading, nearest=nearest, findings=tuple(_not_of(one, gone) for one in reading.findings)
        )

    def _read(self, text: str, grid: int | None) -> Reading:
        typed = self._slips.heard(spoken(_LISTED.sub("；", text[:LONGEST])))
        seen = self._apart.seen(typed, grid)
        if not seen.problems and (mended := self._slips.mended(typed)) is not typed:
            seen = self._apart.seen(mended, grid)
        verdict = self._judged(seen)
        if verdict.kind is Kind.PROBLEM and seen.problems:
            seen, verdict = self._with_more(seen, verdict)
        placing = Placing(seen, self._places, grid)
        leaning = examples().tells_a_problem(seen.without_places())
        opinions = [self._opinion(seen, number) for number in range(len(seen.problems))]
        plainly = any(one(seen.text) for one in (asks_plainly, talks_plainly, is_there_plainly))
        told = leaning >= MORE_A_PROBLEM and not is_scant(seen) and not plainly
        if verdict.kind in _WEAK and told:
            verdict = replace(verdict, kind=Kind.PROBLEM, sure=False)
        if verdict.kind is not Kind.PROBLEM:
            return self._no_problem(seen, verdict, opinions, placing)
        if not seen.problems and leaning < NO_PROBLEM and not _SAYS_SO.search(seen.text):
            return Reading(Kind.TALK, (), False, self._nearest(seen, self._votes(seen)))
        findings = tuple(self._findings(seen, verdict, placing.places(), opinions))
        findings += tuple(unread(seen, findings[-1])) if findings else ()
        if findings and all(one.category is not None for one in findings):
            told = leaning >= least(seen, opinions)
            sure = verdict.sure and not placing.scattered and self._sureness.is_sure(seen, opinions)
            if sure and is_parted_by_likeness(seen):
                findings = tuple(replace(one, clear=not one.guessed) for one in findings)
            sure = sure and told and not is_parted_by_likeness(seen)
            return Reading(Kind.PROBLEM, findings, sure, scattered=placing.scattered)
        if not findings:
            findings = (self._guess(seen, placing.alone(), leaning),)
        return Reading(Kind.PROBLEM, findings, False, self._nearest(seen, self._votes(seen)))

    def _with_more(self, seen: TakenApart, verdict: Verdict) -> tuple[TakenApart, Verdict]:
        """The text with what else it may tell, if that does not change what kind of text it is."""
        asked = self._apart.asked_about(seen)
        if asked is seen:
            return seen, verdict
        judged = self._judged(asked)
        return (asked, judged) if judged.kind is Kind.PROBLEM else (seen, verdict)

    def _no_problem(
        self, seen: TakenApart, verdict: Verdict, opinions: list[Opinion], placing: Placing
    ) -> Reading:
        findings = tuple(self._findings(seen, verdict, placing.places(), opinions))
        nearest = self._nearest(seen, {}) if not findings else ()
        return Reading(verdict.kind, findings, verdict.sure, nearest)

    def _opinion(self, seen: TakenApart, number: int) -> Opinion:
        problem = seen.problems[number]
        opinion = self._weighing.opinion(
            dict(problem.ranked()), self._weighing.likeness(seen.without_places(*seen.stretch(number)))
        )
        return opinion if problem.deed is None else opinion.led_by(problem.deed)

    def _guess(self, seen: TakenApart, place: Place, leaning: float) -> Finding:
        """What a problem may be for which no rule speaks."""
        finding = _unclear(seen, place)
        guesses = self._weighing.guesses(self._weighing.likeness(seen.without_places()))
        if not guesses or leaning < 0:
            return finding
        best, *others = guesses[: _OTHERS + 1]
        why = self._categories.name(best)
        return replace(finding, category=best, others=tuple(others), why=why, guessed=True)

    def _nearest(self, seen: TakenApart, votes: Mapping[int, float]) -> tuple[int, ...]:
        if is_for_the_police(seen.text):
            return ()
        likeness = self._weighing.likeness(seen.without_places())
        return self._categories.nearest(seen.text, {**votes, **likeness})

    def _votes(self, seen: TakenApart) -> dict[int, float]:
        """How much the single words make one think of each category."""
        return self._evidence.votes(seen.text, [Match(one.start, one.end, (0,)) for one in seen.mentions])

    def _judged(self, seen: TakenApart) -> Verdict:
        """What the text does, clause by clause; clauses that were cut out of one are judged as one."""
        heads = [i for i, one in enumerate(seen.clauses) if not one.joined]
        masked = seen.masked()
        said = []
        for head, behind in pairwise((*heads, len(seen.clauses))):
            parts = range(head, behind)
            told = [one for one in seen.problems if any(seen.is_told_in(one, seen.clauses[i]) for i in parts)]
            words = "".join(masked[i] + seen.clauses[i].sign for i in parts[:-1]) + masked[behind - 1]
            last = seen.clauses[behind - 1]
            plain = seen.text[seen.clauses[head].start : last.end]
            lacking = any(
                one.ranked()[0][0] in self._lacking and one.reaches(seen.clauses[head].start, last.end)
                for one in seen.problems
            )
            guessed = all(one.best.alike for one in told)
            said.append(SaidClause(words, plain, last.sign, bool(told), lacking, guessed))
        verdict = judge(
            said,
            has_place=any(not one.denied for one in seen.mentions),
            hinted=any(seen.evidence)
            or danger_in(seen.text) != ""
            or max(self._votes(seen).values(), default=0) >= _ENOUGH_VOTES,
        )
        opened = [verdict.open[sum(head <= i for head in heads) - 1] for i in range(len(seen.clauses))]
        return replace(verdict, open=tuple(opened))

    def _findings(
        self, seen: TakenApart, verdict: Verdict, places: list[list[Place]], opinions: Sequence[Opinion]
    ) -> Iterator[Finding]:
        """A finding for each problem that counts at each of its places, none twice."""
        told: set[tuple[int, str, str | int]] = set()
        for number, problem in enumerate(seen.problems):
            for place in places[number]:
                thing = thing_in(seen.text[problem.start : problem.end]) or _which_beside(seen, number)
                key = (opinions[number].ranked[0][0], place.words, thing)
                if verdict.open[seen.clause_of(problem.start)] and key not in told:
                    told.add(key)
                    yield self._finding(seen, number, place, verdict.spot, opinions[number])

    def _finding(self, seen: TakenApart, number: int, place: Place, spot: bool, opinion: Opinion) -> Finding:
        (best, evidence), *ranked = opinion.ranked
        either = seen.problems[number].deed is not None
        # Of a sure one only those are others that a rule speaks for too.
        others = (
            category
            for category, found in ranked
            if (found is not None or not (opinion.sure or either)) and self._categories.has(category)
        )
        begin, end = seen.stretch(number)
        pieces = evidence.pieces if evidence else ()
        words = "".join(as_typed(seen.typed, *piece) for piece in pieces)
        name = self._categories.name(best)
        return _at(
            place,
            Finding(
                words=as_typed(seen.typed, begin, end),
                category=best if self._categories.has(best) else None,
                others=tuple(islice(others, _OTHERS)),
                danger=danger_in(seen.text[begin:end]),
                fixed_on_the_spot=spot,
                why=name if words in (name, "") else f"{name}（{words}）",
                guessed=is_by_likeness(seen, number),
                either=either,
            ),
        )


def _which_beside(seen: TakenApart, number: int) -> int:
    """The problem's own number where the words say that it is another one (旁边宣传画也掉色了), else 0."""
    clause = seen.clauses[seen.clause_of(seen.problems[number].start)]
    return number if _ANOTHER_ONE.match(seen.text, clause.start) else 0


def _at(place: Place, finding: Finding) -> Finding:
    return replace(
        finding,
        place=place.words,
        point=place.point.id if place.point else None,
        candidates=tuple(one.id for one in place.points),
        grid=place.grid,
    )


def _unclear(seen: TakenApart, place: Place) -> Finding:
    """A problem of which only the place, or nothing, is understood."""
    return _at(place, Finding(words=seen.typed.shown.strip(), danger=danger_in(seen.text)))


def _not_of(finding: Finding, gone: Set[int | None]) -> Finding:
    """The finding without the categories that are `gone`: of what is left the first guess takes their place."""
    others = tuple(one for one in finding.others if one not in gone)
    if not finding.guessed or finding.category not in gone:
        return replace(finding, others=others)
    best, *rest = others or (None,)
    return replace(
        finding, category=best, others=tuple(one for one in rest if one is not None), guessed=bool(others)
    )
