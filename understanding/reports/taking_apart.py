"""Takes a text apart: what in each clause speaks for which category, and which problems that makes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.lexicon import Typed
from understanding.evidence import CLEAR, EXPLICIT, SURE, Evidence, EvidenceFinder
from understanding.examples import A_PROBLEM, examples
from understanding.reports.bearing_out import BearingOut
from understanding.reports.clauses import Clause, place_by_label
from understanding.reports.cutting import Cutting
from understanding.reports.free_names import whole_name
from understanding.reports.grouping import Grouping
from understanding.reports.guessing import Guessing
from understanding.reports.more_of_it import tells_of_the_same
from understanding.reports.places import Mention, PlaceFinder
from understanding.reports.problems import begins_another
from understanding.reports.taken_apart import TakenApart, is_a_place, words_in
from understanding.weighing import Weighing

_MOST_PROBLEMS = 12  # of one text
# A clause that begins so has no thing of its own: it goes on about the one before it.
_GOES_ON = re.compile(
    "[先用已刚我拿垂挂搭吊装塞堆停放扔丢倒掉漏流淌滴冒断裂翘歪堵挡占拿捉卖喊说问就像怕要会能没不只连把被让给]"
)
_ALIKE_ENOUGH = (
    0.7  # of the greatest likeness: what the category has at least of which two clauses tell together
)
_ACROSS = 8  # points lost by a comma between a thing and its defect


class TakingApart:
    """Takes texts apart; built once for a district."""

    def __init__(
        self, evidence: EvidenceFinder, weighing: Weighing, places: PlaceFinder, grouping: Grouping
    ) -> None:
        """With what finds evidence, likeness and places, and knows which categories are alike."""
        self._evidence = evidence
        self._weighing = weighing
        self._places = places
        self._grouping = grouping
        self._cutting = Cutting(evidence, weighing, grouping)
        self._bearing_out = BearingOut(weighing, grouping)
        self._guessing = Guessing(evidence, weighing, grouping)

    def seen(self, typed: Typed, grid: int | None) -> TakenApart:
        """The text as it was typed in the group of `grid` (an id), taken apart."""
        mentions = self._places.find(typed, self._evidence.phrases(typed.folded), grid)
        clauses = self._cutting.clauses(typed, mentions)
        evidence = [self._cutting.evidence_in(typed, clause, mentions) for clause in clauses]
        telling = clauses
        if len(clauses) > 1 and whole_name(typed.folded[clauses[-1].start : clauses[-1].end]):
            evidence[-1] = [one for one in evidence[-1] if one.score >= SURE]  # the 路 of 灯塔路
            telling = clauses[:-1]
        place = place_by_label(typed.folded, clauses)
        if place and sum(map(_is_clear, evidence)) > _is_clear(evidence[clauses.index(place)]):
            evidence[clauses.index(place)] = []
        self._join(typed, telling, evidence, mentions)
        self._add(typed, clauses, evidence, mentions)
        for i in _counted_again(typed.folded, clauses, mentions):
            if _is_clear(evidence[i - 1]) and not _is_clear(evidence[i]):
                start, end = words_in(clauses[i], mentions)
                again = evidence[i - 1][0]
                score = max(again.score, EXPLICIT)  # the place and the number are like nothing
                evidence[i] = [replace(again, start=start, end=end, score=score, pieces=((start, end),))]
        told = [(i, [one for one in some if not one.denied]) for i, some in enumerate(evidence)]
        problems = self._grouping.problems(typed.folded, told, [one.start for one in mentions])
        return TakenApart(typed, clauses, mentions, evidence, problems[:_MOST_PROBLEMS])

    def asked_about(self, seen: TakenApart) -> TakenApart:
        """The same with a problem for each clause that tells of something no rule knows: only to be asked about."""
        evidence = [
            [*self._guessing.problems_in(seen, i), *some] if not _is_told(clause, seen.evidence) else some
            for i, (clause, some) in enumerate(zip(seen.clauses, seen.evidence, strict=True))
        ]
        if evidence == seen.evidence:
            return seen
        told = [(i, [one for one in some if not one.denied]) for i, some in enumerate(evidence)]
        problems = self._grouping.problems(seen.text, told, [one.start for one in seen.mentions])
        if len(problems) <= len(seen.problems):
            return seen
        return replace(seen, evidence=evidence, problems=problems[:_MOST_PROBLEMS])

    def _join(
        self, typed: Typed, clauses: list[Clause], evidence: list[list[Evidence]], mentions: list[Mention]
    ) -> None:
        """Where neither of two clauses says what is wrong, both together may: 垃圾桶，满了没人倒."""
        text, place = TakenApart(typed, clauses, mentions, [], []), place_by_label(typed.folded, clauses)
        taken = -1
        for i in range(len(clauses) - 1):
            clear = sum(map(_is_clear, evidence[i : i + 2]))
            if (
                clear == 2
                or i == taken
                or place in clauses[i : i + 2]
                or (clear and not all(evidence[i : i + 2]))
            ):
                continue  # nothing is missing, or one of them says nothing at all
            if not (clauses[i].hard or _begins_anew(text, i + 1) or self._are_two(text, i)):
                both = Clause(clauses[i].start, clauses[i + 1].end, "", False)
                found = self._cutting.evidence_in(typed, both, mentions)
                found = [
                    replace(one, score=one.score - _ACROSS)
                    for one in found
                    if not self._is_of_another(text, one, *clauses[i : i + 2])
                ]
                if _is_clear(found) and (not clear or _says_more(found[0], evidence[i : i + 2], clauses[i])):
                    evidence[i], evidence[i + 1], taken = self._doubted(text, both, found), [], i + 1

    def _is_of_another(self, text: TakenApart, one: Evidence, first: Clause, second: Clause) -> bool:
        """True if what is wrong in the first clause is told of a thing of its own: 围挡破破烂烂，渣土车…."""
        wrong = max((start for start, _ in one.pieces if start < first.end), default=first.end)
        head, _ = words_in(first, text.mentions)
        if all(start != second.start for start, _ in one.pieces) or wrong in range(head + 2):
            return False
        return any(
            start == 0 and head + end == wrong and one.category not in categories
            for start, end, categories in self._evidence.speaking(text.text[head:wrong])
        )

    def _doubted(self, text: TakenApart, clause: Clause, found: list[Evidence]) -> list[Evidence]:
        """What two clauses say together; no more than a guess of a category that they do not resemble."""
        likely = self._weighing.likeness(text.without_places(clause.start, clause.end))
        least = _ALIKE_ENOUGH * max(likely.values(), default=0.0)
        doubted = (
            one if likely.get(one.category, 0.0) >= least else replace(one, score=min(one.score, CLEAR))
            for one in found
        )
        return sorted(doubted, key=lambda one: -one.score)

    def _are_two(self, text: TakenApart, number: int) -> bool:
        """True if a clause and the next have a place each, or are each like one category that the other is not."""
        two = text.clauses[number : number + 2]
        if all(_has_place(one, text.mentions) for one in two):
            return True
        one = self._stands_out(text, two[0])
        return one is not None and self._stands_out(text, two[1]) not in (None, one)

    def _stands_out(self, text: TakenApart, clause: Clause) -> int | None:
        """The category that a clause is much more like than any other."""
        plain = text.without_places(clause.start, clause.end)
        return self._weighing.stands_out(self._weighing.likeness(plain))

    def _add(
        self, typed: Typed, clauses: list[Clause], evidence: list[list[Evidence]], mentions: list[Mention]
    ) -> None:
        """A text or a clause for which no rule speaks may tell a problem all the same, by what it is like."""
        text = TakenApart(typed, clauses, mentions, [], [])
        told = any(_is_clear(some) for some in evidence)
        more = list(self._unread(text, evidence)) if told else self._alone(text)
        if len(clauses) > 1:
            self._bearing_out.strengthen(text, evidence)
        for i, best in more:
            start, end = words_in(clauses[i], mentions)
            evidence[i] = [Evidence(start, end, best, CLEAR, ((start, end),), alike=True), *evidence[i]]

    def _unread(self, text: TakenApart, evidence: list[list[Evidence]]) -> Iterator[tuple[int, int]]:
        """Clauses without a rule that tell of one more problem, and its category."""
        for i, clause in enumerate(text.clauses):
            same = i > 0 and tells_of_the_same(text.text[clause.start : clause.end])
            if not (same or _is_told(clause, evidence) or is_a_place(clause, text.mentions)):
                plain = text.without_places(clause.start, clause.end)
                best = self._weighing.stands_out(self._weighing.likeness(plain))
                leaning = examples().tells_a_problem(plain)
                joined = _is_one_more(text.text, text.clauses, i) and leaning > 0
                if best is not None and (
                    joined or (leaning >= A_PROBLEM and self._is_another(evidence, i, best))
                ):
                    yield i, best
                elif joined or leaning >= A_PROBLEM:
                    yield from ((i, one) for one in self._agreed(text, clause, evidence))

    def _agreed(
        self, text: TakenApart, clause: Clause, evidence: Sequence[Sequence[Evidence]]
    ) -> Iterator[int]:
        """The category of which a clause makes one think, if it is unlike those of which rules speak."""
        words = text.text[clause.start : clause.end]
        told = [i for i, one in enumerate(evidence) if _is_clear(one)]
        number = text.clauses.index(clause)
        first = min(told, default=0)
        before = number < first and not _is_one_more(text.text, text.clauses, first)
        if before or _GOES_ON.match(words) or whole_name(words):
            return
        plain = text.without_places(clause.start, clause.end)
        best = self._cutting.borne_out(plain, self._weighing.likeness(plain))
        if best is not None and not any(
            self._grouping.are_alike(evidence[i][0].category, best) for i in told
        ):
            yield best

    def _is_another(self, evidence: Sequence[Sequence[Evidence]], number: int, category: int) -> bool:
        """True if no problem of the clauses beside it may be told by this one too."""
        beside = [one[0] for one in evidence[max(0, number - 1) : number + 2] if _is_clear(one)]
        return not any(self._grouping.are_alike(one.category, category) for one in beside)

    def _alone(self, text: TakenApart) -> list[tuple[int, int]]:
        """The clause that says most of what the whole text is like, and the category."""
        plain = text.without_places()
        if examples().tells_a_problem(plain) < A_PROBLEM:
            return []
        best = self._weighing.stands_out(self._weighing.likeness(plain))
        if best is None:
            return []
        like = [self._weighing.likeness(text.without_places(one.start, one.end)) for one in text.clauses]
        return [(max(range(len(like)), key=lambda i: like[i].get(best, 0.0)), best)]


# 金山小学门口流动摊四个，东港中学门口三个: a place and how many there are of the same.
_HOW_MANY = re.compile(
    "(?:大?门[口前]|路口|桥头|对面|那[边头]|[东南西北][侧边头])?(?:也|还|又|另)*有?"
    "(?:好几|[\\d一二两三四五六七八九十几]+)[个处辆家堆张块盏根台摊户只](?:左右|多)?"
)


def _counted_again(text: str, clauses: Sequence[Clause], mentions: Sequence[Mention]) -> Iterator[int]:
    """The numbers of the clauses that say nothing but another place and how many: of what, was told before."""
    for i, clause in enumerate(clauses[1:], 1):
        place = next((one for one in mentions if one.start == clause.start and one.end < clause.end), None)
        if place is not None and _HOW_MANY.fullmatch(text, place.end, clause.end):
            yield i


def _says_more(both: Evidence, apart: Sequence[Sequence[Evidence]], first: Clause) -> bool:
    """True if what two clauses say together is clearer than what one says: 扫码骑的那种车，横七竖八堵住楼道口."""
    across = both.start < first.end < both.end
    return across and both.score > max(one.score for some in apart for one in some)


def _is_one_more(text: str, clauses: Sequence[Clause], number: int) -> bool:
    """True if a word for `and` stands between this clause and the one before or behind: 旁边, 另外."""
    if number and begins_another(text[clauses[number].start : clauses[number].end]):
        return True
    behind = clauses[number + 1] if number + 1 < len(clauses) else None
    return behind is not None and begins_another(text[behind.start : behind.end])


def _begins_anew(text: TakenApart, number: int) -> bool:
    """轮胎都瘪了，墙根还有一堆碎砖: no part of it belongs to what stands before it."""
    words = text.text[text.clauses[number].start : text.clauses[number].end]
    return begins_another(words) and not tells_of_the_same(words)


def _is_told(clause: Clause, evidence: Sequence[Sequence[Evidence]]) -> bool:
    """True if a clear problem is told in a clause, perhaps by one that begins in the clause before."""
    return any(one[0].start < clause.end and clause.start < one[0].end for one in evidence if _is_clear(one))


def _has_place(clause: Clause, mentions: Sequence[Mention]) -> bool:
    return any(clause.start <= one.start < clause.end for one in mentions)


def _is_clear(evidence: Sequence[Evidence]) -> bool:
    return bool(evidence) and evidence[0].score >= CLEAR
