"""Cards, lines, quotes and questions as JSON, as they are stored with a message in inbox, outbox and web chat.

Older rows have only the number of the card, or nothing. They are still shown, as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.card import Card, Line, Means, Row, Tone
from domain.cases import State
from domain.chat import Outgoing, Quote
from domain.question import Question
from storage.questions import question_in, question_out


def shows_in(message: Outgoing) -> dict[str, Any]:
    """The card of a message or its lines, for what it `carries`; no lines is said too, for older rows do not know.
    Beside them what its buttons go on from, or complete."""
    question: dict[str, Any] = {"question": question_out(message.answers)} if message.answers else {}
    question |= {"then": message.then} if message.then else {}
    if message.card:
        return question | {"card": card_in(message.card)}
    return question | {"rows": [[row.number, row.text, row.until, row.tone] for row in message.rows]}


def question_of(carries: Mapping[str, Any]) -> Question | None:
    """The question that a message answers, or goes on from."""
    return question_in(carries["question"]) if "question" in carries else None


def then_of(carries: Mapping[str, Any]) -> str:
    """What a message asks about, or whose button was pressed; '' if that asks nothing."""
    return str(carries.get("then", ""))


def card_of(carries: Mapping[str, Any]) -> Card | None:
    """The card that a row carries."""
    return card_out(carries["card"]) if "card" in carries else None


def rows_of(carries: Mapping[str, Any], number: int | None, text: str) -> tuple[Row, ...]:
    """The lines that a row carries. In: the card's number and the text of the row, for the rows that are older."""
    if "rows" not in carries and "card" not in carries and number is not None:
        return (Row(number, text),)
    return tuple(Row(case, line, until, Tone(tone)) for case, line, until, tone in carries.get("rows", ()))


def cases_of(carries: Mapping[str, Any], number: int | None = None) -> tuple[int, ...] | None:
    """The cases that a row is about, in the order of its lines; None if the row does not say. In: the card's number."""
    if "card" in carries:
        return (carries["card"]["number"],)
    if "rows" in carries:
        return tuple(dict.fromkeys(row[0] for row in carries["rows"]))
    return (number,) if number is not None else None


def card_in(card: Card) -> dict[str, Any]:
    """A card as JSON; default values are left out."""
    found: dict[str, Any] = {
        "number": card.number,
        "state": card.state,
        "title": card.title,
        "tone": card.tone,
        "lines": [[line.means, line.text] for line in card.lines],
    }
    more: dict[str, Any] = {"urgent": card.urgent, "hints": [*card.hints], "history": [*card.history]}
    more["captions"] = [*card.captions]
    return found | {name: value for name, value in more.items() if value}


def card_out(row: Mapping[str, Any]) -> Card:
    """A card from JSON."""
    return Card(
        row["number"],
        State(row["state"]),
        row["title"],
        row.get("urgent", False),
        tuple(Line(Means(means), text) for means, text in row["lines"]),
        tuple(row.get("hints", ())),
        Tone(row["tone"]),
        tuple(row.get("history", ())),
        tuple(row.get("captions", ())),
    )


def quote_in(quote: Quote | None) -> dict[str, Any] | None:
    """A quote as JSON."""
    return {"words": quote.words, "cases": [*quote.cases]} if quote else None


def quote_out(row: Mapping[str, Any] | None) -> Quote | None:
    """A quote from JSON."""
    return Quote(row["words"], tuple(row["cases"])) if row else None
