"""A card in plain words: what people read where a platform lays out nothing, and what scripts rely on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.card import Card, Means, Row
from domain.chat import Chat, Choice, Outgoing

BEFORE_AND_AFTER = ("整改前", "整改后")
LIST_OF_NEW = "新问题 {count} 件（看详情发：查 编号）"


def as_text(card: Card) -> str:
    """`#12 待核查 · 占道经营 · 紧急`, then its lines, what is asked of whom last; hints share one line before that."""
    urgent = " · 紧急" if card.urgent else ""
    asked = [line.text for line in card.lines if line.means is Means.ASKED]
    told = [line.text for line in card.lines if line.means is not Means.ASKED]
    hints = ["；".join(card.hints)] if card.hints else []
    past = ["— 经过 —", *card.history] if card.history else []
    return "\n".join([f"#{card.number} {card.state} · {card.title}{urgent}", *told, *hints, *asked, *past])


def captions(card: Card | None, photos: int) -> tuple[str, ...]:
    """What stands on its photos: of each what it shows, else which is before and which after the rectification, where
    there is one of each."""
    if card is not None and len(card.captions) == photos:
        return card.captions
    return BEFORE_AND_AFTER if card is not None and card.fixed and photos == len(BEFORE_AND_AFTER) else ()


def as_row(card: Card) -> Row:
    """A card as one line of a list: number, category, place, who has it, until when."""
    said = {line.means: line.text for line in card.lines}
    until = said.get(Means.LIMIT, "")
    shown = [f"#{card.number} {card.title}{' · 紧急' if card.urgent else ''}", said.get(Means.PLACE, "")]
    shown += [said.get(Means.HOLDER, card.state), until]
    return Row(card.number, " · ".join(one for one in shown if one), until, card.tone)


def with_more(said: Sequence[Outgoing], chat: Chat, hint: str, choice: Choice) -> list[Outgoing]:
    """What is said, where each card in that chat has one more hint and one more button."""
    return [_with_more(one, one.card, hint, choice) if one.card and one.chat == chat else one for one in said]


def _with_more(said: Outgoing, card: Card, hint: str, choice: Choice) -> Outgoing:
    more = replace(card, hints=(*card.hints, hint))
    return replace(said, text=as_text(more), card=more, choices=(*said.choices, choice))
