"""示范: which points and grids are on their way to 示范点, and each step on it."""

from __future__ import annotations

import re

from actions import exemplars
from domain.actions import Action
from domain.chat import Choice
from domain.exemplars import ExemplarStep, allowed, status
from handlers.kit import Answer, Ask, Said, asked_as, command, listener
from storage.store import Store
from texts import exemplars as wording

MOST = 20  # lines in one message
_QUESTION = re.compile(
    r"(?:现在|目前|全区)?(?:都?有)?(?:哪些|哪几个|几个|多少个?|什么)?(?:是)?示范点(?:位|名单|清单)?(?:都?(?:有|是))?(?:哪些|哪几个|哪些个|几个|多少个?|什么)?[\s呢啊？?。]*"
)
_NAME = re.compile(r"\s*([^\s，,。；;：:]+)[\s，,。；;：:]*(.*)", re.DOTALL)


@command("示范", "示范点", "exemplars", does=Action.ASK, fits=re.compile(""))
def show(said: Said, store: Store) -> Answer:
    """示范 — 哪些点位、网格在创建示范，哪些已是示范点"""
    return _all(said, store)


@listener(does=Action.ASK, wants=asked_as(_QUESTION))
def which(said: Said, store: Store) -> Answer:
    """The same, asked as a question."""
    return _all(said, store)


def _all(said: Said, store: Store) -> str:
    found = [lines for lines in store.exemplars.all() if status(lines)]
    named = [(wording.name_of(lines[-1], store.district), lines[-1]) for lines in found]
    told = [wording.listed(name, line, said.at) for name, line in named if name]
    if not told:
        return wording.NONE
    more = [f"……还有 {len(told) - MOST} 个"] if len(told) > MOST else []
    return "\n".join([f"示范：{len(told)} 个", *told[:MOST], *more])


@command("示范 创建", "exemplar", does=Action.MAKE_EXEMPLAR)
def begin(said: Said, store: Store) -> Answer:
    """示范 创建 人民广场 理由 — 选一个点位或网格来创建示范"""
    return _step(ExemplarStep.BEGIN, said, store)


@command("示范 达标", "exemplarmet", does=Action.MAKE_EXEMPLAR)
def reach(said: Said, store: Store) -> Answer:
    """示范 达标 人民广场 说明 — 附照片，请领导签发成示范点"""
    return _step(ExemplarStep.REACH, said, store)


@command("示范 签发", "exemplarsign", does=Action.SIGN_EXEMPLAR)
def sign(said: Said, store: Store) -> Answer:
    """示范 签发 人民广场 — 领导签发，成为示范点"""
    return _step(ExemplarStep.SIGN, said, store)


@command("示范 取消", "exemplarend", does=Action.END_EXEMPLAR)
def end(said: Said, store: Store) -> Answer:
    """示范 取消 人民广场 理由 — 不再是示范"""
    return _step(ExemplarStep.END, said, store)


def _step(step: ExemplarStep, said: Said, store: Store) -> Answer:
    """The step, with its reason; 达标 takes photos too."""
    found = _NAME.fullmatch(said.words)
    if found is None:
        return Ask(wording.WHICH, f"示范 {step}", said.photos)
    spots = exemplars.spots_called(found[1], step, store)
    if not spots:
        return wording.unknown(found[1])
    if len(spots) > 1:
        names = [(f"{one.name}（{one.where or '网格'}）", one.call) for one in spots]
        choices = tuple(Choice(name, f"示范 {step} {code} {found[2]}".strip()) for name, code in names)
        return Ask(wording.which(found[1], len(spots)), f"示范 {step}", said.photos, choices=choices)
    (spot,) = spots
    if step is not ExemplarStep.END and exemplars.is_gone(spot, store):
        return wording.gone(spot.name)
    now = status(store.exemplars.of(spot.place))
    may = allowed(now, step)
    words = found[2].strip()
    if may and step is not ExemplarStep.SIGN and not words:
        return Ask(wording.asks(spot.name, step), f"示范 {step} {spot.call}", said.photos)
    if may and step is ExemplarStep.REACH and not said.photos:
        return Ask(wording.PHOTO, f"示范 {step} {spot.call} {words}")
    return exemplars.take(spot, step, said.person, said.cause_saying(words), store)
