"""责任书 and 承诺书: which entry holds, and what the workbook says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from actions.documents.kit import find_documents
from domain.letters import LetterLine, LetterStep, letters, pledges
from domain.order import Order
from domain.tabular import Tabular
from domain.tally import Span
from storage.database import Database
from tests.talk import MONDAY
from tests.turns import ONE_DATABASE
from texts import letters as wording

LINE = LetterLine(7, 2026, LetterStep.SIGN, date(2026, 2, 10), 1, MONDAY, signer="叶秀兰", words="后巷保洁")
BACK = replace(LINE, step=LetterStep.TAKE_BACK, signer="", words="登记错了")
PLEDGED = replace(LINE, step=LetterStep.PLEDGE, signer="", words="", count=1200)


def test_the_newest_letter_of_a_unit_holds() -> None:
    """Until it is taken back; another unit's stays, and pledges are no letters."""
    newer, other = replace(LINE, day=date(2026, 3, 1)), replace(LINE, unit=8)
    assert letters([LINE, other, PLEDGED, newer]) == {7: newer, 8: other}
    assert letters([LINE, other, BACK]) == {8: other}
    assert letters([LINE, BACK, newer]) == {7: newer}


def test_pledges_are_a_number_so_far_and_not_a_sum() -> None:
    """Reported twice they are not counted twice."""
    more = replace(PLEDGED, count=1350)
    assert pledges([PLEDGED, LINE, more]) == {7: more}


@ONE_DATABASE
def test_the_workbook_has_every_unit_that_has_to_sign(database: Database) -> None:
    """Signed or not, with its figures of the year; one that is no more asked to sign, but did, too."""
    with database.transaction() as store:
        people = store.district.people
        unit = next(one for one in store.district.units if one.short == "金山社区")
        idle = next(one for one in store.district.units if "领导" in one.name)
        for of in (unit, idle):
            store.letters.add(replace(LINE, unit=of.id, person=people[0].id))
        store.letters.add(replace(PLEDGED, unit=unit.id, person=people[0].id))
        order = Order(
            wording.LETTER, MONDAY, span=Span(MONDAY.replace(month=1, day=1), MONDAY), period="2026年"
        )
        made = find_documents()[wording.LETTER].facts(order, store)
    assert isinstance(made, Tabular)
    rows = {row[0]: row for row in made.pages[0].rows}
    assert rows["金山社区"][:6] == ("金山社区", wording.SIGNED, "叶秀兰", "2026-02-10", "后巷保洁", 1200)
    assert rows[idle.short][1] == wording.SIGNED
    assert sum(row[1] == wording.NOT_SIGNED for row in rows.values()) == len(rows) - 2 > 10
