"""负担: how many messages each person and each group got from the bot, as an Excel workbook."""

from __future__ import annotations

from actions.documents.kit import document
from domain.burden import Load, OfRole, by_group, by_kind, by_role, loads
from domain.calendar import last_working_days
from domain.dates import days_between, midnight
from domain.district import Person
from domain.order import Order
from domain.tabular import Entered, TablePage, Tabular
from domain.tally import Span
from storage.store import Store
from texts import burden as wording

DAYS = 5  # working days, where no period is named
_ROLES = (("角色", 14), ("居中的人", 12), ("最多的人", 12), ("其中旁听", 12), ("另有答复自己的", 16))
_PEOPLE = (
    ("姓名", 12),
    ("单位", 22),
    ("角色", 20),
    ("收到", 10),
    ("每个工作日", 12),
    ("其中旁听", 12),
    ("答复自己的", 12),
    ("提到（@）", 12),
)
_GROUPS = (("群", 26), ("用途", 10), ("每个工作日", 12), ("提到人（@）", 12))
_KINDS = (("哪种消息", 20), ("占几成", 10))


@document("负担", last=True)
def burden(order: Order, store: Store) -> Tabular:
    """Of a period, or of the last five working days up to now."""
    span, days = covered(order, store)
    sent, talks, district = store.burden.sent(span), store.burden.talks(), store.district
    mentions = store.burden.mentions(span)
    found = loads(sent, talks, district, mentions)
    first, last = span.days(store.zone)
    title = f"{district.name} {first:%m-%d}到{last:%m-%d} 走街发的消息"
    note = f"{days} 个工作日；群里的每人都算，答复自己的另算；提到人 {len(mentions)} 次"
    roles = tuple(map(_of_role, by_role(found, days, district.people)))
    people = sorted(district.people, key=lambda one: (-found[one.id].got, one.id))
    groups = tuple(
        (one.group.name, str(one.group.purpose), round(one.got, 1), round(one.named, 1))
        for one in by_group(sent, mentions, days, district)
    )
    kinds = tuple(
        (str(kind or wording.ANSWERS), f"{share:.0%}") for kind, share in by_kind(sent, talks, district)
    )
    lines = tuple(_line(one, found[one.id], days, store) for one in people)
    return Tabular(
        f"负担 {first:%Y-%m-%d}到{last:%m-%d}",
        (
            TablePage("按角色", title, note, _ROLES, roles),
            TablePage("按人", title, note, _PEOPLE, lines),
            TablePage("按群", title, note, _GROUPS, groups),
            TablePage("按种类", title, note, _KINDS, kinds),
        ),
    )


def _of_role(one: OfRole) -> tuple[Entered, ...]:
    figures = (one.middle, one.most, one.overheard, one.answers)
    return str(one.role), *(round(figure, 1) for figure in figures)


def _line(person: Person, load: Load, days: int, store: Store) -> tuple[Entered, ...]:
    unit = store.district.unit.get(person.unit)
    roles = "、".join(str(one) for one in person.roles)
    counts = (load.got, round(load.got / days, 1), load.overheard, load.answers, load.named)
    return person.name, unit.short if unit else "", roles, *counts


def covered(order: Order, store: Store) -> tuple[Span, int]:
    """The time it covers, and how many of its days were worked; at least one."""
    now = order.at.astimezone(store.zone)
    if order.span is not None:
        span = Span(order.span.start.astimezone(store.zone), min(order.span.end.astimezone(store.zone), now))
        days = days_between(*span.days(store.zone))
        return span, max(1, sum(store.calendar.is_working_day(one) for one in days))
    lately = last_working_days(now.date(), DAYS, store.calendar)
    return Span(midnight(lately[0], store.zone), now), DAYS
