"""The card of a case, and everybody who gets it when the case moves."""

from __future__ import annotations

from collections.abc import Sequence

from domain.cases import WITH_OFFICE, Case, State, Step
from domain.chat import Chat, Choice, Kind, Outgoing, Photo, Place
from domain.distance import nearest
from domain.district import Group, Person, Point, Purpose, Role
from handlers.kit import Said
from storage.store import Store
from texts import cases as wording

NEAR = 500.0  # metres
GUESSES = 4  # buttons for what is unknown, beside those for the office's verbs


async def moved(case: Case, said: Said, store: Store, *hints: str) -> list[Outgoing]:
    """The card as the answer where it was said, and to the others who follow the case."""
    text = wording.card(case, store.district, said.at, *hints)
    buttons = _buttons(case, store)
    photos = await _photos(case, store)
    answer = Outgoing(
        said.chat, text, () if case.state in _JUST_SEEN else photos, choices=buttons, card=case.number
    )
    notices = [
        Outgoing(
            chat, text, photos, choices=buttons, mentions=_mentions(case), kind=Kind.NOTICE, card=case.number
        )
        for chat in await _followers(case, store)
        if chat != said.chat
    ]
    return [answer, *notices]


# Whoever is in the chat has seen these photos a moment ago.
_JUST_SEEN = frozenset({State.PENDING, State.OPEN, State.CHECKING})


async def pairs(case: Case, store: Store) -> tuple[Photo, ...]:
    """The first photo before and the last after, side by side; fewer if there are no such photos."""
    before = await store.photos.of(case.number, Step.REPORT, Step.ADD)
    after = await store.photos.of(case.number, Step.RECTIFY)
    return (*before[:1], *after[-1:])


async def _photos(case: Case, store: Store) -> tuple[Photo, ...]:
    if case.state in (State.CHECKING, State.CLOSED):
        return await pairs(case, store)
    return tuple((await store.photos.of(case.number, Step.REPORT, Step.ADD))[:9])


def _buttons(case: Case, store: Store) -> tuple[Choice, ...]:
    """Guesses only where something is unknown: categories first, then places."""
    if case.state is not State.PENDING or case.sorted:
        return wording.choices(case, store.district)
    recogniser = store.recogniser
    if case.category is None:
        categories = recogniser.similar_categories(case.text, GUESSES)
        return wording.choices(case, store.district, categories=categories)
    named = recogniser.recognise(case.text).points
    guesses = (*named, *_near(case, store), *recogniser.similar_points(case.text, GUESSES))
    return wording.choices(case, store.district, points=tuple(dict.fromkeys(guesses))[:GUESSES])


def _near(case: Case, store: Store) -> tuple[Point, ...]:
    """Points near where the report came from. Only guesses: Chinese maps and phones differ by some hundred metres."""
    if case.latitude is None or case.longitude is None:
        return ()
    return nearest(store.district.points, Place(case.latitude, case.longitude), within=NEAR)


def _mentions(case: Case) -> tuple[int, ...]:
    return (case.handler,) if case.state is State.OPEN and case.handler else ()


async def _followers(case: Case, store: Store) -> Sequence[Chat]:
    """The group (or person) it came from, the group of its unit; the office while it decides; who may verify."""
    groups: list[Group | None] = [_home(case, store), _unit_group(case, store)]
    if case.state in WITH_OFFICE:
        groups += store.district.groups_for(Purpose.LIAISON)[:1]
    chats = [Chat(group.platform, group.chat) for group in groups if group]
    alone = [one for one in store.district.people if _hears_alone(one, case)]
    private = [await store.people.private_chat(one) for one in alone]
    chats += [chat for chat in private if chat]
    return list(dict.fromkeys(chats))


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
