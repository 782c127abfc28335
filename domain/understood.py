"""What was understood of a question, as the first line of its answer."""

from __future__ import annotations

from domain.district import District
from domain.measures import CLOSED_WITHIN, FIRST_ANSWER, FIXED_WITHIN
from domain.question import Aspect, By, Measure, Order, Question, Status

_UNSAID = frozenset({Measure.COUNT, Measure.LIST})  # the answer shows which of them it is


def understood(question: Question, district: District) -> str:
    """What was understood, as the first line of the answer: `金山片 · 本周 · 占道经营 · 未销号`; '' if nothing was."""
    parts = [
        "、".join(f"#{number}" for number in question.numbers),
        "和".join(scope.words for scope in question.scopes),
        f"除{question.excepted.words}外" if question.excepted else "",
        _whose(question, district),
        f"{question.opened.words}报的" if question.opened else "",
        _days(question),
        _categories(question, district),
        question.place_kind,
        "" if question.aspect in (Aspect.PACE, Aspect.ANSWER) else "、".join(question.states),
        question.limit.words if question.limit else "",
        question.duty,
        _measure(question),
    ]
    return " · ".join(part for part in parts if part)


def _whose(question: Question, district: District) -> str:
    if question.mine:
        return "我报的" if question.reported else "我的"
    person = district.person.get(question.person) if question.person is not None else None
    return person.name if person else ""


def _days(question: Question) -> str:
    period = question.period.words if question.period else ""
    period += question.day_part or ""
    return f"{period or '现在'}比{question.against.words}" if question.against else period


def _categories(question: Question, district: District) -> str:
    return question.category_words or "、".join(district.category[one].name for one in question.categories)


def _pace(question: Question) -> str:
    took = CLOSED_WITHIN if question.states == (Status.CLOSED,) else FIXED_WITHIN
    took = FIRST_ANSWER if question.aspect is Aspect.ANSWER else took
    if not (question.by or question.order):
        return took
    first = {Order.LEAST: "，慢的在前", Order.MOST: "，快的在前"}[question.order or Order.MOST]
    return f"按{question.sort or question.by or By.UNIT}比{took}{first}"


_EACH = {By.DAY: "天", By.MONTH: "个月"}


def _measure(question: Question) -> str:
    match question.aspect:
        case Aspect.PACE | Aspect.ANSWER:
            return _pace(question)
        case Aspect.MEAN:
            return f"平均每{_EACH.get(question.by or By.DAY, question.by)}"
        case Aspect.NONE:
            return f"一件都没有的{question.sort or question.by}"
        case Aspect.PLACE:
            return "名次"
    by = f"按{question.sort or question.by}" if question.by else ""
    if question.bound:
        return f"{by} · {question.bound.words}" if by else question.bound.words
    if question.measure in _UNSAID:
        return by
    if question.measure is Measure.RANKING:
        first = question.n if question.n else ""
        return f"{by}排名{'倒数' if question.order is Order.LEAST else '前' if first else ''}{first}"
    return f"{by}{question.measure}"
