"""Makes messages out of what is answered, and keeps a question that is among it until somebody answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.card import Row
from domain.cases import Case
from domain.chat import Incoming, Kind, Outgoing
from domain.refused import Refused
from handlers.kit import Ask, Remember, Saying, button
from storage.asks import PATIENCE, Pending
from storage.books import Books
from texts import kinds, refusals
from texts.own_examples import shown_in_own_names


@dataclass(frozen=True, slots=True)
class Part:
    """One message of an answer, with the case it is about, so that whoever quotes it need not name the case.

    `alone`: it concerns nobody but whoever spoke, and nobody need keep it.
    """

    what: Saying
    about: Case | None = None
    alone: bool = False


def refusal(why: Refused) -> Part:
    """How a refusal is said."""
    case = getattr(why, "case", None)
    return Part(refusals.wording(why), case if isinstance(case, Case) else None, alone=True)


def not_kept(message: Incoming, said: Sequence[Part]) -> list[Part]:
    """What is said beside an answer if something that came with the message was not kept."""
    if not message.unusable or message.edits is not None:
        return []
    about = {case for part in said if isinstance(part.what, Outgoing) for case in part.what.cases}
    return [Part(kinds.not_kept(message.unusable, sorted(about)))]


def must_not_be_drawn(said: Sequence[Part]) -> None:
    """Raises ValueError if something that is said has a picture."""
    if any(isinstance(part.what, Outgoing) and part.what.sketches for part in said):
        raise ValueError("whoever changes something says no picture: it would be drawn in the transaction")


def belonging(said: Sequence[Part]) -> list[Part]:
    """The answer, whose buttons and lines belong to the question that is kept with it: 下一页 is of this list also
    later. What was not understood answers no question."""
    asked = next((one.what.question for one in said if isinstance(one.what, Remember)), None)
    if asked is None or asked.doubted:
        return list(said)
    return [
        replace(one, what=replace(one.what, answers=asked))
        if isinstance(one.what, Outgoing) and (one.what.choices or one.what.rows)
        else one
        for one in said
    ]


def spoken(part: Part, message: Incoming, store: Books) -> Outgoing | None:
    """One part of an answer as a message; a question is kept until it is answered. None for what is only kept."""
    if isinstance(part.what, Remember):
        store.asked.keep(message.chat, message.sender, part.what.question, message.at)
        return None
    said = _worded(part.what, message, store)
    concerns_one = part.alone or message.alone or isinstance(part.what, Ask)
    if concerns_one and not message.chat.private and _may_pass(said):
        said = said.for_sender(message)
    if part.about is None or said.cases:
        return said
    return replace(said, rows=(Row(part.about.number, said.text),))


def _may_pass(said: Outgoing) -> bool:
    """False for what must stay in the group: a card, which is changed later, papers, and whatever rings."""
    stays = said.card is not None and said.card.place_of is not None
    return not (stays or said.files or said.order or said.mentions or said.kind is not Kind.ACK)


def _worded(one: str | Outgoing | Ask, message: Incoming, store: Books) -> Outgoing:
    if isinstance(one, str):
        return Outgoing(message.chat, shown_in_own_names(one, store.district))
    if isinstance(one, Outgoing):
        return one
    options = tuple(choice.says for choice in one.choices)
    pending = Pending(one.then, one.photos, one.only_yes, one.place, one.or_photos, options)
    store.asks.put(message.chat, message.sender, pending, message.at + PATIENCE)
    yes = (button(one.yes),) if one.only_yes else ()
    choices = (*one.choices, *yes, button(one.no))
    text = shown_in_own_names(one.text, store.district)
    return Outgoing(
        message.chat, text, one.shows, choices=choices, wants_reply=one.wants_reply, then=one.then
    )
