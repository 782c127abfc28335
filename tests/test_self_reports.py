"""自报倒查 by the rules of the district: how far, how long ago, what kind, whose; and when nobody is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from actions import cases, opening, self_reports, verdicts
from actions.history import event
from bot.workbook.reading import read
from bot.workbook.sample import SAMPLE
from domain.cases import Accountability, Case, Step
from domain.cause import Cause
from domain.daywords import DaysOf
from domain.district import Person, Role, Unit
from domain.matters import MatterKind, MatterState
from domain.photo import Place
from domain.refused import NotQuestioned, OwnUnit
from domain.rules import DEFAULTS, Rules
from domain.selfreports import Weakness, weakness
from storage.books import Books
from storage.database import Database
from storage.store import Store
from tests.talk import ZONE
from tests.turns import ONE_DATABASE

pytestmark = ONE_DATABASE

NOW = datetime(2026, 3, 30, 10, tzinfo=ZONE)
SQUARE = Place(28.89, 120.02)  # 人民广场
STEPS_AWAY = Place(28.8903, 120.0203)  # 44 metres from it


def _set(database: Database, rules: Rules = DEFAULTS) -> None:
    with database.transaction() as store:
        assert isinstance(store, Books)
        store.bring_to(read(SAMPLE).district, rules)


def _person(store: Store, name: str) -> Person:
    return next(one for one in store.district.people if one.name == name)


def _unit(store: Store, name: str) -> Unit:
    return next(one for one in store.district.units if one.short == name)


def _told(store: Store, who: str, words: str, at: datetime = NOW, place: Place | None = None) -> Case:
    person = _person(store, who)
    telling = opening.Telling(person, None, Cause(person, at, words, place=place))
    return opening.open_cases(telling, store)[0].case


ROWS = [
    ("程晓燕", "人民广场 占道经营", 29, None, True),
    ("毛俊逸", "人民广场 占道经营", 29, None, True),  # 自查
    ("程晓燕", "人民广场 占道经营", 31, None, False),  # too long ago
    ("程晓燕", "人民广场 店外经营", 1, None, True),  # of the same 大类
    ("程晓燕", "人民广场 垃圾外溢", 1, None, False),  # of another
    ("程晓燕", "金衡街 占道经营", 1, None, False),  # far away
    ("程晓燕", "金山东路 占道经营", 1, STEPS_AWAY, True),  # near, called otherwise
    ("夏子墨", "人民广场 占道经营", 1, None, False),  # of another unit
    ("高正扬", "人民广场 占道经营", 1, None, False),  # found from above itself
]


def test_what_shields(database: Database) -> None:
    """The unit's own report of such a thing, there or near, within the days of the rule; each in a month of its own."""
    with database.transaction() as store:
        for number, (who, words, ago, place, shields) in enumerate(ROWS):
            now = NOW + timedelta(days=100 * number)
            earlier = _told(store, who, words, now - timedelta(days=ago), place)
            cause = Cause(_person(store, "林晓岚"), now)
            store.cases.move(earlier, replace(earlier, due_at=None), event(earlier, Step.ADD, cause))
            found = _told(store, "高正扬", "人民广场 占道经营", now, SQUARE)
            lookup = store.self_reports.last(found.number)
            assert lookup is not None
            numbers = [one.number for one in lookup.shields]
            assert numbers == ([earlier.number] if shields else []), (who, words, ago)
            outcome = Accountability.SHIELDED if shields else Accountability.QUESTIONED
            assert found.accountability is outcome
            assert store.self_reports.shielded_by(earlier.number) == ([found.number] if shields else [])


def test_what_was_late_or_says_nothing_does_not_shield() -> None:
    """A report shields if it names a place or shows it, is known to be there, and was not late itself."""
    good = {"located": True, "named": True, "shown": True, "late": False, "alike": True}
    assert weakness(**good) is None and weakness(**(good | {"shown": False})) is None
    assert weakness(**(good | {"named": False})) is None
    assert weakness(**(good | {"late": True})) is Weakness.LATE
    assert weakness(**(good | {"alike": False})) is Weakness.ANOTHER
    assert weakness(**(good | {"located": False})) is Weakness.NOWHERE
    assert weakness(**(good | {"named": False, "shown": False})) is Weakness.EMPTY


def test_in_a_month_of_amnesty_nobody_is_asked(database: Database) -> None:
    """No question, whoever gets the case; a source that is set later goes by the day of the report. It is said."""
    _set(database, replace(DEFAULTS, amnesty=(DaysOf(date(2026, 3, 30), date(2026, 3, 31)),)))
    with database.transaction() as store:
        inside = _told(store, "高正扬", "人民广场 占道经营")
        cause = Cause(_person(store, "林晓岚"), NOW)
        told = cases.assign(inside, _unit(store, "金山社区"), cause, store)
        assert inside.accountability is Accountability.AMNESTY
        assert not any("说明" in one.text and "倒查" in one.text for one in told)
        assert self_reports.hint(None, inside, NOW, store) == "问题排摸月，不追责"
        with pytest.raises(NotQuestioned):
            verdicts.must_be_decidable(Step.BLAME, inside, _person(store, "林晓岚"), cause, store)
        outside = _told(store, "高正扬", "人民广场 占道经营", NOW + timedelta(days=2))
        assert outside.accountability is Accountability.QUESTIONED


def test_another_unit_is_asked_anew_until_somebody_decides(database: Database) -> None:
    """Whoever gets the case answers for it; what was decided stays decided; nobody of that unit decides."""
    with database.transaction() as store:
        cause = Cause(_person(store, "林晓岚"), NOW, "早上还没有")
        case = _told(store, "高正扬", "人民广场 占道经营")
        cases.assign(case, _unit(store, "金山社区"), cause, store)
        case = store.cases.get(case.number) or case
        told = cases.assign(case, _unit(store, "执法中队"), cause, store)
        assert [one.text for one in told if "【自报倒查】" in one.text]
        case = store.cases.get(case.number) or case
        first, second = store.matters.of(case.number, MatterKind.SELF_REPORT)
        assert (first.state, second.unit) == (MatterState.ENDED, _unit(store, "执法中队").id)
        own = replace(_person(store, "林晓岚"), unit=_unit(store, "执法中队").id)
        with pytest.raises(OwnUnit):
            verdicts.must_be_decidable(Step.SHIELD, case, own, cause, store)
        assert own.has(Role.OFFICE)
        verdicts.decide(Step.SHIELD, case, _person(store, "林晓岚"), cause, store)
        case = store.cases.get(case.number) or case
        cases.assign(case, _unit(store, "金山社区"), cause, store)
        assert len(store.matters.of(case.number, MatterKind.SELF_REPORT)) == 2
