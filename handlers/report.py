"""上报: a photo with words, or words alone, become a case; 补充 adds to it what was missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from actions import reports
from actions.cards import NEAR
from domain.authority import Action
from domain.chat import Incoming
from domain.distance import nearest
from handlers.kit import Answer, Ask, Said, command, listener, quotes_cases
from storage.store import Store

WHERE_AND_WHAT = "在哪里、什么问题？例：人民广场东侧 占道经营"
_WORD = "上报"
MOST_NEAR = 3  # points named to somebody who sent where they are
AHEAD = timedelta(
    minutes=5
)  # in which a photo from the private talk joins what its sender reports in a group


def is_like_a_report(message: Incoming, store: Store) -> bool:
    """A photo or a position alone, or a place or a category with a photo or after 上报. Answers to the bot's cards
    are not."""
    if quotes_cases(message):
        return False
    text = message.text.strip()
    if (message.photos or message.place) and not text:
        return True
    found = store.recogniser.recognise(text)
    known = found.point is not None or bool(found.points) or found.category is not None
    return (bool(message.photos) or text.startswith(_WORD)) and known


@command("上报", "report", does=Action.REPORT)
def report(said: Said, store: Store) -> Answer:
    """上报 地点 问题 — 上报问题，最好附照片（照片带地点、问题时可省“上报”）"""
    said = _with_photos_ahead(said, store)
    if not said.words:
        text = _got(said, store) + WHERE_AND_WHAT + _elsewhere(said)
        return Ask(text, _WORD, said.photos, place=said.message.place)
    return reports.report(said.person, said.group, said.cause, store)


def _with_photos_ahead(said: Said, store: Store) -> Said:
    """In some groups a photo cannot be sent to the bot alone: then it comes in private, and the words here."""
    if said.photos or said.group is None:
        return said
    groups = [group.chat for group in store.district.groups]
    sender, since = said.message.sender, said.at - AHEAD
    photos = store.asks.take_photos(said.chat, sender, _WORD, groups, since)
    return replace(said, message=replace(said.message, photos=photos))


def _got(said: Said, store: Store) -> str:
    """What is there already; of a position the points nearby, for it may be a hundred metres off."""
    photos = f"{len(said.photos)} 张照片" if said.photos else ""
    if said.message.place is None:
        return f"收到 {photos}。" if photos else ""
    near = nearest(store.district.points, said.message.place, within=NEAR)[:MOST_NEAR]
    names = "、".join(point.name for point in near)
    return f"收到{f' {photos}和' if photos else ''}位置{f'，附近有 {names}' if names else ''}。"


def _elsewhere(said: Said) -> str:
    """What can be done with photos that came in private, beside answering here."""
    if not (said.chat.private and said.photos):
        return ""
    minutes = int(AHEAD.total_seconds() // 60)
    return f"\n要报到群里：{minutes} 分钟内在群里发“上报 地点 问题”，照片会带上。"


@listener(does=Action.REPORT, wants=is_like_a_report)
def overheard(said: Said, store: Store) -> Answer:
    """Nobody said 上报, but it is a report."""
    return report.answer(replace(said, words=said.words.removeprefix(_WORD).strip()), store)


@command("补充", "add", does=Action.ADD, on_case=True)
def add(said: Said, store: Store) -> Answer:
    """补充 12 情况 — 给一件补上地点、类别、情况或照片"""
    return reports.add(said.case, said.cause, store)
