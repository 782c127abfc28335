"""主题月: the calendar, the figures of one, its closing report."""

from __future__ import annotations

from itertools import chain

from actions import themes as action
from domain.actions import Action
from domain.chat import Outgoing
from domain.order import Order
from domain.themes import Theme
from handlers.kit import Answer, Said, command
from handlers.scopes import asked
from storage.store import Store
from texts import themes as wording

_MOST = 4  # for which there are buttons


@command(wording.WORD, "themes", does=Action.ASK)
def themes(said: Said, store: Store) -> Answer:
    """主题月 [名字] — 有哪些主题月，之前、期间、之后的数；主题月 总结 [名字] 是文件"""
    all_, words = action.all_themes(store), said.words.strip()
    if not all_:
        return wording.NONE
    closing = words.startswith(wording.CLOSING)
    name = words.removeprefix(wording.CLOSING).strip()
    if not (name or closing):
        return _calendar(all_, said, store)
    able = [one for one in all_ if not name or one.name == name]
    if not able:
        return wording.unknown(name, all_)
    theme = _newest(able, said)
    if theme.first > said.today:
        return wording.to_come(theme)
    return _closing(theme, said, store) if closing else _figures(theme, said, store)


def _newest(able: list[Theme], said: Said) -> Theme:
    """The last that has begun; of none that has, the first."""
    begun = [one for one in able if one.first <= said.today]
    return begun[-1] if begun else able[0]


def _calendar(all_: tuple[Theme, ...], said: Said, store: Store) -> Answer:
    known = {name for one in store.district.categories for name in (one.name, one.family)}
    strange = dict.fromkeys(name for one in all_ for name in one.about if name not in known)
    text = wording.listed(all_, said.today, list(strange))
    begun = [one for one in all_ if one.first <= said.today]
    choices = chain.from_iterable(wording.buttons(one, said.today) for one in begun[-_MOST // 2 :])
    return Outgoing(said.chat, text, choices=tuple(choices))


def _figures(theme: Theme, said: Said, store: Store) -> Answer:
    scope, _span, _period = asked("", said, store)
    staged = [one.told for one in action.stages(theme, scope, said.at, store)]
    return Outgoing(said.chat, wording.figures(theme, scope.words, staged), choices=(wording.closing(theme),))


def _closing(theme: Theme, said: Said, store: Store) -> Answer:
    scope, _span, _period = asked("", said, store)
    span = action.span_of(theme.during, said.at, store)
    order = Order(wording.REPORT, said.at, scope, span, theme.name)
    return Outgoing(said.chat, f"{theme.name}总结 · {scope.words}", order=order)
