"""The card of a case for each who gets it when the case has moved."""

from __future__ import annotations

from dataclasses import dataclass, replace

from actions.audience import followers
from domain import authority
from domain.authority import action_of
from domain.card import Card
from domain.cases import Case, Step, independent
from domain.cause import Cause
from domain.chat import Chat, Choice, Kind, Outgoing, Photo, Place
from domain.distance import nearest
from domain.district import Person, Point, Purpose
from domain.life import LIFE, PHOTOS_JUST_SEEN, Side, is_unclear
from storage.store import Store
from texts import cases as wording
from texts.cards import as_text

NEAR = 500.0  # metres
GUESSES = 4  # buttons for what is unknown, beside those for the office's verbs
MOST_PHOTOS = 9


@dataclass(frozen=True, slots=True)
class _Face:
    """What every chat is shown of the case, made once for all of them."""

    case: Case
    card: Card
    photos: tuple[Photo, ...]
    guesses: tuple[Choice, ...]


def moved(before: Case | None, case: Case, cause: Cause, store: Store, *hints: str) -> list[Outgoing]:
    """The card as the answer where the move was asked for, and to the others who follow the case."""
    face = _face(case, cause, store, hints, photos=cause.photos if before is None else None)
    return [*_answer(face, cause, store), *_notices(before, face, cause, store)]


def notices(before: Case | None, case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """The card to those who follow the case, but where the move was asked for."""
    return _notices(before, _face(case, cause, store, ()), cause, store)


def _face(
    case: Case, cause: Cause, store: Store, hints: tuple[str, ...], *, photos: tuple[Photo, ...] | None = None
) -> _Face:
    """In: `photos`, where it is known that it has these alone."""
    card = wording.card(case, store.district, cause.at, *hints)
    return _Face(
        case, card, _photos(case, store) if photos is None else photos[:MOST_PHOTOS], _guesses(case, store)
    )


def _answer(face: _Face, cause: Cause, store: Store) -> list[Outgoing]:
    """Nothing, if it was the clock that asked."""
    if cause.chat is None:
        return []
    photos = () if face.case.state in PHOTOS_JUST_SEEN else face.photos
    return [_card(replace(face, photos=photos), cause.chat, cause.alone, store)]


def _notices(before: Case | None, face: _Face, cause: Cause, store: Store) -> list[Outgoing]:
    handler = face.case.handler if LIFE[face.case.state].holder is Side.UNIT else None
    mentions = (handler,) if handler else ()
    return [
        _card(face, chat, alone, store, mentions=mentions, kind=Kind.NOTICE)
        for chat, alone in followers(before, face.case, store).items()
        if chat != cause.chat
    ]


def _card(
    face: _Face,
    chat: Chat,
    alone: Person | None,
    store: Store,
    *,
    mentions: tuple[int, ...] = (),
    kind: Kind = Kind.ACK,
) -> Outgoing:
    """The card in one chat; `alone` is who talks there alone with the bot."""
    return Outgoing(
        chat,
        as_text(face.card),
        face.photos,
        choices=(*face.guesses, *_verbs(face.case, alone, store)),
        mentions=mentions,
        kind=kind,
        card=face.card,
    )


def _photos(case: Case, store: Store) -> tuple[Photo, ...]:
    """What is wrong; once it is fixed, the first photo before and the last after, side by side."""
    before = store.photos.of(case.number, Step.REPORT, Step.ADD)
    if case.fixed_at is None:
        return tuple(before[:MOST_PHOTOS])
    return (*before[:1], *store.photos.of(case.number, Step.RECTIFY)[-1:])


def _verbs(case: Case, alone: Person | None, store: Store) -> tuple[Choice, ...]:
    """What can be done next; somebody `alone` with the bot gets the buttons only if one of them is theirs."""
    return wording.verbs(case, store.district) if alone is None or _may_go_on(alone, case, store) else ()


def _may_go_on(person: Person, case: Case, store: Store) -> bool:
    """True if one of the verbs is this person's."""
    relations = authority.relations(person, case, store.district)
    row = LIFE[case.state]
    able = any(authority.allows(person, Purpose.PRIVATE, action_of(step), relations) for step in row.buttons)
    return able and (row.holder is not Side.VERIFIERS or independent(case, person, store.district))


def _guesses(case: Case, store: Store) -> tuple[Choice, ...]:
    """For what is unknown: categories first, then places."""
    if not is_unclear(case):
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
