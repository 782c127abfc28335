"""The photos of cases: which case has which photo, and in which case a photo or the same picture was seen before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.cases import Event, Step
from domain.photo import Photo, Place, without_plates
from storage import tables
from storage.gallery import Gallery
from storage.photos import Examined, PhotoFiles, Size
from storage.statements import insert_once, photos_of

if TYPE_CHECKING:
    from storage.likeness import Fit


class Earlier(NamedTuple):
    """A photo that came before: its case, the step it came with, its hash."""

    case: int
    step: Step
    sha256: str


BEFORE = (Step.REPORT, Step.ADD)


class BeforeAndAfter(NamedTuple):
    """A case's photo before it was put right and after, by their hashes; empty where there is none."""

    before: str = ""
    after: str = ""


class CasePhotos:
    """Photos as evidence; their files are storage/photos.py's."""

    def __init__(
        self,
        connection: Connection,
        files: PhotoFiles,
        gallery: Gallery,
        plated: Callable[[], Collection[int]] = tuple,
    ) -> None:
        """`plated` gives the categories of which photos show number plates (规则 遮挡车牌)."""
        self._connection = connection
        self._files = files
        self._gallery = gallery
        self._plated = plated

    def of(self, number: int, *steps: Step) -> list[Photo]:
        """A case's photos from these steps, oldest first."""
        rows = self._connection.scalars(photos_of(steps), {"case_": number})
        return [Photo(sha256) for sha256 in rows]

    def before_and_after(
        self, numbers: Collection[int], until: int | None = None
    ) -> dict[int, BeforeAndAfter]:
        """Of each of these cases the first photo that it was reported with, and the last of its rectification, as far
        as they came with a line of history up to `until`. For pictures and papers that many see: where a photo shows
        number plates, it is named as the one in which none can be read."""
        photos = tables.case_photos.c
        query = sa.select(photos.case, photos.step, photos.sha256)
        wanted = photos.case.in_(list(numbers)) & photos.step.in_([*BEFORE, Step.RECTIFY])
        wanted &= photos.event <= until if until is not None else sa.true()
        found = dict.fromkeys(numbers, BeforeAndAfter())
        for number, step, sha256 in self._connection.execute(
            query.where(wanted).order_by(photos.event, photos.position)
        ):
            had = found[number]
            if step == Step.RECTIFY:
                found[number] = BeforeAndAfter(had.before, sha256)
            else:
                found[number] = BeforeAndAfter(had.before or sha256, had.after)
        for number in self._with_plates(numbers):
            found[number] = BeforeAndAfter(*map(without_plates, found[number]))
        return found

    def for_all(self, number: int, photo: Photo) -> str:
        """The hash of a photo of a case, as many may see it."""
        return without_plates(photo.sha256) if self._with_plates([number]) else photo.sha256

    def _with_plates(self, numbers: Collection[int]) -> list[int]:
        """Those of these cases of which photos show number plates."""
        if not (numbers and (plated := self._plated())):
            return []
        cases = tables.cases.c
        here = cases.number.in_(list(numbers)) & cases.category.in_(list(plated))
        return list(self._connection.scalars(sa.select(cases.number).where(here)))

    def used(self) -> list[str]:
        """The hash of every photo of every case, each once."""
        return list(self._connection.scalars(sa.select(tables.case_photos.c.sha256).distinct()))

    def keep(self, photo: Examined) -> Photo:
        """Note a photo file with its look; its file is kept already.

        Raises OSError if the file was removed as unused meanwhile. Then keep the photo again.
        """
        place = photo.place
        row = {
            "sha256": photo.sha256,
            "taken_at": photo.taken_at,
            "latitude": place.latitude if place else None,
            "longitude": place.longitude if place else None,
        }
        self._connection.execute(insert_once(self._connection, tables.photos), row)
        # Locked until the end, so that nobody removes it as unused before this transaction shows its use.
        this = sa.select(tables.photos.c.sha256).where(tables.photos.c.sha256 == photo.sha256)
        self._connection.execute(this.with_for_update())
        if self._files.path(photo.sha256, Size.ORIGINAL) is None:
            raise FileNotFoundError("the photo's file has been removed")
        self.keep_look(photo.sha256, photo.look)
        return Photo(photo.sha256, photo.taken_at, place)

    def seen_in(self, photo: Photo, *, but: str = "", told_to: int | None = None) -> int | None:
        """The number of the earliest case that has this very photo, unless it came with the message `but`.

        What is `told_to` a case names no other that is confidential.
        """
        photos = tables.case_photos.c
        query = sa.select(sa.func.min(photos.case)).where(photos.sha256 == photo.sha256)
        if told_to is not None:
            query = query.where(_told_to(told_to))
        if but:
            query = query.where(photos.event.not_in(_events_of(but)))
        number = self._connection.scalar(query)
        return int(number) if number is not None else None

    def earlier(self, photo: Photo, case: int, message: str = "") -> Earlier | None:
        """The photo of a case that this one repeats and that did not come with `message`, if there is one.

        These very bytes before another copy; else the most alike. `case` is the photo's own, 0 before it has one; it is
        told of no other case that is confidential.
        """
        used = tables.case_photos.c
        others = sa.select(used.case, used.step, used.sha256).where(
            used.event.not_in(_events_of(message)), _told_to(case)
        )
        same = others.where(used.sha256 == photo.sha256).order_by(used.case, used.event).limit(1)
        row = self._connection.execute(same).first()
        return Earlier(row[0], Step(row[1]), row[2]) if row else self._alike(photo, case, message)

    def _alike(self, photo: Photo, case: int, message: str) -> Earlier | None:
        looks, used = tables.looks.c, tables.case_photos.c
        this = sa.select(looks.id, looks.look, looks.marks).where(looks.sha256 == photo.sha256)
        mine = self._connection.execute(this).first()
        if mine is None or not mine.marks:
            return None
        near = {one.id: one.fit for one in self._gallery.near(bytes(mine.marks), self._connection)}
        query = (
            sa.select(looks.id, looks.look, used.case, used.step, looks.sha256)
            .join_from(tables.looks, tables.case_photos, looks.sha256 == used.sha256)
            .where(looks.id.in_(list(near)), looks.id != mine.id)
            .where(used.event.not_in(_events_of(message)), _told_to(case))
            .order_by(used.case, used.event)
        )
        rows = self._connection.execute(query).all()
        return _most_alike(bytes(mine.look), case, [(near[row[0]], *row[1:]) for row in rows])

    def keep_look(self, sha256: str, look: bytes) -> None:
        """Note by what a photo is known again; nothing, where that is noted already."""
        from storage.likeness import marks_of  # numpy takes 0.1 s to load

        row = {"sha256": sha256, "look": look, "marks": marks_of(look)}
        self._connection.execute(insert_once(self._connection, tables.looks), row)

    def without_look(self, most: int) -> list[str]:
        """The hashes of photos that an earlier version of the program kept: so many at most."""
        photos, looks = tables.photos.c, tables.looks.c
        none = ~sa.exists().where(looks.sha256 == photos.sha256)
        return list(self._connection.scalars(sa.select(photos.sha256).where(none).limit(most)))

    def by_event(self, number: int) -> dict[int, list[Photo]]:
        """A case's photos with what their EXIF told, by the id of the event they came with."""
        used, photos = tables.case_photos.c, tables.photos.c
        query = (
            sa.select(used.event, photos.sha256, photos.taken_at, photos.latitude, photos.longitude)
            .join_from(tables.case_photos, tables.photos, used.sha256 == photos.sha256)
            .where(used.case == number)
            .order_by(used.event, used.position)
        )
        found: dict[int, list[Photo]] = {}
        for event, sha256, taken_at, latitude, longitude in self._connection.execute(query):
            place = Place(latitude, longitude) if latitude is not None else None
            found.setdefault(event, []).append(Photo(sha256, taken_at, place))
        return found

    def attach(self, event: Event, id_: int) -> None:
        """Tie an event's photos to its case."""
        rows = [
            {"event": id_, "position": n, "case": event.case, "sha256": photo.sha256, "step": event.step}
            for n, photo in enumerate(event.photos)
        ]
        if rows:
            self._connection.execute(tables.case_photos.insert(), rows)


def _told_to(case: int) -> sa.ColumnElement[bool]:
    """Photos of what is said where this case is: its own, and those of cases that are not confidential."""
    used, cases = tables.case_photos.c, tables.cases.c
    secret = sa.exists().where(cases.number == used.case, cases.confidential)
    return (used.case == case) | ~secret


def _events_of(message: str) -> sa.Select[tuple[int]]:
    """The lines of history that came of a message; none for an empty one."""
    events = tables.events.c
    return sa.select(events.id).where(events.message == message, events.message != "")


def _most_alike(mine: bytes, case: int, rows: Sequence[tuple[Fit, bytes, int, str, str]]) -> Earlier | None:
    """Of photos that come near, the one that is the same picture for sure, if one is."""
    from storage.likeness import SURE, SURE_OF_A_VIEW, agreement  # numpy takes 0.1 s to load

    best, found = 0.0, None
    for fit, look, number, step, sha256 in rows:
        agrees = agreement(mine, bytes(look), fit)
        if agrees > best and agrees >= (SURE_OF_A_VIEW if number == case else SURE):
            best, found = agrees, Earlier(number, Step(step), sha256)
    return found
