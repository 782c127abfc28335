"""A question with all that its answer needs: who asks where, and which cases are meant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

from domain.card import Row
from domain.cases import Case
from domain.chat import Choice, Outgoing
from domain.district import Role
from domain.question import NARROWING, Measure, Question, Status
from domain.scope import NamedScope
from domain.sketch import Sketch
from domain.tally import DISTRICT, Scope, Span
from domain.understood import understood
from handlers.hours import day_of, hours_of
from handlers.kit import Said, button
from handlers.pages import NO_MORE
from handlers.scopes import meant, scopes_of, span_of
from storage.left_out import Without
from storage.sought import Sought
from storage.store import Store
from texts import answers
from texts import cases as wording

PER_PAGE = 10
_THIS_MOMENT = timedelta(seconds=1)  # what was done just now is in it
LIST, NEXT = "名单", "下一页"


@dataclass(frozen=True)
class Inquiry:
    """One question on its way to an answer."""

    question: Question
    said: Said
    store: Store

    @cached_property
    def scopes(self) -> tuple[Scope, ...]:
        """What it is about; of a line the whole district, in which that lies. Raises ScopeNotYours and ScopeNotHere."""
        named = scopes_of(self.question, self.said, self.store)
        return (Scope(f"{'和'.join(one.words for one in named)}条线"),) if self.line else named

    @cached_property
    def line(self) -> frozenset[int]:
        """The units whose line (条线) is asked about, with those below them; none where it is not, or of no unit."""
        if not self.question.line:
            return frozenset()
        units = (one.units or () for one in scopes_of(self.question, self.said, self.store))
        return frozenset().union(*units)

    @cached_property
    def span(self) -> Span | None:
        """The moments of its period; of a part of its days only these. A rate of what was done to cases, and its list,
        is of all that ever was, and not of what is so now."""
        if part := self.question.day_part:
            return hours_of(part, self.question.period, self.said.at, self.store.calendar)
        if self.question.period is None and self._is_ever and (began := self.store.behind.began()):
            return Span(began, self.said.at + _THIS_MOMENT)
        return span_of(self.question.period, self.said.at) if self.question.period else None

    @property
    def _is_ever(self) -> bool:
        of_rate = self.question.measure is Measure.RATE or (
            self.question.measure is Measure.LIST and self.question.share
        )
        return of_rate and self.question.states in ((Status.REWORK,), (Status.RETURNED,))

    @property
    def states(self) -> tuple[Status, ...]:
        """Which are counted beside each other."""
        return tuple(one for one in self.question.states if one not in self.also)

    @property
    def also(self) -> tuple[Status, ...]:
        """Which narrow the others; a state that stands alone narrows nothing."""
        states, alone = self.question.states, self.question.alone
        return (
            tuple(one for one in states if one in NARROWING and one not in alone) if len(states) > 1 else ()
        )

    @cached_property
    def sought(self) -> Sought:
        """The cases that are meant."""
        question = self.question
        me = self.said.person.id if question.mine else None
        person, own = (None, me or question.person) if self._reported else (question.person, me)
        reporter, verifier = None, None
        if question.mine and (question.reported or Status.NEW in question.states):
            own, reporter = None, me
        span = self.span
        if question.mine and question.states == (Status.CHECKING,):
            own = span = None  # 我今天要核查几件: whatever waits there
        if (whose := me or question.person) and self._verified(whose):
            person, own, verifier = None, None, whose
        return Sought(
            self.said.at,
            self.scopes,
            span,
            self.states,
            self.also,
            question.categories,
            question.place_kind,
            person,
            own,
            reporter,
            verifier,
            limit=question.limit,
            grading=self.store.rules.grading,
            opened=span_of(question.opened, self.said.at) if question.opened else None,
            left_out=self._left_out,
            line=self.line,
        )

    @property
    def _left_out(self) -> Without | None:
        """What is left out, as it is counted."""
        if not (excepted := self.question.excepted):
            return None
        scopes = tuple(meant(one, self.said, self.store.district) for one in excepted.scopes)
        return Without(scopes, excepted.states, excepted.categories, excepted.place_kind)

    def _verified(self, person: int) -> bool:
        """True if what somebody verified is meant: 高正扬核查了几件, and of an inspector what was closed."""
        states = self.question.states
        inspects = self.store.district.person[person].has(Role.INSPECTOR)
        return Status.CHECKED in states or (inspects and states == (Status.CLOSED,))

    @property
    def _reported(self) -> bool:
        """True if somebody's reports are meant: 程晓燕这周报了几个, and whatever is asked of grid staff."""
        if self.question.person is None:
            return False
        person = self.store.district.person[self.question.person]
        return Status.NEW in self.question.states or not person.has(Role.HANDLER)

    @property
    def head(self) -> str:
        """The first line of the answer: what was understood, with the scope that was taken where none was said."""
        return self.headed(self.question)

    def headed(self, question: Question) -> str:
        """The first line for another wording of the question."""
        shown = tuple(NamedScope("own", (), one.words) for one in self.scopes)
        if (question.mine or question.person is not None) and not question.scopes:
            shown = tuple(one for one in shown if one.words != DISTRICT)
        return understood(self._with_hours(replace(question, scopes=shown)), self.store.district)

    def _with_hours(self, question: Question) -> Question:
        """The question whose part of a day tells from when to when that is."""
        if (part := question.day_part) is None:
            return question
        days = question.period or day_of(part, self.said.at, self.store.calendar)
        words = part.words(self.store.calendar.hours)
        return replace(question, period=replace(days, words=f"{days.words}{words}"), day_part=None)

    def rows(self, cases: list[Case]) -> tuple[Row, ...]:
        """A line for each case."""
        return tuple(wording.row(case, self.store.district, self.said.at) for case in cases)

    def says(self, text: str, rows: tuple[Row, ...] = (), *buttons: str) -> Outgoing:
        """The answer, with buttons that say what is on them."""
        choices: tuple[Choice, ...] = tuple(
            button(one, self._whole_list() if one == LIST else None) for one in buttons
        )
        return Outgoing(self.said.chat, text, rows=rows, choices=choices)

    def drawn(
        self, text: str, sketch: Sketch, *, goes_on: bool, more: str = "", rows: tuple[Row, ...] = ()
    ) -> Outgoing:
        """The answer with its picture. Where it `goes_on` there is a button for the next page, which says `more`."""
        choices = (button(NEXT, more or None),) if goes_on else ()
        return Outgoing(self.said.chat, text, rows=rows, choices=choices, sketches=(sketch,))

    def _whole_list(self) -> str:
        """What the button of the list says. In a group anybody may press it, who asked nothing before, and anywhere
        something else may have been asked since: so it says the whole question, if that is read as the same one."""
        question = self.question
        if question.mine or question.excepted or question.day_part or question.opened or self._is_ever:
            return LIST
        wanted = replace(
            Question(Measure.LIST, question.scopes, question.period, states=question.states),
            alone=question.alone,
            categories=question.categories,
            category_words=question.category_words,
            place_kind=question.place_kind,
            person=question.person,
            limit=question.limit,
        )
        if self.said.chat.private and replace(wanted, measure=question.measure) != question:
            return LIST  # of what was asked by parts there are lists that only the question before tells
        return self.in_words(wanted) or LIST

    def in_words(self, wanted: Question) -> str | None:
        """What asks for such a list in words, with the scope that was taken; None if that is not read as the same."""
        words = f"{self.headed(wanted).replace(' · ', ' ')} 有哪些"
        found = self.store.question_reader.read(words, self.said.today)
        if not found.sure or found.left or found.question is None:
            return None
        wanted = wanted if wanted.scopes else replace(wanted, scopes=found.question.scopes)
        return words if found.question == wanted else None

    def page(self, head: str, sought: Sought) -> Outgoing:
        """A page of these cases under their number, and the next page's button."""
        total = self.store.figures.count(sought)
        if self.question.measure is Measure.LIST and self.question.n:
            return self._first(head, sought, self.question.n, total)
        if self.question.measure is Measure.DUE and self.question.n:
            return self._soonest(head, sought, self.question.n, total)
        first = (self.question.page - 1) * PER_PAGE
        if first and first >= total:
            return self.says(f"{answers.counted(head, total)}\n{NO_MORE}", (), LIST)
        return self._lines(head, total, self.store.figures.listed(sought, first, PER_PAGE), first)

    def _first(self, head: str, sought: Sought, most: int, total: int) -> Outgoing:
        """The newest few, which were asked for by number."""
        found = self.store.figures.newest(sought, min(most, 2 * PER_PAGE))
        rows = self.rows(found)
        title = f"{head} · 最近 {len(found)} 件（共 {total} 件）"
        return self.says("\n".join([title, *(row.text for row in rows)]), rows)

    def _soonest(self, head: str, sought: Sought, most: int, total: int) -> Outgoing:
        """The few that fall due first."""
        found = self.store.figures.listed(sought, 0, min(most, 2 * PER_PAGE))
        rows = self.rows(found)
        title = (
            f"{head} · 最先到期 {len(found)} 件（共 {total} 件）" if found else answers.counted(head, total)
        )
        return self.says("\n".join([title, *(row.text for row in rows)]), rows)

    def _lines(self, head: str, total: int, found: list[Case], first: int) -> Outgoing:
        rows = self.rows(found)
        lines = [answers.counted(head, total), *(row.text for row in rows)]
        more = total - first - len(found)
        if first or more:
            lines.append(answers.page(first, len(found), more))
        return self.says("\n".join(lines), rows, *([NEXT] if more else []))
