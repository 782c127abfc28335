"""报道: before and after for the press: chosen, looked at, agreed to by the unit, handed out as a Word file."""

from __future__ import annotations

import re

from actions import stories as actions
from domain.actions import Action
from domain.chat import Outgoing
from domain.district import Role
from domain.order import Order
from domain.photo import Photo, without_plates
from domain.stories import StoryStep, stories
from handlers.kit import Answer, Ask, Said, command
from storage.store import Store
from texts import stories as wording


@command(wording.WORD, wording.FILE, "stories", does=Action.STORIES, fits=re.compile(r"[\s。]*"))
def show(said: Said, store: Store) -> Answer:
    """报道 — 选作报道素材的，单位同意了没有"""
    told = stories(store.stories.all())
    cases = store.cases.some(set(told))
    oversees = said.person.has(Role.OFFICE, Role.LEADER)
    within = store.district.within(said.person.unit)
    seen = [one for one in reversed(told) if one in cases and (oversees or cases[one].unit in within)]
    if not seen:
        return wording.NONE
    lines = [wording.line(cases[one], told[one][-1], store.district) for one in seen]
    ready = sum(told[one][-1].step is StoryStep.AGREED for one in seen)
    return wording.listed(lines, ready)


@command("选报道", "报道 选", "choosestory", does=Action.CHOOSE_STORY, on_case=True)
def choose(said: Said, store: Store) -> Answer:
    """选报道 12 — 选一件销号的作报道素材，看过照片再请单位同意"""
    if not actions.is_fit(said.case, store):
        return wording.not_fit(said.case)
    if said.words.strip() != wording.CONFIRMED:
        photos = store.photos.before_and_after([said.case.number])[said.case.number]
        shows = tuple(Photo(without_plates(one)) for one in photos)
        then = f"报道 选 {said.case.number} {wording.CONFIRMED}"
        return Ask(wording.look(said.case), then, only_yes=True, shows=shows)
    return actions.choose(said.case, said.person, said.cause, store)


@command("同意报道", "报道 同意", "agreestory", does=Action.AGREE_STORY, on_case=True)
def agree(said: Said, store: Store) -> Answer:
    """同意报道 12 — 同意用本单位这件的照片"""
    if said.case.unit != said.person.unit:
        return wording.not_yours(said.case.number)
    return actions.decide(said.case, StoryStep.AGREED, said.person, said.cause, store)


@command("不同意报道", "报道 不同意", "refusestory", does=Action.AGREE_STORY, on_case=True)
def refuse(said: Said, store: Store) -> Answer:
    """不同意报道 12 原因 — 不同意用，同意过的也可以收回"""
    if said.case.unit != said.person.unit:
        return wording.not_yours(said.case.number)
    if not said.words.strip() and store.stories.of(said.case.number):
        return Ask(wording.WHY, f"报道 不同意 {said.case.number}")
    return actions.decide(said.case, StoryStep.REFUSED, said.person, said.cause, store)


@command("不用报道", "报道 不用", "dropstory", does=Action.CHOOSE_STORY, on_case=True)
def drop(said: Said, store: Store) -> Answer:
    """不用报道 12 — 不用这件了"""
    return actions.decide(said.case, StoryStep.DROPPED, said.person, said.cause, store)


@command("报道 导出", "exportstories", does=Action.CHOOSE_STORY)
def export(said: Said, store: Store) -> Answer:
    """报道 导出 — 单位同意的做成 Word，整改前后各一张，车牌遮住"""
    count = len(actions.agreed(store))
    if not count:
        return wording.NOTHING
    return Outgoing(said.chat, f"{wording.FILE} {count} 件", order=Order(wording.FILE, said.at))
