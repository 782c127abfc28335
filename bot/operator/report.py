"""`zoujie report`: a document that the chat can ask for, written to a file."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from actions.documents.bulletins import ISSUE
from actions.documents.kit import find_documents
from actions.point_files import scope_of
from bot.files import copy_private
from bot.making import ending, set_in_type
from bot.operator.answer import NotDone, Options, Printout, WrongUse, must_be_new, now_in, opened
from bot.settings import Settings
from domain.bulletins import BulletinKind
from domain.order import WHOLE, Order
from domain.periods import Period, find_period
from domain.refused import PeriodToCome, Refused, UnknownPerson
from domain.stretches import EditionKind
from domain.tally import Scope
from handlers.scopes import span_of
from storage.store import Store
from texts import point_files, tasks
from texts.refusals import wording

THIS_MONTH = "本月"
SUPERVISION, POINT_FILE, TASKS = "督办单", "档案", "任务单"


async def report(settings: Settings, options: Options) -> Printout:
    """Write one document. Raises WrongUse for an unknown name or period, NotDone where there is nothing to write."""
    documents = find_documents()
    if options.name not in documents:
        raise WrongUse(f"没有文件“{options.name}”；可用的有：{'、'.join(documents)}")
    must_be_new(options)
    with opened(settings) as database, database.reading() as store:
        order = replace(_order(options, now_in(store)), scope=_scope(options, store))
        order = replace(order, person=_person(options, store))
        try:
            drawn = documents[options.name].facts(order, store)
        except Refused as refused:
            raise NotDone(wording(refused)) from None
        if options.file.suffix.lower() != ending(drawn):
            raise WrongUse(f"{options.name}是 {ending(drawn)} 文件，--out 请以 {ending(drawn)} 结尾")
        with store.files.made.draft() as draft:  # whole, before anything is written over
            set_in_type(drawn, store.files, draft)
            with draft.open("rb") as written:
                copy_private(options.file, written)
    return Printout((f"{drawn.file} 已写到 {options.file}。",))


def _order(options: Options, now: datetime) -> Order:
    """Which document of which days. A 周报, 简报 … reads its own period; without one it is of now.

    Without a period a draw is the last one.
    """
    if options.name == SUPERVISION and not options.case:
        raise WrongUse(f"{SUPERVISION}请写是哪一件：--case 12")
    if options.name == POINT_FILE and not options.point:
        raise WrongUse(f"{POINT_FILE}请写是哪个点位：--point 人民广场")
    if options.name == TASKS and not options.person:
        raise WrongUse(f"{TASKS}请写是谁的：--person 王敏")
    order = Order(options.name, now, case=options.case, seed=options.seed, period=options.period or "")
    if options.name in [*BulletinKind] and ISSUE.fullmatch(order.period):
        return order
    days = _period(options.period or THIS_MONTH, now)
    if options.name in (*EditionKind, *BulletinKind) or (
        find_documents()[options.name].last and not options.period
    ):
        return order
    span = span_of(days, now)
    if span.start > now:
        raise NotDone(wording(PeriodToCome(options.period)))
    return replace(order, span=span, period=options.period or THIS_MONTH)


def _scope(options: Options, store: Store) -> Scope:
    """The point that is named, else the whole district. Raises NotDone for one that no point is called."""
    if not options.point:
        return WHOLE
    called = [one for one in store.district.points if options.point in one.names]
    if not called:
        raise NotDone(point_files.unknown(options.point))
    if len(called) > 1:
        codes = "、".join(f"{one.code}（{store.district.grid[one.grid].name}）" for one in called)
        raise NotDone(f"{point_files.which(options.point, len(called))}请写编号：{codes}")
    return scope_of(called[0])


def _person(options: Options, store: Store) -> int | None:
    """Whoever is named, if somebody is. Raises NotDone unless one person is called so."""
    if not options.person:
        return None
    found = store.district.called(options.person)
    if not found:
        raise NotDone(wording(UnknownPerson(store.district.name, options.person)))
    if len(found) > 1:
        raise NotDone(tasks.several(options.person, [store.district.unit[one.unit].short for one in found]))
    return found[0].id


def _period(words: str, now: datetime) -> Period:
    said = f"{words}年" if re.fullmatch(r"\d{4}", words) else words
    found = find_period(said, now.date())
    if found is None or found[1]:
        raise WrongUse(
            f"看不懂时段“{words}”；可写 本周、上周、2026-W47、2026-11、2026、2026-11-01..2026-11-15"
        )
    return found[0]
