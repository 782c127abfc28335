"""夜查 and 暗访 in other words than their commands: how late, what was found, somebody else instead."""

from __future__ import annotations

from domain.actions import Action
from domain.chat import Incoming
from domain.walks import WalkName
from handlers import night_patrols, secret_walks
from handlers.hearing import taken_for
from handlers.kit import Answer, Said, Wants, is_plain, listener
from handlers.question import read
from storage.store import Store
from texts import secret_walks as wording


def _speaks_of(word: str) -> Wants:
    """Words to the bot alone that are no report and no question about cases: what people say of it to each other is
    theirs."""

    def wants(message: Incoming, store: Store) -> bool:
        if not message.chat.private or not is_plain(message) or message.quotes is not None:
            return False
        if word not in message.text or taken_for(message, store) is not None:
            return False
        asked = read(message.text.strip(), message, store)
        return asked.question is None or not asked.sure or bool(asked.left)

    return wants


@listener(does=Action.MINE, wants=_speaks_of(WalkName.NIGHT))
def night(said: Said, store: Store) -> Answer:
    """今晚夜查几点, 昨晚夜查查出几件: those that its sender may know of, and how one is planned."""
    return night_patrols.listed_or_how(said, store)


@listener(does=Action.WALK, wants=_speaks_of(wording.WORD))
def secret(said: Said, store: Store) -> Answer:
    """今天去暗访, 暗访查出几件: what waits to be released, and how one begins."""
    return secret_walks.listed(said, store) or secret_walks.how_to_begin(said.person, store)
