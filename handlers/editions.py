"""周报, 月报, 季报, 年报 on demand: as it was frozen, or how it stands so far; its figures opened; its document."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from itertools import chain, takewhile

from actions import editions
from domain.actions import Action
from domain.chat import Outgoing
from domain.order import Order
from domain.periods import find_period
from domain.question import Measure, Question
from domain.refused import NoSuchFigure, NotOneReport
from domain.scope import NamedScope
from domain.stretches import EditionKind, Stretch
from handlers import edition_pictures
from handlers.behind import MOST_OFFERED, behind, is_named, named, names
from handlers.inquiry import Inquiry
from handlers.kit import Answer, Remember, Said, command
from handlers.named_parts import part_of
from handlers.pages import paged
from handlers.scopes import scopes_of, with_years
from storage.store import Store
from texts import editions as wording

_FILE = re.compile(r"\s*(?:的?(?:文件|文档|word))\s*$", re.IGNORECASE)
_PICTURE = re.compile(r"\s*的?图片?\s*$")
_SEVERAL = re.compile("[、，,和及]")
MOST_AT_ONCE = 4  # figures opened in one go
_EDITION = re.compile(rf"(?P<kind>{'|'.join(EditionKind)})\s*(?P<period>\S*)")


@command("周报", "weekly", does=Action.ASK)
def weekly(said: Said, store: Store) -> Answer:
    """周报 [范围] [哪一周] [文件或图] — 截稿时的数，如：周报 2026-W47"""
    return _told(EditionKind.WEEKLY, said, store)


@command("月报", "monthly", does=Action.ASK)
def monthly(said: Said, store: Store) -> Answer:
    """月报 [范围] [哪个月] [文件或图] — 如：月报 2026-11"""
    return _told(EditionKind.MONTHLY, said, store)


@command("季报", "quarterly", does=Action.ASK)
def quarterly(said: Said, store: Store) -> Answer:
    """季报 [范围] [哪一季] [文件或图] — 如：季报 2026-Q4"""
    return _told(EditionKind.QUARTERLY, said, store)


@command("年报", "yearly", does=Action.ASK)
def yearly(said: Said, store: Store) -> Answer:
    """年报 [范围] [哪一年] [文件或图] — 如：年报 2026"""
    return _told(EditionKind.YEARLY, said, store)


@command("展开", "open", does=Action.ASK)
def opened(said: Said, store: Store) -> Answer:
    """展开 数 [范围] [周报 哪一周] — 报里的数是哪几件，如：展开 按期率、超期 上月"""
    questions = [_question(words, said, store) for words in _each_figure(said.words)]
    told = [behind(Inquiry(one, said, store), pressed=True) for one in questions]
    return [*told, Remember(questions[-1])]


def _each_figure(words: str) -> list[str]:
    """按期率、超期 金山 is 按期率 金山 and 超期 金山."""
    edition = _EDITION.search(words)
    parts, known = _EDITION.sub("", words).split(), set(names())
    split = ([one for one in _SEVERAL.split(part) if one] for part in parts)
    ahead = list(takewhile(known.issuperset, split))
    several = [*chain.from_iterable(ahead)]
    if not 2 <= len(several) <= MOST_AT_ONCE:
        return [words]
    rest = " ".join([*parts[len(ahead) :], *([edition[0]] if edition else [])])
    return [f"{one} {rest}".strip() for one in several]


def _told(kind: EditionKind, said: Said, store: Store) -> Answer:
    asked, page = paged(said.words)
    wants_file = _FILE.search(asked) is not None
    wants_picture = _PICTURE.search(asked) is not None
    words, where = _parted(_PICTURE.sub("", _FILE.sub("", asked)), said)
    stretch = editions.meant(kind, words, said.at, store)
    named_scopes = _scopes(where, stretch, said, store)
    question = Question(Measure.BEHIND, scopes=named_scopes, edition=stretch.name)
    scope = scopes_of(question, said, store)[0]
    if wants_file:
        order = Order(kind, said.at, scope, period=stretch.period)
        return Outgoing(said.chat, f"{stretch.name} · {scope.words}", order=order)
    if wants_picture:
        question = replace(question, picture=True, page=page)
        return [edition_pictures.drawn(Inquiry(question, said, store)), Remember(question)]
    shown = editions.shown(stretch, said.at, store)
    own = scopes_of(Question(Measure.BEHIND), said, store)[0]
    told = wording.words(shown, scope)
    choices = wording.openings(shown.edition, scope, own)
    if not shown.edition.frozen and shown.before:
        choices = (*choices, wording.named(shown.before[0].stretch, scope, own))
    begun, text = editions.begun(kind, said.at, store), told.text
    if not words and begun != stretch:
        choices = (*choices, wording.named(begun, scope, own))
        text = f"{wording.just_begun(begun, stretch)}\n{text}"
    return [Outgoing(said.chat, text, rows=told.rows, choices=choices), Remember(question)]


def _parted(words: str, said: Said) -> tuple[str, str]:
    """The days that were named, and the rest, which is the part of the district."""
    words = with_years(words)
    found = find_period(words, said.today)
    if found is None:
        return "", words.strip()
    rest = found[1].strip()
    return words.replace(rest, "", 1).strip() if rest else words.strip(), rest


def _scopes(words: str, wanted: Stretch, said: Said, store: Store) -> tuple[NamedScope, ...]:
    found = part_of(store.editions.get(wanted) if words.strip() else None, words, said.at, store)
    return (found,) if found else ()


def _question(asked: str, said: Said, store: Store) -> Question:
    """Which figure of which report. Raises Refused."""
    words, page = paged(asked)
    edition = _EDITION.search(words)
    figure, _, where = _figure_first(_EDITION.sub("", words)).partition(" ")
    if not figure:
        raise NoSuchFigure("", names()[:MOST_OFFERED])
    meant = named(figure)
    before = store.asked.meant(said.message)
    days, rest = _parted(where, said)
    if edition:
        wanted = editions.asked(EditionKind(edition["kind"]), edition["period"], said.at, store)
    elif days:
        wanted, where = _of_days(days, said, store), rest
    else:
        wanted = _asked_last(before, said, store)
    asked_before = before is not None and before.edition == wanted.name
    scopes = _scopes(where, wanted, said, store) or (before.scopes if before and asked_before else ())
    return Question(Measure.BEHIND, scopes=scopes, edition=wanted.name, figure=meant, page=page)


def _figure_first(words: str) -> str:
    """金山 按期率 上月 as 按期率 金山 上月; as it was typed where no word of it is a figure."""
    parts = words.split()
    figure = next((one for one in parts if is_named(one)), None)
    return " ".join([figure, *(one for one in parts if one != figure)] if figure else parts)


def _of_days(days: str, said: Said, store: Store) -> Stretch:
    """The report of these days: 上周 has a 周报, 上月 a 月报. Raises NotOneReport, ReportToCome, NothingYet."""
    for kind in EditionKind:
        with suppress(NotOneReport):
            return editions.asked(kind, days, said.at, store)
    raise NotOneReport(EditionKind.WEEKLY, days)


def _asked_last(before: Question | None, said: Said, store: Store) -> Stretch:
    """The report that was asked for last here, else this week's, in its first hours that of the week before."""
    if before is None or not before.edition:
        return editions.meant(EditionKind.WEEKLY, "", said.at, store)
    kind, _, period = before.edition.partition(" ")
    return editions.asked(EditionKind(kind), period, said.at, store)
