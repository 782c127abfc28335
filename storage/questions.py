"""Questions as JSON, as they are kept for what is asked after them, and with the messages that answer them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from domain.narrowing import Bound, DayPart
from domain.periods import Period
from domain.question import Aspect, By, Excepted, Limit, Measure, Order, Question, Status
from domain.scope import NamedScope


def question_out(question: Question) -> dict[str, Any]:
    """A question as it is kept."""
    return {
        "measure": question.measure,
        "scopes": _scopes_out(question.scopes),
        "period": _days_out(question.period),
        "against": _days_out(question.against),
        "states": list(question.states),
        "alone": list(question.alone),
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
        alone=tuple(map(Status, kept.get("alone", ()))),
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
    "doubted": False,
    "dwelt": False,
    "cases": False,
    "line": False,
}


def _scopes_out(scopes: tuple[NamedScope, ...]) -> list[Any]:
    return [[one.kind, list(one.ids), one.words] for one in scopes]


def _scopes_in(kept: list[Any]) -> tuple[NamedScope, ...]:
    return tuple(NamedScope(kind, tuple(ids), words) for kind, ids, words in kept)


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
