"""The closing report of a theme (主题月): before, during and after, by unit, with examples."""

from __future__ import annotations

from actions import themes
from actions.documents.kit import document, office
from domain.dates import midnight
from domain.order import Order
from domain.paper import Paper
from domain.refused import NoSuchTheme
from domain.themes import Theme
from storage.store import Store
from texts import edition_papers
from texts import themes as wording


@document(wording.REPORT)
def closing(order: Order, store: Store) -> Paper:
    """Of the theme of that name, else of the one that is on in the ordered days. Raises NoSuchTheme."""
    theme, at = _theme(order, store), order.at.astimezone(store.zone)
    scope = order.scope
    whole = scope.units is None and scope.grids is None
    where = store.district.name if whole else scope.words
    staged = [one.told for one in themes.stages(theme, scope, at, store)]
    sections = (
        ("基本情况", wording.overview(theme, where)),
        ("前后对比", wording.compared(staged)),
        ("各单位情况", wording.units(themes.by_unit(theme, scope, at, store))),
        ("整改实例", list(wording.examples(themes.examples(theme, scope, at, store), store.district))),
    )
    return Paper(
        file=f"{theme.name}总结 {scope.words} {theme.first:%Y-%m}",
        title=f"{where}“{theme.name}”总结",
        blocks=tuple(edition_papers.numbered(sections)),
        signer=office(store),
        day=at.date(),
    )


def _theme(order: Order, store: Store) -> Theme:
    begun = [one for one in themes.all_themes(store) if midnight(one.first, store.zone) <= order.at]
    span = order.span
    there = [
        one
        for one in begun
        if span is None
        or (
            themes.span_of(one.during, order.at, store).end > span.start
            and midnight(one.first, store.zone) < span.end
        )
    ]
    found = [one for one in there if one.name == order.period] or there
    if not found:
        raise NoSuchTheme(order.period)
    return found[-1]
