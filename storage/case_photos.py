"""The photos of cases: which case has which photo, and in which case a photo or the same picture was seen before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.cases import Event, Step
from domain.chat import Photo, Place
from storage import tables
from storage.gallery import Gallery, Near
from storage.photos import Examined, PhotoFiles, Size
from storage.statements import insert_once, photos_of


class CasePhotos:
    """Photos as evidence; their files are storage/photos.py's."""

    def __init__(self, connection: Connection, files: PhotoFiles, gallery: Gallery) -> None:
        self._connection = connection
        self._files = files
        self._gallery = gallery

    def of(self, number: int, *steps: Step) -> list[Photo]:
        """A case's photos from these steps, oldest first."""
        rows = self._connection.scalars(photos_of(steps), {"case_": number})
        return [Photo(sha256) for sha256 in rows]

    def of_cases(self, numbers: Collection[int], steps: Iterable[Step]) -> dict[int, list[tuple[Step, str]]]:
        """The hashes of several cases' photos from these steps, each with its step, oldest first."""
        photos = tables.case_photos.c
        query = sa.select(photos.case, photos.step, photos.sha256)
        wanted = photos.case.in_(list(numbers)) & photos.step.in_(list(steps))
        found: dict[int, list[tuple[Step, str]]] = {}
        for number, step, sha256 in self._connection.execute(
            query.where(wanted).order_by(photos.event, photos.position)
        ):
            found.setdefault(number, []).append((Step(step), sha256))
        return found

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

    def seen_in(self, photo: Photo, *, but: str = "") -> int | None:
        """The number of the earliest case that has this very photo, unless it came with the message `but`."""
        photos = tables.case_photos.c
        query = sa.select(sa.func.min(photos.case)).where(photos.sha256 == photo.sha256)
        if but:
            query = query.where(photos.event.not_in(_events_of(but)))
        number = self._connection.scalar(query)
        return int(number) if number is not None else None

    def looks_like(self, photo: Photo, but: int, message: str = "") -> int | None:
        """The number of another case with the same picture that did not come with `message`, if any."""
        mine = self._connection.execute(_look_of(photo.sha256)).first()
        if mine is None or not mine.marks:
            return None
        near = self._gallery.near(bytes(mine.marks), self._connection)
        used, looks = tables.case_photos.c, tables.looks.c
        query = (
            sa.select(looks.id, looks.look, sa.func.min(used.case))
            .join_from(tables.looks, tables.case_photos, looks.sha256 == used.sha256)
            .where(looks.id.in_([one.id for one in near if one.id != mine.id]))
            .where(used.case != but, used.event.not_in(_events_of(message)))
            .group_by(looks.id, looks.look)
        )
        rows = {row[0]: (bytes(row[1]), row[2]) for row in self._connection.execute(query).all()}
        return _earliest(bytes(mine.look), near, rows)

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


def _events_of(message: str) -> sa.Select[tuple[int]]:
    """The lines of history that came of a message; none for an empty one."""
    events = tables.events.c
    return sa.select(events.id).where(events.message == message, events.message != "")


def _look_of(sha256: str) -> sa.Select[tuple[int, bytes, bytes]]:
    looks = tables.looks.c
    return sa.select(looks.id, looks.look, looks.marks).where(looks.sha256 == sha256)


def _earliest(mine: bytes, near: Sequence[Near], rows: Mapping[int, tuple[bytes, int]]) -> int | None:
    """The lowest number of a case whose photo is the same picture for sure."""
    from storage.likeness import SURE, agreement

    cases = (
        case
        for one in near
        if (row := rows.get(one.id))
        for look, case in (row,)
        if agreement(mine, look, one.fit) >= SURE
    )
    return min(cases, default=None)
