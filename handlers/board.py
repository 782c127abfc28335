"""晒比拼 on demand: the evening digest of this group, for any period."""

from __future__ import annotations

from domain.authority import Action
from domain.chat import Outgoing, Photo
from domain.tally import Scope, Span
from handlers.kit import Answer, Said, command
from handlers.scopes import asked
from storage.boards import facts
from storage.photos import Size
from storage.store import Store
from texts import boards
from texts.board_picture import draw


@command("晒比拼", "board", does=Action.ASK)
def board(said: Said, store: Store) -> Answer:
    """晒比拼 [时段] — 晒问题、晒进度、晒成效，如：晒比拼 本周"""
    scope, span, period = asked(said.words, said, store)
    return drawn(scope, span, period, said, store)


def drawn(scope: Scope, span: Span, period: str, said: Said, store: Store) -> Outgoing:
    """The board over a scope and a span, as a picture where there is something to draw."""
    found = facts(store, scope, span, period, at=said.at, ranked=(span, period), group=said.group)
    text, rows = boards.words(found, store.district), boards.rows(found, store.district)
    if not boards.has_picture(found):
        return Outgoing(said.chat, text, rows=rows)
    wanted = boards.picture(found, store.district.name, lambda sha256: store.files.path(sha256, Size.SHOWN))
    drawn = store.files.keep_drawn(draw(wanted))
    return Outgoing(said.chat, text, (Photo(drawn),), rows=rows)
