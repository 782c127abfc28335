"""Who plays the moves of tests/gaming_moves.py, and those of them that take more than one line."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from random import Random

from actions import (
    appeals,
    assisting,
    consulting,
    looking,
    signing,
    splitting,
    spot,
    verdicts,
)
from domain.cases import Case, Step
from domain.categories import Category
from domain.cause import Cause
from domain.district import Person, Role
from domain.matters import MatterKind
from domain.photo import Photo
from domain.refused import Refused
from storage import tables
from storage.store import Store


@dataclass(frozen=True)
class Desk:
    """Who plays: the people of a unit, those of another one, the office and somebody who verifies."""

    store: Store
    dice: Random
    at: datetime

    def person(self, role: Role, unit: int | None = None) -> Person:
        """Somebody with the role, of the unit or of one above it."""
        units = list(self.store.district.lineage(unit)) if unit else None
        able = [one for one in self.store.district.people if one.has(role)]
        return next(one for one in able if units is None or one.unit in units)

    def cause(self, person: Person) -> Cause:
        """What they say now."""
        return Cause(person, self.at, "理由", message=str(self.dice.random()))

    def extend(self, case: Case) -> None:
        """延期 with its two signatures."""
        handler, until = self.person(Role.HANDLER), self.at + timedelta(days=self.dice.randint(1, 9))
        signing.ask_extension(case, until, self.cause(handler), self.store)
        self._perhaps_sign(case)

    def defer(self, case: Case) -> None:
        """挂账 with its signature."""
        head = self.person(Role.UNIT_HEAD, case.unit)
        until = self.at + timedelta(days=self.dice.randint(1, 9))
        signing.ask_deferral(case, until, self.cause(head), self.store)
        self._perhaps_sign(case)

    def appeal(self, case: Case) -> None:
        """申诉, and whoever asked for it and one of the office agree: not enough."""
        head, office = self.person(Role.UNIT_HEAD, case.unit), self.person(Role.OFFICE)
        appeals.ask(case, head, self.cause(head), self.store)
        for person in (office, self.dice.choice((office, head))):
            with suppress(Refused):
                appeals.agree(self._again(case), person, self.cause(person), self.store)

    def photos(self, count: int) -> tuple[Photo, ...]:
        """Photos that nobody has seen before."""
        photos = tuple(Photo(sha256(self.dice.randbytes(8)).hexdigest()) for _ in range(count))
        self.store.connection.execute(tables.photos.insert(), [{"sha256": one.sha256} for one in photos])
        return photos

    def shown(self, person: Person) -> Cause:
        """What they say now, with a photo."""
        return replace(self.cause(person), photos=self.photos(1))

    def handler(self, case: Case) -> Person:
        """Who handles it, or somebody who could."""
        return self.store.district.person[case.handler or self.person(Role.HANDLER).id]

    def refuse(self, case: Case) -> None:
        """不同意 by the office."""
        office = self.person(Role.OFFICE)
        if appeals.waiting(case, self.store):
            appeals.refuse(case, office, self.cause(office), self.store)
        else:
            signing.refuse(case, office, self.cause(office), self.store)

    def often_vehicles(self) -> list[Category]:
        """Any category, 僵尸车 more often: there a 告知 moves the limit."""
        every = list(self.store.district.categories)
        return every + [one for one in every if one.name == "僵尸车"] * len(every)

    def look(self, case: Case) -> None:
        """看过 by whoever was asked, or a colleague."""
        asked = [one for one in self.store.matters.of(case.number) if one.kind is MatterKind.SITE]
        person = self.store.district.person[asked[-1].person or 0] if asked else self.handler(case)
        looking.seen(case, person, self.shown(person), self.store)

    def speak(self, case: Case) -> None:
        """意见 of one of the units that are consulted."""
        people = [one for one in self.store.district.people if one.unit in case.partners]
        speaker = self.dice.choice(people or [self.person(Role.HANDLER)])
        consulting.speak(case, speaker, self.cause(speaker), self.store)

    def help(self, case: Case) -> None:
        """配合好了 by one of the units that help."""
        people = [one for one in self.store.district.people if one.unit in case.partners]
        helper = self.dice.choice(people or [self.person(Role.HANDLER)])
        assisting.done(case, helper, self.shown(helper), self.store)

    def explain(self, case: Case) -> None:
        """说明 by the unit that is asked."""
        head = self.person(Role.UNIT_HEAD, case.unit)
        verdicts.explain(case, head, self.cause(head), self.store)

    def judge(self, step: Step, case: Case) -> None:
        """免责 or 追责 by the office."""
        office = self.person(Role.OFFICE)
        verdicts.decide(step, case, office, self.cause(office), self.store)

    def split(self, case: Case, *names: str) -> None:
        """拆分 to these units."""
        units = [one for one in self.store.district.units if one.short in names]
        splitting.split(
            case,
            [splitting.PartAsked(one) for one in units],
            self.cause(self.person(Role.OFFICE)),
            self.store,
        )

    def mend_own(self, unit: int) -> None:
        """现场整改 of what somebody of the unit finds there."""
        finder = self.person(Role.HANDLER, unit)
        told = replace(self.cause(finder), words="人民广场 小广告", photos=self.photos(2))
        spot.report(finder, None, told, self.store)

    def _perhaps_sign(self, case: Case) -> None:
        if self.dice.random() < 0.7:
            self.sign(case)

    def sign(self, case: Case) -> None:
        """Everybody signs who is asked to."""
        for role in (Role.UNIT_HEAD, Role.OFFICE):
            signer = self.person(role, case.unit if role is Role.UNIT_HEAD else None)
            if signing.waiting(case, self.at, self.store) and not self._is_own(case, signer):
                signing.agree(self._again(case), signer, self.cause(signer), self.store)

    def _is_own(self, case: Case, signer: Person) -> bool:
        matter = signing.waiting(case, self.at, self.store)
        return matter is not None and matter.opened_by == signer.id

    def _again(self, case: Case) -> Case:
        found = self.store.cases.get(case.number)
        assert found is not None
        return found
