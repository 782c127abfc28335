"""What a report tells of: the problems that the reader found, and what was named last because it was asked for."""

from __future__ import annotations

import re
from dataclasses import replace

from domain.categories import Category
from storage.store import Store
from understanding.reports.kinds import Kind
from understanding.reports.reading import Finding, Reading
from understanding.reports.urging import without_urging


def findings(words: str, grid: int | None, store: Store) -> tuple[Finding, ...]:
    """The problems of a report, at least one: whoever says 上报 means it, whatever it sounds like.

    In: `grid` is the id of the grid in whose group it was said.
    """
    reading = heard_without_urging(words, grid, store)
    if named := _named_last(words, reading, grid, store):
        return named
    if reading.kind is Kind.PROBLEM and reading.findings:
        kept = tuple(one for one in reading.findings if not (one.guessed and _only_says_where(one)))
        return tuple(map(_not_guessed, kept or reading.findings))
    return (replace(next(iter(reading.findings), Finding(words)), words=words),)


def heard_without_urging(words: str, grid: int | None, store: Store) -> Reading:
    """What the words say: without what only asks or urges at their end, if the rest is sure and the whole is not."""
    reading = store.heard(words, grid)
    told = words if reading.sure else without_urging(words)
    alone = reading if told == words else store.heard(told, grid)
    return alone if alone.sure else reading


def is_clear(reading: Reading, store: Store) -> bool:
    """True if it tells of problems, of each where it is, and surely what: a category's own name is sure enough."""
    if reading.kind is not Kind.PROBLEM or reading.scattered:
        return False
    return bool(reading.findings) and first_unclear(reading, store) is None


def first_unclear(reading: Reading, store: Store) -> Finding | None:
    """The first of its problems of which the place is not told, or not surely what it is."""
    return next(
        (one for one in reading.findings if not (has_place(one) and is_sure(one, reading, store))), None
    )


def is_sure(finding: Finding, reading: Reading, store: Store) -> bool:
    """True if it is surely of its category: a category's own name is sure enough."""
    category = store.district.category.get(finding.category or 0)
    if category is None or finding.guessed:
        return False
    return reading.sure or finding.clear or _is_called(category, finding.words)


def has_place(finding: Finding) -> bool:
    """True if the words say where it is, though perhaps not where alone."""
    return bool(finding.place or finding.point or finding.grid or finding.candidates)


def recognised(finding: Finding, store: Store) -> str:
    """`认出：占道经营（出摊）`; empty where the category was called by a name of its own."""
    category = store.district.category.get(finding.category or 0)
    return f"认出：{finding.why}" if category and not _is_called(category, finding.words) else ""


def in_doubt(finding: Finding, store: Store) -> tuple[Category, ...]:
    """Other categories that it may as well be, best first; called by its name, only one that fits too."""
    others = tuple(store.district.category[one] for one in finding.others)
    return others if recognised(finding, store) else others[: finding.either]


def category_called(words: str, store: Store) -> Category | None:
    """The category with exactly this name, else with this alias."""
    categories = store.district.categories
    named = next((one for one in categories if one.name == words), None)
    return named or next((one for one in categories if words in one.aliases), None)


def _only_says_where(finding: Finding) -> bool:
    """True for 有个批发市场对面, which no category is told of."""
    rest = finding.words.replace(finding.place, "") if finding.place else finding.words
    return bool(finding.place) and _AROUND_A_PLACE.fullmatch(rest) is not None


_AROUND_A_PLACE = re.compile(r"(?:[有在就是个的那边里靠近]|附近|旁边|[\s,，。])*")


def _not_guessed(finding: Finding) -> Finding:
    """Without a category that is only the likeliest: it is asked for with buttons."""
    return replace(finding, category=None) if finding.guessed else finding


def _is_called(category: Category, words: str) -> bool:
    return any(name in words for name in (category.name, *category.aliases))


def _named_last(words: str, reading: Reading, grid: int | None, store: Store) -> tuple[Finding, ...]:
    """The problems, if a category is named at the end: it was asked for, of the first that was unclear before."""
    before, _, last = words.rstrip().rpartition(" ")
    category = category_called(last, store) if before.strip() else None
    if category is None or [one.category for one in reading.findings] == [category.id]:
        return ()
    earlier = store.heard(before, grid)
    if earlier.kind is Kind.PROBLEM and earlier.sure and earlier.findings:
        return ()  # two problems, each clear
    told = earlier.findings or (Finding(before),)
    asked = first_unclear(earlier, store) or told[0]
    said = words if len(told) == 1 else f"{asked.words} {last}"
    named = replace(asked, words=said, category=category.id, others=(), why=category.name, guessed=False)
    answered = [one for one in told if one is asked or not _is_in(one, asked)]
    return tuple(named if one is asked else _not_guessed(one) for one in answered)


def _is_in(one: Finding, asked: Finding) -> bool:
    """True for what nobody can name, in words that were asked about: 果壳箱歪了，里面都满出来咯 has one answer."""
    return one.category is None and one.words in asked.words
