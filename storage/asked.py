"""What somebody asked last in a chat, so that 那北湖呢 and 下一页 have something before them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Chat, Choice
from domain.narrowing import Bound, DayPart
from domain.periods import Period
from domain.question import Aspect, By, Excepted, Limit, Measure, Order, Question, Status
from domain.scope import Scope
from storage import tables
from storage.cards import cases_of
from storage.statements import ASKED

REMEMBERED = timedelta(minutes=10)  # after which a few words ask nothing any more


_OFFERED = 50  # messages in which a button that somebody presses is looked for
_LOOKED_AT = 10  # messages among which the last list is looked for


class LastAsked:
    """The last question of each person in each chat."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, chat: Chat, sender: str, question: Question, at: datetime) -> None:
        """From now on this is the question before, for ten minutes."""
        asked = tables.asked
        here = {"platform": chat.platform, "chat": chat.id, "sender": sender}
        said = {"question": question_out(question), "expires_at": at + REMEMBERED}
        this = sa.and_(*(asked.c[name] == value for name, value in here.items()))
        if self._connection.execute(asked.update().where(this).values(said)).rowcount == 0:
            self._connection.execute(asked.insert().values(here | said))

    def before(self, chat: Chat, sender: str, at: datetime) -> Question | None:
        """What this person asked last here, unless that is longer ago."""
        wanted = {"platform_": chat.platform, "chat_": chat.id, "sender_": sender, "at_": at}
        kept = self._connection.execute(ASKED, wanted).scalar()
        return question_in(kept) if kept else None

    def last_list(self, chat: Chat, at: datetime) -> tuple[int, ...]:
        """The cases of the newest list of several that was said in a chat lately, in the order of its lines."""
        outbox = tables.outbox.c
        here = (outbox.platform == chat.platform) & (outbox.chat == chat.id)
        lately = here & (outbox.created_at > at - REMEMBERED)
        query = sa.select(outbox.carries).where(lately).order_by(outbox.id.desc()).limit(_LOOKED_AT)
        lists = (cases_of(carries) or () for carries in self._connection.scalars(query))
        return next((cases for cases in lists if len(cases) > 1), ())

    def last_choices(self, chat: Chat, at: datetime) -> tuple[Choice, ...]:
        """The buttons of the newest message of a chat, if it is not long ago."""
        outbox = tables.outbox.c
        here = (outbox.platform == chat.platform) & (outbox.chat == chat.id)
        lately = here & (outbox.created_at > at - REMEMBERED)
        carries = self._connection.scalar(
            sa.select(outbox.carries).where(lately).order_by(outbox.id.desc()).limit(1)
        )
        return tuple(Choice(*one) for one in carries["choices"]) if carries else ()

    def was_offered(self, chat: Chat, says: str) -> bool:
        """True if one of the last messages of a chat had, or has, a button that says this."""
        outbox = tables.outbox.c
        here = (outbox.platform == chat.platform) & (outbox.chat == chat.id)
        query = sa.select(outbox.carries).where(here).order_by(outbox.id.desc()).limit(_OFFERED)
        found = (choice for carries in self._connection.scalars(query) for choice in carries["choices"])
        return any(said == says for _label, said in found)


def question_out(question: Question) -> dict[str, Any]:
    """A question as it is kept."""
    return {
        "measure": question.measure,
        "scopes": _scopes_out(question.scopes),
        "period": _days_out(question.period),
        "against": _days_out(question.against),
        "states": list(question.states),
        "by": question.by,
        "order": question.order,
        "aspect": question.aspect.name if question.aspect else None,
        "day_part": question.day_part,
        **{name: getattr(question, name) for name in (*_PLAIN, *_LATER)},
        "categories": list(question.categories),
        "numbers": list(question.numbers),
        "limit": asdict(question.limit) if question.limit else None,
        "bound": asdict(question.bound) if question.bound else None,
        "excepted": _excepted_out(question.excepted),
        "opened": _days_out(question.opened),
    }


def question_in(kept: dict[str, Any]) -> Question:
    """The question that was kept."""
    return Question(
        Measure(kept["measure"]),
        scopes=_scopes_in(kept["scopes"]),
        period=_days_in(kept["period"]),
        against=_days_in(kept["against"]),
        states=tuple(map(Status, kept["states"])),
        by=By(kept["by"]) if kept["by"] else None,
        order=Order(kept["order"]) if kept["order"] else None,
        aspect=Aspect[kept["aspect"]] if kept.get("aspect") else None,
        categories=tuple(kept["categories"]),
        numbers=tuple(kept["numbers"]),
        limit=Limit(**kept["limit"]) if kept.get("limit") else None,
        bound=Bound(**kept["bound"]) if kept.get("bound") else None,
        excepted=_excepted_in(kept.get("excepted")),
        opened=_days_in(kept.get("opened")),
        day_part=DayPart(kept["day_part"]) if kept.get("day_part") else None,
        **{name: kept[name] for name in _PLAIN},
        **{name: kept.get(name, none) for name, none in _LATER.items()},
    )


_PLAIN = (
    "category_words",
    "place_kind",
    "n",
    "person",
    "mine",
    "duty",
    "share",
    "page",
    "picture",
    "why",
)
# What is kept may be from before there were these; then they were not said.
_LATER: dict[str, object] = {
    **dict.fromkeys(("edition", "figure", "sort", "command"), ""),
    "reported": False,
    "cases": False,
}


def _scopes_out(scopes: tuple[Scope, ...]) -> list[Any]:
    return [[one.kind, list(one.ids), one.words] for one in scopes]


def _scopes_in(kept: list[Any]) -> tuple[Scope, ...]:
    return tuple(Scope(kind, tuple(ids), words) for kind, ids, words in kept)


def _excepted_out(excepted: Excepted | None) -> dict[str, Any] | None:
    if excepted is None:
        return None
    return asdict(excepted) | {"scopes": _scopes_out(excepted.scopes), "states": list(excepted.states)}


def _excepted_in(kept: dict[str, Any] | None) -> Excepted | None:
    if kept is None:
        return None
    scopes, states = _scopes_in(kept["scopes"]), tuple(map(Status, kept["states"]))
    return Excepted(scopes, states, tuple(kept["categories"]), kept["place_kind"], kept["words"])


def _days_out(period: Period | None) -> list[str] | None:
    return [period.first.isoformat(), period.last.isoformat(), period.words] if period else None


def _days_in(kept: list[str] | None) -> Period | None:
    if kept is None:
        return None
    first, last, words = kept
    return Period(date.fromisoformat(first), date.fromisoformat(last), words)
