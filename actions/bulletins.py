"""简报, 通报 and 会议材料: drafted from a report's figures, issued under a number, and kept as they were then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta

from actions import agenda, editions
from actions.audience import chat_of
from actions.documents.kit import office
from domain import topics
from domain.bulletins import BulletinKind, Issue, issue_name
from domain.cause import Cause
from domain.chat import Kind, Outgoing
from domain.district import Person
from domain.matters import MatterKind, MatterState
from domain.measures import Figure
from domain.order import Order
from domain.paper import Paper
from domain.refused import AlreadyIssued, NoSuchIssue, NothingYet, NotOnePeriod, NotOneReport
from domain.stretches import EditionKind, Stretch
from storage.store import Store
from texts import agenda as deciding
from texts import bulletin_papers
from texts import bulletins as wording
from texts import resolutions as decided
from texts.bulletin_papers import Ahead, BeforeAfter, Head

DONE_WITHIN = timedelta(days=31)  # decisions that are told as done
MOST_LOOKED_AT = 30  # closed cases among which photos are looked for


def stretch_called(kind: BulletinKind, words: str, at: datetime, store: Store) -> Stretch:
    """Whose figures stand in it: a week, month, quarter or year by name.

    Without words the last week that was cut off; this one where nothing had been reported by then. Raises
    NotOnePeriod, ReportToCome, NothingYet.
    """
    if not words.strip():
        last = editions.due(EditionKind.WEEKLY, at, store)
        try:
            return editions.asked(EditionKind.WEEKLY, last.period, at, store)
        except NothingYet:
            return editions.running(EditionKind.WEEKLY, at, store)
    for one in EditionKind:
        try:
            return editions.asked(one, words, at, store)
        except NotOneReport:
            continue
    raise NotOnePeriod(kind, words)


def draft(kind: BulletinKind, stretch: Stretch, at: datetime, store: Store) -> Paper:
    """How the next one would look now."""
    name = issue_name(*next_number(kind, at, store))
    return _set(kind, stretch, "" if kind is BulletinKind.MEETING else f"{name}（草稿）", at, store)


def next_number(kind: BulletinKind, at: datetime, store: Store) -> tuple[int, int]:
    """The year and the number that the next one gets."""
    year = at.astimezone(store.zone).year
    return year, store.bulletins.last_number(kind, year) + 1


def issue(kind: BulletinKind, stretch: Stretch, cause: Cause, store: Store) -> list[Outgoing]:
    """签发: it gets its number, stays as it is from now on, and goes to 核心 and 联络. Raises AlreadyIssued."""
    before = store.bulletins.newest(kind, stretch.name)
    if before is not None:
        raise AlreadyIssued(kind, before.name, stretch.title)
    year, number = next_number(kind, cause.at, store)
    paper = _set(kind, stretch, issue_name(year, number), cause.at, store)
    assert isinstance(cause.by, Person), "the clock issues nothing"
    kept = Issue(kind, year, number, stretch.name, cause.at, cause.by.id, paper)
    store.bulletins.keep(kept)
    store.decided.add(topics.bulletin(kind, stretch.name))
    order = Order(kind, cause.at, period=kept.name)
    text = wording.issued(kept, stretch)
    chats = [chat_of(one) for one in store.district.groups if one.purpose in wording.SENT_TO]
    told = [
        Outgoing(chat, text, kind=Kind.BROADCAST, order=order, key=f"{kind}:{kept.name}:{chat.id}")
        for chat in chats
        if chat != cause.chat
    ]
    return [*([Outgoing(cause.chat, text, order=order)] if cause.chat else []), *told]


def issued(kind: BulletinKind, year: int, number: int, store: Store) -> Issue:
    """One that was issued. Raises NoSuchIssue."""
    found = store.bulletins.get(kind, year, number)
    if found is None:
        raise NoSuchIssue(kind, year, number)
    return found


def _set(kind: BulletinKind, stretch: Stretch, number: str, at: datetime, store: Store) -> Paper:
    shown = editions.shown(stretch, at, store)
    head = Head(
        office(store),
        at.astimezone(store.zone).date(),
        number,
        store.rules.bulletin_name,
        store.rules.bulletin_copies,
    )
    closed = [one.number for one in shown.edition.of(Figure.CLOSED)]
    pairs = list(_pairs(closed, shown.edition.titles, store))
    return bulletin_papers.paper(kind, head, shown, _ahead(kind, at, store), pairs, store.district)


def _pairs(numbers: list[int], titles: Mapping[int, str], store: Store) -> Iterator[BeforeAfter]:
    """The newest closed cases that have both photos; none that was reopened or there again (反弹)."""
    newest = sorted(set(numbers) - store.look_backs.undone(numbers), reverse=True)[:MOST_LOOKED_AT]
    photos = store.photos.before_and_after(newest)
    for number in newest:
        before, after = photos[number]
        if before and after:
            yield BeforeAfter(f"#{number} {titles.get(number, '')}", before, after)


def _ahead(kind: BulletinKind, at: datetime, store: Store) -> Ahead:
    today = at.astimezone(store.zone).date()
    done = store.resolutions.ended_since(at - DONE_WITHIN)
    return Ahead(
        orders=tuple(_orders(at, store, wording.order)),
        pressing=tuple(_orders(at, store, wording.press)),
        questions=tuple(_questions(at, store)),
        open_decisions=tuple(
            decided.in_a_paper(one, today, store.district) for one in store.resolutions.open()
        ),
        done_decisions=tuple(decided.in_a_paper(one, today, store.district) for one in done),
        notes=tuple(one.words for one in store.bulletins.notes(kind)),
    )


def _orders(at: datetime, store: Store, words: Callable[[str, int, str, str], str]) -> Iterator[str]:
    """督办 that nobody has answered yet, each with until when it is to be, and for how many days that is over."""
    for matter in store.matters.all(MatterKind.SUPERVISION, [MatterState.AGREED]):
        if not any(one.words for one in matter.signatures):
            unit = store.district.unit.get(matter.unit or 0)
            until = wording.until(matter.until.astimezone(store.zone), at) if matter.until else ""
            yield words(matter.label, matter.case, unit.short if unit else "", until)


def _questions(at: datetime, store: Store) -> Iterator[str]:
    """What waits for a decision, as 会办 has it."""
    for one in agenda.to_decide(at.astimezone(store.zone), store):
        yield deciding.in_a_paper(one.case, one.questions, store.district)
