"""资金: a good grid applies for money for a project; reviewed, approved, spent with a photo each time, settled."""

from __future__ import annotations

import re

from actions import funds as actions
from domain.actions import Action
from domain.chat import Outgoing
from domain.district import Role
from domain.funds import Fund, FundStep, amount_ahead
from handlers.kit import Answer, Ask, Said, command
from handlers.scopes import grid_called
from storage.store import Store
from texts import funds as wording

_MAYBE = re.compile(r"(?:#?(\d{1,6})号?)?")
_NUMBERED = re.compile(r"(?:资金|#)?\s*(\d{1,6})号?(?:[\s,，:：]+(.*))?", re.DOTALL)
_FOR_IT = "专款专用"  # behind a spending that was said to be for its project
_OVERSEERS = (Role.OFFICE, Role.LEADER, Role.INSPECTOR)


@command(wording.WORD, "项目资金", "funds", does=Action.FUNDS, fits=_MAYBE)
def show(said: Said, store: Store) -> Answer:
    """资金 [1] — 项目资金申请、批准、支出到哪一步"""
    found = [one for one in store.funds.all() if _is_seen(one, said, store)]
    if not said.words:
        heads = said.person.has(Role.UNIT_HEAD, Role.OFFICE)
        none = "\n".join([wording.NONE, *([wording.HOW] if heads else [])])
        return wording.listed(found, store.district) if found else none
    number = int(said.words.strip("#号"))
    one = next((each for each in found if each.number == number), None)
    if one is None:
        return wording.no_such(number)
    return Outgoing(said.chat, wording.whole(one, store.district, said.at), one.lines[-1].photos)


@command("资金 申请", "applyfunds", does=Action.APPLY_FUNDS)
def apply(said: Said, store: Store) -> Answer:
    """资金 申请 金山一网格 20000 楼道粉刷 — 上过红榜、有示范点的网格申请"""
    named, _, rest = said.words.strip().partition(" ")
    asked = amount_ahead(rest.strip())
    if not named or asked is None or not asked[1]:
        return wording.HOW
    grid = grid_called(named, store.district)
    if grid.unit not in store.district.within(said.person.unit):
        return wording.not_yours(grid.name)
    return actions.apply(grid, *asked, said.person, said.cause, store)


@command("资金 审核", "reviewfunds", does=Action.REVIEW_FUNDS)
def review(said: Said, store: Store) -> Answer:
    """资金 审核 1 — 创建办审核通过，请领导批"""
    one, _ = _one(said, store)
    if isinstance(one, str):
        return one
    return actions.take(one, FundStep.REVIEW, 0, "", said.person, said.cause, store)


@command("资金 批准", "approvefunds", does=Action.APPROVE_FUNDS)
def approve(said: Said, store: Store) -> Answer:
    """资金 批准 1 [15000] — 领导批准，不写金额就是申请的数"""
    one, words = _one(said, store)
    if isinstance(one, str):
        return one
    amount = found[0] if (found := amount_ahead(words)) else one.asked
    if amount > one.asked:
        return wording.more_than_asked(one)
    return actions.take(one, FundStep.APPROVE, amount, "", said.person, said.cause, store)


@command("资金 不同意", "rejectfunds", does=Action.REJECT_FUNDS)
def reject(said: Said, store: Store) -> Answer:
    """资金 不同意 1 原因 — 创建办或领导不同意"""
    one, words = _one(said, store)
    if isinstance(one, str):
        return one
    if one.allows(FundStep.REJECT) and not words:
        return Ask(wording.WHY, f"资金 不同意 {one.number}")
    return actions.take(one, FundStep.REJECT, 0, words, said.person, said.cause, store)


@command("资金 支出", "spendfunds", does=Action.APPLY_FUNDS)
def spend(said: Said, store: Store) -> Answer:
    """资金 支出 1 3200 买涂料 — 花了一笔，附票据或现场照片"""
    one, words = _mine(said, store)
    if isinstance(one, str):
        return one
    found = amount_ahead(words.removesuffix(_FOR_IT))
    if found is None or not found[1]:
        return wording.HOW_TO_SPEND
    amount, what = found
    if not one.allows(FundStep.SPEND):
        return wording.not_now(one, store.district)
    if amount > one.left:
        return wording.too_much(one)
    if not said.photos:
        return Ask(wording.PHOTO, f"资金 支出 {one.number} {words}", or_photos=True)
    if not words.endswith(_FOR_IT):
        then = f"资金 支出 {one.number} {words} {_FOR_IT}"
        return Ask(wording.is_for_it(one, amount, what), then, said.photos, only_yes=True)
    return actions.take(one, FundStep.SPEND, amount, what, said.person, said.cause, store)


@command("资金 结清", "closefunds", does=Action.APPLY_FUNDS)
def close(said: Said, store: Store) -> Answer:
    """资金 结清 1 — 项目做完了，不再支出"""
    one, words = _mine(said, store)
    if isinstance(one, str):
        return one
    return actions.take(one, FundStep.CLOSE, 0, words, said.person, said.cause, store)


def _one(said: Said, store: Store) -> tuple[Fund | str, str]:
    """The application with this number and the words behind it, else what to say."""
    number = _NUMBERED.fullmatch(said.words.strip())
    if number is None:
        return wording.WHICH, ""
    return store.funds.get(int(number[1])) or wording.no_such(int(number[1])), (number[2] or "").strip()


def _mine(said: Said, store: Store) -> tuple[Fund | str, str]:
    """The same, if it is of a grid of this person's unit."""
    one, words = _one(said, store)
    if isinstance(one, Fund) and store.district.grid[one.grid].unit not in store.district.within(
        said.person.unit
    ):
        return wording.not_yours(store.district.grid[one.grid].name), ""
    return one, words


def _is_seen(one: Fund, said: Said, store: Store) -> bool:
    unit = store.district.grid[one.grid].unit
    return said.person.has(*_OVERSEERS) or unit in store.district.within(said.person.unit)
