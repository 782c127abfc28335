"""Matters tied to a case, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.cases import Case, Event, Source, State, Step
from domain.matters import UNDER_WAY, Matter, MatterKind, MatterState, Signature, ended, refused, signed
from domain.refused import MatterChanged
from storage.database import Database
from tests.talk import ZONE

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)


def test_a_matter_is_kept_signed_and_ended(database: Database) -> None:
    """What is read is what was kept; whoever comes with an old state is refused, and nothing is changed."""
    with database.transaction() as store:
        someone = store.district.people[0].id
        case = Case(1, State.PENDING, "垃圾", Source.PATROL, "路口", someone, NINE)
        store.cases.open(case, Event(1, NINE, someone, Step.REPORT, State.PENDING))
        asked = Matter(
            MatterKind.EXTENSION,
            1,
            NINE,
            someone,
            until=NINE + timedelta(days=3),
            words="等材料",
            label="〔2026〕3号",
        )
        kept = store.matters.open(asked)
        assert store.matters.of(1) == [kept] and kept == replace(asked, id=kept.id)
        half = signed(kept, Signature(someone, NINE), last=False)
        store.matters.change(kept, half)
        whole = signed(half, Signature(someone, NINE, "好"), last=True)
        store.matters.change(half, whole)
        assert store.matters.under_way(MatterKind.EXTENSION) == [whole] and whole.under_way
        over = ended(whole, NINE)
        with pytest.raises(MatterChanged):
            store.matters.change(kept, refused(kept, Signature(someone, NINE, "不行")))
        store.matters.change(whole, over)
        assert store.matters.of(1, MatterKind.EXTENSION, (MatterState.ENDED,)) == [over]
        assert store.matters.of(1, states=UNDER_WAY) == store.matters.all(MatterKind.DEFERRAL) == []
