"""What somebody asked last in a chat, so that 那北湖呢 and 下一页 have something before them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Chat, Choice, Incoming, Kind
from domain.question import Question
from storage import tables
from storage.cards import cases_of, question_of, then_of
from storage.questions import question_in, question_out
from storage.statements import ASKED

REMEMBERED = timedelta(minutes=10)  # after which a few words ask nothing any more
_OFFERED = 50  # messages in which a button that somebody presses is looked for
_LOOKED_AT = 10  # messages among which the last list is looked for

_ASKED = tables.asked.c
ASKED_ANEW = (
    tables.asked.update()
    .where(
        _ASKED.platform == sa.bindparam("platform_"),
        _ASKED.chat == sa.bindparam("chat_"),
        _ASKED.sender == sa.bindparam("sender_"),
    )
    .values(question=sa.bindparam("question_"), expires_at=sa.bindparam("expires_at_"))
)


class LastAsked:
    """The last question of each person in each chat."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, chat: Chat, sender: str, question: Question, at: datetime) -> None:
        """From now on this is the question before, for ten minutes."""
        here = {"platform": chat.platform, "chat": chat.id, "sender": sender}
        said = {"question": question_out(question), "expires_at": at + REMEMBERED}
        anew = {f"{name}_": value for name, value in (here | said).items()}
        if self._connection.execute(ASKED_ANEW, anew).rowcount == 0:
            self._connection.execute(tables.asked.insert(), here | said)

    def before(self, chat: Chat, sender: str, at: datetime) -> Question | None:
        """What this person asked last here, unless that is longer ago."""
        wanted = {"platform_": chat.platform, "chat_": chat.id, "sender_": sender, "at_": at}
        kept = self._connection.execute(ASKED, wanted).scalar()
        return question_in(kept) if kept else None

    def meant(self, message: Incoming) -> Question | None:
        """What a message goes on from: the question that the pressed button belongs to, else what its sender asked
        last here."""
        return message.follows or self.before(message.chat, message.sender, message.at)

    def is_past(self, message: Incoming) -> bool:
        """True if a list that answers no question was the last thing that the sender was told in this chat: a few
        words after it may be about that list, and not about what was asked before."""
        told = self._said(message.chat, 1, since=message.at - REMEMBERED, asker=message.sender)
        return any(len(cases_of(one.carries) or ()) > 1 and question_of(one.carries) is None for one in told)

    def last_list(self, chat: Chat, at: datetime) -> tuple[int, ...]:
        """The cases of the newest list of several that was said in a chat lately, in the order of its lines."""
        lists = (cases_of(one.carries) or () for one in self._said(chat, _LOOKED_AT, since=at - REMEMBERED))
        return next((cases for cases in lists if len(cases) > 1), ())

    def list_before(self, chat: Chat, at: datetime, calls_off: str) -> str:
        """The first line of the last list of several, if something else was answered since that is about no case; ''
        where nothing stands between. What is asked before a step is done, with a button that `calls_off`, stands
        between nothing."""
        between = False
        for one in self._said(chat, _LOOKED_AT, since=at - REMEMBERED):
            cases = cases_of(one.carries) or ()
            if len(cases) > 1:
                return str(one.text).partition("\n")[0] if between else ""
            between |= (
                bool(one.asker) and not cases and calls_off not in dict(one.carries["choices"]).values()
            )
        return ""

    def last_case(self, chat: Chat, at: datetime) -> int | None:
        """The one case that the bot told somebody of last in answer to them; None if it told of several, or of another
        since then by itself."""
        for one in self._said(chat, _LOOKED_AT, since=at - REMEMBERED):
            if cases := cases_of(one.carries):
                return cases[0] if len(cases) == 1 and one.kind == Kind.ACK else None
        return None

    def last_choices(self, chat: Chat, at: datetime) -> tuple[Choice, ...]:
        """The buttons of the newest message of a chat, if it is not long ago."""
        said = self._said(chat, 1, since=at - REMEMBERED)
        return tuple(Choice(*one) for newest in said for one in newest.carries["choices"])

    def last_asked(self, chat: Chat) -> str:
        """What the newest message of a chat asks about; '' if it asks nothing."""
        return next((then_of(one.carries) for one in self._said(chat, 1)), "")

    def newest_offer(
        self, chat: Chat, verbs: tuple[str, ...], since: datetime, over: tuple[str, ...]
    ) -> tuple[tuple[Choice, ...], bool]:
        """The buttons of the newest message of a chat of which one says a command with one of these `verbs`, and True
        if nothing was said since then; none if something was that begins with what tells that it is `over`."""
        for place, one in enumerate(self._said(chat, _OFFERED, since=since)):
            choices = tuple(Choice(*each) for each in one.carries["choices"])
            if any(each.says.split(" ", 1)[0] in verbs for each in choices):
                return choices, place == 0
            if str(one.text).startswith(over):
                break
        return (), False

    def was_told_since(self, chat: Chat, since: datetime) -> bool:
        """True if anything was said in a chat since then."""
        return next(self._said(chat, 1, since=since), None) is not None

    def was_offered(self, chat: Chat, says: str, most: int = _OFFERED) -> bool:
        """True if one of the last messages of a chat had, or has, a button that says this."""
        found = (choice for one in self._said(chat, most) for choice in one.carries["choices"])
        return any(said == says for _label, said in found)

    def _said(
        self, chat: Chat, most: int, since: datetime | None = None, asker: str | None = None
    ) -> Iterator[Any]:
        """The last messages of a chat, or those of them that answer `asker`, the newest first."""
        given = {"platform_": chat.platform, "chat_": chat.id, "most_": most}
        narrowed = {"since_": since, "asker_": asker}
        given |= {name: value for name, value in narrowed.items() if value is not None}
        yield from self._connection.execute(_newest(since is not None, asker is not None), given)


@cache
def _newest(lately: bool, in_answer: bool) -> sa.Select[Any]:
    """The messages of a chat: those since a moment, those that answer somebody."""
    outbox = tables.outbox.c
    query = sa.select(outbox.carries, outbox.kind, outbox.text, outbox.asker).where(
        outbox.platform == sa.bindparam("platform_"), outbox.chat == sa.bindparam("chat_")
    )
    if lately:
        query = query.where(outbox.created_at > sa.bindparam("since_"))
    if in_answer:
        query = query.where(outbox.asker == sa.bindparam("asker_"))
    return query.order_by(outbox.id.desc()).limit(sa.bindparam("most_"))
