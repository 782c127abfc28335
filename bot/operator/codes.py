"""`zoujie district codes`: a code (登记码) for everybody who has not joined, as a list to be cut up and handed out."""

from __future__ import annotations

import csv
import io
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.files import write_private
from bot.operator.answer import NotDone, Options, Printout, WrongUse, must_be_new, now_in, opened
from bot.settings import Settings
from domain.district import District, Person, Role
from domain.joincodes import new_code
from storage.store import Store

_HEAD = ("单位", "姓名", "角色", "登记码", "本人私聊机器人发", "有效期至")
_MOST_DAYS = 90
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would compute instead of showing


@dataclass(frozen=True, slots=True)
class Slip:
    """What one person is handed."""

    person: Person
    code: str


async def codes(settings: Settings, options: Options) -> Printout:
    """Issue the codes in the name of the office. Write the list, readable by its owner only.

    Raises WrongUse for an impossible number of days, NotDone if the file exists or the office has nobody.
    """
    if not 1 <= options.days <= _MOST_DAYS:
        raise WrongUse(f"--days 应为 1 到 {_MOST_DAYS}")
    must_be_new(options)
    with opened(settings) as database, database.transaction() as store:
        until = now_in(store) + timedelta(days=options.days)
        slips = _issue(store, until)
        write_private(options.file, _list(slips, store.district, until))
    return Printout((f"{len(slips)} 个登记码已写到 {options.file}，{until:%Y-%m-%d %H:%M} 前各用一次有效。",))


def _issue(store: Store, until: datetime) -> list[Slip]:
    office = next(iter(store.district.people_with(Role.OFFICE)), None)
    if office is None:
        raise NotDone("底册里没有创建办的人，登记码由创建办发。")
    joined = store.people.joined(store.district.staff)
    slips = [Slip(one, new_code(secrets.choice)) for one in store.district.people if one.id not in joined]
    for slip in slips:
        store.people.issue_code(slip.code, slip.person.id, office.id, until)
    return slips


def _list(slips: Iterable[Slip], district: District, until: datetime) -> bytes:
    """CSV, a line a person; with the mark by which Excel knows UTF-8."""
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow(_HEAD)
    for slip in slips:
        unit, roles = district.unit[slip.person.unit].name, "、".join(slip.person.roles)
        row = (unit, slip.person.name, roles, slip.code, f"登记 {slip.code}", f"{until:%Y-%m-%d %H:%M}")
        lines.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig")
