"""The card of a case, and everybody who gets it when the case moves."""

from __future__ import annotations

from domain import authority, cases
from domain.authority import Action
from domain.cases import WITH_OFFICE, Case, State, Step
from domain.chat import Chat, Choice, Kind, Outgoing, Photo, Place
from domain.distance import nearest
from domain.district import Group, Person, Point, Purpose, Role
from handlers.kit import Said
from storage.store import Store
from texts import cases as wording
from texts.cards import as_text

NEAR = 500.0  # metres
GUESSES = 4  # buttons for what is unknown, beside those for the office's verbs


def moved(case: Case, said: Said, store: Store, *hints: str) -> list[Outgoing]:
    """The card as the answer where it was said, and to the others who follow the case."""
    card = wording.card(case, store.district, said.at, *hints)
    text = as_text(card)
    photos = _photos(case, store)
    seen = () if case.state in _JUST_SEEN else photos
    alone = said.person if said.chat.private else None
    answer = Outgoing(said.chat, text, seen, choices=_buttons(case, alone, store), card=card)
    notices = [
        Outgoing(
            chat,
            text,
            photos,
            choices=_buttons(case, whom, store),
            mentions=_mentions(case),
            kind=Kind.NOTICE,
            card=card,
        )
        for chat, whom in (_followers(case, said.about, store)).items()
        if chat != said.chat
    ]
    return [answer, *notices]


# Whoever is in the chat has seen these photos a moment ago.
_JUST_SEEN = frozenset({State.PENDING, State.OPEN, State.CHECKING})


def pairs(case: Case, store: Store) -> tuple[Photo, ...]:
    """The first photo before and the last after, side by side; fewer if there are no such photos."""
    before = store.photos.of(case.number, Step.REPORT, Step.ADD)
    after = store.photos.of(case.number, Step.RECTIFY)
    return (*before[:1], *after[-1:])


def _photos(case: Case, store: Store) -> tuple[Photo, ...]:
    if case.state in (State.CHECKING, State.CLOSED):
        return pairs(case, store)
    return tuple(store.photos.of(case.number, Step.REPORT, Step.ADD)[:9])


def _buttons(case: Case, alone: Person | None, store: Store) -> tuple[Choice, ...]:
    """Guesses where something is unknown, and verbs; somebody `alone` with the bot gets those that are theirs."""
    verbs = wording.verbs(case, store.district) if alone is None or _may_go_on(alone, case, store) else ()
    return (*_guesses(case, store), *verbs)


def _may_go_on(person: Person, case: Case, store: Store) -> bool:
    """True if one of the verbs is this person's."""
    relations = authority.relations(person, case, store.district)
    able = any(authority.allows(person, Purpose.PRIVATE, one, relations) for one in _NEXT.get(case.state, ()))
    return able and (case.state is not State.CHECKING or cases.independent(case, person, store.district))


_NEXT = {
    State.PENDING: (Action.TRIAGE,),
    State.UNASSIGNED: (Action.ASSIGN, Action.CLAIM),
    State.RETURNED: (Action.ASSIGN, Action.CLAIM),
    State.OPEN: (Action.RECTIFY, Action.RETURN),
    State.CHECKING: (Action.VERIFY,),
}


def _guesses(case: Case, store: Store) -> tuple[Choice, ...]:
    """Categories first, then places."""
    if case.state is not State.PENDING or case.sorted:
        return ()
    recogniser = store.recogniser
    if case.category is None:
        return wording.guesses(case, categories=recogniser.similar_categories(case.text, GUESSES))
    named = recogniser.recognise(case.text).points
    points = (*named, *_near(case, store), *recogniser.similar_points(case.text, GUESSES))
    return wording.guesses(case, points=tuple(dict.fromkeys(points))[:GUESSES])


def _near(case: Case, store: Store) -> tuple[Point, ...]:
    """Points near where the report came from. Only guesses: Chinese maps and phones differ by some hundred metres."""
    if case.latitude is None or case.longitude is None:
        return ()
    return nearest(store.district.points, Place(case.latitude, case.longitude), within=NEAR)


def _mentions(case: Case) -> tuple[int, ...]:
    return (case.handler,) if case.state is State.OPEN and case.handler else ()


def _followers(case: Case, before: Case | None, store: Store) -> dict[Chat, Person | None]:
    """The group it came from, the groups of its unit and of the one that had it; the office while it decides
    and when that is over; whoever hears of it alone, with who that is."""
    groups: list[Group | None] = [_home(case, store), _unit_group(case, store)]
    if before is not None and before.unit != case.unit:
        groups.append(_unit_group(before, store))
    if case.state in WITH_OFFICE or (before is not None and before.state in WITH_OFFICE):
        groups += store.district.groups_for(Purpose.LIAISON)[:1]
    chats: dict[Chat, Person | None] = {Chat(group.platform, group.chat): None for group in groups if group}
    for person in store.district.people:
        if _hears_alone(person, case) and (chat := store.people.private_chat(person)):
            chats[chat] = person
    return chats


def _hears_alone(person: Person, case: Case) -> bool:
    """Inspectors when it is fixed; the reporter, where it was told to the bot in private."""
    checks = case.state is State.CHECKING and person.has(Role.INSPECTOR)
    return checks or (case.group is None and case.reporter == person.id)


def _home(case: Case, store: Store) -> Group | None:
    return next((group for group in store.district.groups if group.id == case.group), None)


def _unit_group(case: Case, store: Store) -> Group | None:
    """Where the unit hears of its case: the grid's group if it came from there, else the unit's own."""
    district, home = store.district, _home(case, store)
    if case.unit is None:
        return None
    if home and home.grid in district.grid and district.grid[home.grid].unit == case.unit:
        return home
    own = district.groups_for(Purpose.UNIT, unit=case.unit)
    grid = district.groups_for(Purpose.GRID, grid=case.grid) if case.grid else ()
    of_grid = [group for group in grid if group.grid and district.grid[group.grid].unit == case.unit]
    return next(iter((*own, *of_grid)), None)
