"""迎检: said at its beginning and its end; between them 核心 hears each day how the week goes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from actions import audience, editions
from actions.audience import chat_of
from domain.chat import Chat, Kind, Outgoing
from domain.editions import WHOLE
from domain.notices import Notice, Wish
from domain.stretches import EditionKind
from domain.tally import Span
from domain.visits import BEGINS, ENDS, DuringVisit
from jobs.kit import job
from storage.store import Store
from texts import editions as edition_words
from texts import visits as wording


@job(
    "visit-begins",
    "迎检开始",
    lambda rules: DuringVisit(rules.visit, BEGINS, only="first"),
    grace=timedelta(days=3),  # the rule may be set when it has begun
    report_missed=False,
)
def begins(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Tell 核心 and the office what is denser, and until when."""
    visit = store.rules.visit
    if visit is None or not visit.has(at):
        return []
    return _told(wording.begun(visit, store.rules, _without_digest(store)), at, store)


def _without_digest(store: Store) -> int:
    """How many groups chose not to hear the digest; the visit changes nothing of that."""
    return sum(
        owner.group is not None and notice is Notice.BOARD and chosen.wish is Wish.NEVER
        for (owner, notice), chosen in store.wishes.all().items()
    )


@job(
    "visit-progress",
    "迎检周报进展",
    lambda rules: DuringVisit(rules.visit, rules.weekly.at, but=rules.weekly),
    grace=timedelta(hours=3),
    report_missed=False,
)
def progress(at: datetime, store: Store) -> Iterable[Outgoing]:
    """The week so far, to 核心."""
    shown = editions.shown(editions.running(EditionKind.WEEKLY, at, store), at, store)
    told = edition_words.words(shown, WHOLE)
    choices = edition_words.openings(shown.edition, WHOLE, WHOLE)
    for group in store.district.overseeing:
        key = f"visit-progress:{group.id}:{at:%Y-%m-%d}"
        yield Outgoing(
            chat_of(group), told.text, key=key, kind=Kind.BROADCAST, rows=told.rows, choices=choices
        )


@job(
    "visit-ends",
    "迎检结束",
    lambda rules: DuringVisit(rules.visit, ENDS, only="last"),
    grace=timedelta(hours=3),
    report_missed=False,
)
def ends(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Tell 核心 and the office that it is over, and what it brought."""
    visit = store.rules.visit
    if visit is None:
        return []
    since = datetime.combine(visit.first, time(), store.zone)
    return _told(wording.over(visit, store.standings.tally(WHOLE, Span(since, at), at)), at, store)


def _told(text: str, at: datetime, store: Store) -> list[Outgoing]:
    core = map(chat_of, store.district.overseeing)
    chats: list[Chat] = list(dict.fromkeys([*core, *audience.office(store)]))
    return [
        Outgoing(chat, text, key=f"visit:{chat.platform}:{chat.id}:{at:%Y-%m-%d}", kind=Kind.NOTICE)
        for chat in chats
    ]
