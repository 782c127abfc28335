"""Reminders of limits (催办): half over, soon, past; to whoever holds the case only, in one message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from actions.audience import Audience, holder_of, reaching, talk_with, unit_hears
from domain.cases import Case
from domain.chat import Chat, Kind, Outgoing
from domain.district import Person
from domain.life import UNDER_LIMIT
from domain.notices import Notice
from domain.reminding import Look, Reason, Reminding, look, reason
from domain.tally import Scope
from jobs.kit import job
from storage.reminders import Told
from storage.store import Store
from texts import reminders as wording

Mention = tuple[Reason, Case, Person]


# Within working time, and once before the night of what falls due until the next morning of work.
@job(
    "reminders", "催办提醒", Reminding, grace=timedelta(minutes=50), report_missed=False, notice=Notice.LIMIT
)
def reminders(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Whoever holds a case hears of its limit at most 催办次数 times, whatever the reason; the ladder goes on then."""
    seen = look(at, store.calendar, store.rules)
    by_chat: dict[Chat, list[Mention]] = defaultdict(list)
    held = store.cases.live(Scope(""), UNDER_LIMIT)
    told = store.reminders.told([case.number for case in held])
    for case in held:
        for chat, mention in _mentioned(case, seen, told, store):
            by_chat[chat].append(mention)
    return [_say(chat, mentions, at, store) for chat, mentions in by_chat.items()]


def _mentioned(case: Case, seen: Look, told: Told, store: Store) -> Iterable[tuple[Chat, Mention]]:
    """Where its holder is reminded now; nowhere if it is not time, or was done."""
    why, holder = reason(case, seen, store.calendar), holder_of(case, store.district)
    if why is None or holder is None or case.due_at is None:
        return
    if not told.open_to(holder.id, case.number, why, case.due_at, store.rules.reminders):
        return
    for chat in _where(case, holder, store):
        if told.first_to(holder.id, case.number, why, case.due_at):
            yield chat, (why, case, holder)


def _where(case: Case, holder: Person, store: Store) -> Audience:
    """In private with whoever has talked to the bot there, else where the unit hears of the case, by name."""
    if chat := talk_with(holder, store):
        return {chat: holder}
    group = unit_hears(case, store.district)
    return {reaching(group, [holder], store): None} if group else {}


def _say(chat: Chat, told: list[Mention], at: datetime, store: Store) -> Outgoing:
    cases = [case for _, case, _ in told]
    listed = wording.reminder([why for why, _, _ in told], cases, store.district, at)
    people = () if chat.private else tuple(dict.fromkeys(holder.id for _, _, holder in told))
    key = f"reminders:{chat.platform}:{chat.id}:{at:%Y-%m-%dT%H}"
    return Outgoing(chat, listed.text, mentions=people, key=key, kind=Kind.NOTICE, rows=listed.rows)
