"""The statements of every message, built once, because building one takes longer than running it."""

from __future__ import annotations

from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from domain.cases import Step
from domain.life import ENDED, NOT_THERE
from domain.platform import Platform
from domain.walks import WalkState
from storage import tables
from storage.making import MAKING


def insert_once(connection: Connection, table: sa.Table, *returning: sa.Column[Any]) -> Any:
    """An INSERT … ON CONFLICT DO NOTHING, which both databases spell the same. Execute it with the row."""
    return _insert_once(connection.dialect.name, table, returning)


@cache
def _insert_once(dialect: str, table: sa.Table, returning: tuple[sa.Column[Any], ...]) -> Any:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    # Without the option psycopg's rowcount of an INSERT is -1, which would be true of everybody.
    once = insert(table).on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    return once.returning(*returning) if returning else once


def _free(inbox: sa.Table) -> Any:
    """What may be taken: its time has come, and nothing that waits stands before it."""
    earlier = inbox.alias()
    # What somebody sends the bot alone may belong to what they say in a group a moment later: a photo, a position.
    just_now = earlier.c.at > sa.bindparam("lately")
    same_person_alone = earlier.c.private & (earlier.c.sender == inbox.c.sender) & just_now
    blocked = (
        sa.select(earlier.c.id)
        .where(
            earlier.c.state == "todo",
            earlier.c.platform == inbox.c.platform,
            (earlier.c.chat == inbox.c.chat) | same_person_alone,
            earlier.c.id < inbox.c.id,
        )
        .exists()
    )
    due = inbox.c.not_before.is_(None) | (inbox.c.not_before <= sa.bindparam("now"))
    return (inbox.c.state == "todo") & due & ~blocked


def _next() -> Any:
    inbox = tables.inbox
    others = inbox.c.id.not_in(sa.bindparam("but", expanding=True))
    query = sa.select(inbox, *_beside(inbox)).where(_free(inbox), others)
    return query.order_by(inbox.c.id).limit(sa.bindparam("most")).with_for_update(skip_locked=True, of=inbox)


def _beside(inbox: sa.Table) -> tuple[Any, ...]:
    """What every message is asked about anyway: the register's version, who its sender is, whether they are asked
    anything or are on a walk, whether a dragnet is open, and whether more waits behind it."""
    accounts, asks, walks, later = tables.accounts.c, tables.asks.c, tables.walks.c, inbox.alias()
    person = sa.select(accounts.person).where(
        accounts.platform == inbox.c.platform, accounts.account == inbox.c.sender
    )
    asked = sa.exists().where(asks.platform == inbox.c.platform, asks.sender == inbox.c.sender)
    walking = sa.exists().where(
        walks.platform == inbox.c.platform,
        walks.sender == inbox.c.sender,
        walks.state.in_((WalkState.UNDER_WAY, WalkState.LISTED)),
    )
    walk, member = tables.walks.alias(), tables.walk_members.c
    joined = sa.exists().where(
        member.platform == inbox.c.platform,
        member.sender == inbox.c.sender,
        member.walk == walk.c.id,
        walk.c.state == WalkState.UNDER_WAY,
    )
    netted = sa.exists().where(tables.dragnets.c.ended_at.is_(None))
    behind = (later.c.chat == inbox.c.chat) | (later.c.sender == inbox.c.sender)
    more = sa.exists().where(
        later.c.state == "todo", later.c.platform == inbox.c.platform, behind, later.c.id > inbox.c.id
    )
    return (
        _counter("register").scalar_subquery().label("register"),
        person.scalar_subquery().label("person"),
        asked.label("asked"),
        (walking | joined).label("walking"),
        netted.label("netted"),
        more.label("more"),
    )


def _waits() -> Any:
    """Whether anything is to be answered, made, or said; also what somebody has in hand."""
    inbox, outbox = tables.inbox, tables.outbox.c
    ready = outbox.not_before.is_(None) | (outbox.not_before <= sa.bindparam("now"))
    in_state = (sa.exists().where(outbox.state == state, ready) for state in (MAKING, "todo"))
    return sa.select(sa.exists().where(_free(inbox)), *in_state)


def _still_waits() -> Any:
    inbox = tables.inbox.c
    query = sa.select(inbox.id).where(inbox.id == sa.bindparam("row"), inbox.state == "todo")
    return query.with_for_update(skip_locked=True)


def _done() -> Any:
    inbox = tables.inbox
    return inbox.update().where(inbox.c.id.in_(sa.bindparam("rows", expanding=True))).values(state="done")


def _due() -> Any:
    outbox = tables.outbox
    here = outbox.c.platform == sa.bindparam("platform_")
    unsaid = outbox.c.state.in_(("todo", "sending"))
    waits = unsaid & ((outbox.c.state == "sending") | (outbox.c.not_before > sa.bindparam("now")))
    lane = (outbox.c.chat, outbox.c.kind, outbox.c.asker)
    first = sa.func.min(outbox.c.id).label("id")
    held = sa.select(*lane, first).where(here, waits).group_by(*lane).subquery()
    place = sa.func.row_number().over(partition_by=lane, order_by=outbox.c.id).label("place")
    # An older card of the same case, in another lane, must not be said after the newer one.
    older = outbox.alias()
    in_another = (older.c.kind != outbox.c.kind) | (older.c.asker != outbox.c.asker)
    earlier = in_another & (older.c.id < outbox.c.id)
    older_card = _of_its_card(older, earlier & older.c.state.in_(("todo", "sending")))
    said = outbox.alias()
    follows = _of_its_card(said, said.c.state == "sent").label("follows")
    due = (
        sa.select(outbox, place, follows)
        .outerjoin(held, sa.and_(*(column == held.c[column.name] for column in lane)))
        .where(here, outbox.c.state == "todo", held.c.id.is_(None) | (outbox.c.id < held.c.id), ~older_card)
        .subquery()
    )
    return sa.select(due).where(due.c.place <= sa.bindparam("most")).order_by(due.c.id)


def _of_its_card(other: Any, such: Any) -> Any:
    """Whether the chat of an outbox row has such an `other` row for the same card."""
    outbox = tables.outbox.c
    same = (
        (other.c.card == outbox.card) & (other.c.platform == outbox.platform) & (other.c.chat == outbox.chat)
    )
    return sa.select(other.c.id).where(same, such).exists()


def _change(table: sa.Table) -> Any:
    """An UPDATE of one `row`; its columns are named when it is executed."""
    return table.update().where(table.c.id == sa.bindparam("row"))


def _counter(name: str | sa.BindParameter[str]) -> Any:
    return sa.select(tables.counters.c.value).where(tables.counters.c.name == name)


def _next_number() -> Any:
    counters = tables.counters
    one_more = counters.update().where(counters.c.name == "case").values(value=counters.c.value + 1)
    return one_more.returning(counters.c.value)


def _live_at() -> Any:
    cases = tables.cases.c
    there = (cases.point == sa.bindparam("point_")) & cases.confidential.is_(sa.false())
    living = sa.and_(*(cases.state != state for state in sorted(ENDED)), cases.part.is_(sa.false()))
    told = (cases.number, cases.category, cases.reporter, cases.text, cases.opened_at)
    return sa.select(*told).where(there, living).order_by(cases.number)


def _like_it() -> Any:
    """The other cases of a category at a point that began `since` then."""
    cases = tables.cases.c
    same = (cases.point == sa.bindparam("point_")) & (cases.category == sa.bindparam("category_"))
    others = (cases.number != sa.bindparam("number_")) & cases.confidential.is_(sa.false())
    there = sa.and_(*(cases.state != state for state in sorted(NOT_THERE)), cases.part.is_(sa.false()))
    lately = cases.opened_at >= sa.bindparam("since")
    return sa.select(cases.number, cases.opened_at, cases.fixed_at).where(same, others, there, lately)


@cache
def photos_of(steps: tuple[Step, ...]) -> Any:
    """The photos of a `case_` from these steps, oldest first."""
    photos = tables.case_photos.c
    from_steps = sa.or_(*(photos.step == step for step in steps))
    query = sa.select(photos.sha256).where(photos.case == sa.bindparam("case_"), from_steps)
    return query.order_by(photos.event, photos.position)


def _person() -> Any:
    accounts = tables.accounts.c
    this = (accounts.platform == sa.bindparam("platform_")) & (accounts.account == sa.bindparam("account_"))
    return sa.select(accounts.person).where(this)


def _reached() -> Any:
    """The private talk that each account of some people is, and whether anything was ever said to the bot in it."""
    accounts, inbox = tables.accounts.c, tables.inbox.c
    on_page = accounts.platform == Platform.WEB
    chat = sa.case((on_page, sa.literal("private:") + accounts.account), else_=accounts.account)
    said = sa.exists().where(inbox.platform == accounts.platform, inbox.chat == chat, inbox.private)
    these = accounts.person.in_(sa.bindparam("people_", expanding=True))
    return sa.select(accounts.person, accounts.platform, chat, said.correlate(tables.accounts)).where(these)


def _asks() -> Any:
    asks = tables.asks.c
    of_person = (asks.platform == sa.bindparam("platform_")) & (asks.sender == sa.bindparam("sender_"))
    return sa.select(tables.asks).where(of_person)


def _asked() -> Any:
    asked = tables.asked.c
    this = (asked.platform == sa.bindparam("platform_")) & (asked.chat == sa.bindparam("chat_"))
    recent = asked.expires_at > sa.bindparam("at_", type_=tables.Moment)
    return sa.select(asked.question).where(this, asked.sender == sa.bindparam("sender_"), recent)


NEXT, WAITS, STILL_WAITS, DONE, DUE = _next(), _waits(), _still_waits(), _done(), _due()
CHANGE_INBOX, CHANGE_OUTBOX = _change(tables.inbox), _change(tables.outbox)
REGISTER_VERSION, COUNTER = _counter("register"), _counter(sa.bindparam("name_"))
NEXT_NUMBER = _next_number()
LIVE_AT, LIKE_IT, PERSON, ASKS, ASKED = _live_at(), _like_it(), _person(), _asks(), _asked()
REACHED = _reached()
INSERT_CASE = tables.cases.insert()
INSERT_EVENT = tables.events.insert().returning(tables.events.c.id)
