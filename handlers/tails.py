"""尾巴: what does not come to its end, and how many points nobody has looked at (空白)."""

from __future__ import annotations

import re
from datetime import timedelta

from actions import patrols
from domain.actions import Action
from domain.card import Row
from domain.cases import Case
from domain.chat import Outgoing
from domain.gaps import gaps
from domain.tally import DISTRICT, Scope, points_in
from handlers.kit import Answer, Said, command
from handlers.last_visits import own_or_named
from handlers.pages import NO_MORE, kept, more, paged, pages_of
from storage.store import Store
from texts import cases as case_words
from texts import tails as wording

PER_PAGE = 10
OLD = 15  # days after which a case that is not closed has become a tail
NEAR = timedelta(days=3)  # before a 挂账 ends
_DAYS = re.compile(r"\s*(?:超过)?(\d{1,3})\s*[天日](?:以上)?\s*$")
_OWNERLESS = ("网格", "点位")


@command("尾巴", "久拖未决", "tails", does=Action.ASK)
def tails(said: Said, store: Store) -> Answer:
    """尾巴 [范围] [15天] — 拖太久的、挂账快到期的、没人管的"""
    words, page = paged(said.words)
    given = _DAYS.search(words)
    days = max(1, int(given[1])) if given else OLD
    scope = own_or_named(_DAYS.sub("", words), said, store)
    found = [one for one in store.cases.live(scope) if _is_tail(one, days, said)]
    found.sort(key=lambda one: (one.opened_at, one.number))
    first = (page - 1) * PER_PAGE
    rows = tuple(_row(one, said, store) for one in found[first : first + PER_PAGE])
    told = [wording.counted(scope.words, days, len(found)), *(row.text for row in rows)]
    told += [NO_MORE] if first and not rows else wording.places(first, len(rows), len(found), "件")
    told += _blanks(scope, said, store) if page == 1 else []
    shown = Outgoing(
        said.chat,
        "\n".join(told),
        rows=rows,
        choices=more("尾巴", words, page, pages_of(len(found), PER_PAGE)),
    )
    return [shown, kept(f"尾巴 {words}".strip(), page)]


def _is_tail(case: Case, days: int, said: Said) -> bool:
    """Reported so long ago and neither closed nor put off; or put off, and that is over soon."""
    if case.parts:
        return False
    if case.deferred_until is not None and case.deferred_until > said.at:
        return case.deferred_until <= said.at + NEAR
    return case.opened_at < said.at - timedelta(days=days)


def _row(case: Case, said: Said, store: Store) -> Row:
    row = case_words.row(case, store.district, said.at)
    return Row(case.number, f"{row.text} · {wording.why(case, said.at)}", tone=row.tone)


def _blanks(scope: Scope, said: Said, store: Store) -> list[str]:
    """What nobody answers for, of the whole district, and how many points are due for a visit."""
    whole = scope.words == DISTRICT
    told = (
        [f"《{one.sheet}》{one}" for one in gaps(store.district) if one.sheet in _OWNERLESS] if whole else []
    )
    due = len(patrols.overdue(points_in(scope, store.district), said.at, store))
    return [*told, *([f"太久没人去的点位 {due} 处，发“待巡查”看"] if due else [])]
