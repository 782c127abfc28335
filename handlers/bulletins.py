"""简报, 通报 and 会议材料: drafted, added to, issued, and had again."""

from __future__ import annotations

from datetime import timedelta

from actions import bulletins as actions
from actions import editions
from actions.documents.bulletins import ISSUE
from domain import topics
from domain.actions import Action
from domain.bulletins import BulletinKind, issue_name
from domain.chat import Outgoing
from domain.order import Order
from domain.stretches import Stretch
from handlers.kit import LISTED, Answer, Ask, Said, command
from storage.store import Store
from texts import bulletins as wording
from texts import cases, times

_DRAFT_IS_MEANT = timedelta(days=1)  # for so long 签发简报 means the draft that was shown last


@command("简报", "bulletin", does=Action.DRAFT)
def bulletin(said: Said, store: Store) -> Answer:
    """简报 [时段] — 起草工作简报（Word），如：简报 上周；要看旧的：简报 第3期"""
    return _shown(BulletinKind.BULLETIN, said, store)


@command("简报 签发", "签发 简报", "bulletinissue", does=Action.ISSUE)
def issue_bulletin(said: Said, store: Store) -> Answer:
    """简报 签发 [时段] — 先看草稿，再签发：编号、定稿，发到核心群、联络群"""
    return _issued(BulletinKind.BULLETIN, said, store)


@command("简报 加", "bulletinadd", does=Action.ISSUE)
def add_to_bulletin(said: Said, store: Store) -> Answer:
    """简报 加 内容 — 下一期“下步打算”里加一句；简报 去掉 1 拿掉"""
    return _noted(BulletinKind.BULLETIN, said, store)


@command("简报 去掉", "bulletindrop", does=Action.ISSUE)
def drop_from_bulletin(said: Said, store: Store) -> Answer:
    """简报 去掉 1 — 拿掉加的第几句"""
    return _dropped(BulletinKind.BULLETIN, said, store)


@command("通报", "circular", does=Action.DRAFT)
def circular(said: Said, store: Store) -> Answer:
    """通报 [时段] — 起草整改情况通报（Word）；要看旧的：通报 第1期"""
    return _shown(BulletinKind.CIRCULAR, said, store)


@command("通报 签发", "签发 通报", "circularissue", does=Action.ISSUE)
def issue_circular(said: Said, store: Store) -> Answer:
    """通报 签发 [时段] — 先看草稿，再签发：编号、定稿，发到核心群、联络群"""
    return _issued(BulletinKind.CIRCULAR, said, store)


@command("通报 加", "circularadd", does=Action.ISSUE)
def add_to_circular(said: Said, store: Store) -> Answer:
    """通报 加 内容 — 下一期“有关要求”里加一句；通报 去掉 1 拿掉"""
    return _noted(BulletinKind.CIRCULAR, said, store)


@command("通报 去掉", "circulardrop", does=Action.ISSUE)
def drop_from_circular(said: Said, store: Store) -> Answer:
    """通报 去掉 1 — 拿掉加的第几句"""
    return _dropped(BulletinKind.CIRCULAR, said, store)


@command("会议材料", "meeting", does=Action.DRAFT)
def meeting(said: Said, store: Store) -> Answer:
    """会议材料 [时段] — 开会用的材料（Word）：情况、主要问题、要研究的、议定事项"""
    return _shown(BulletinKind.MEETING, said, store)


@command("会议材料 加", "meetingadd", does=Action.ISSUE)
def add_to_meeting(said: Said, store: Store) -> Answer:
    """会议材料 加 内容 — “建议”里加一句；会议材料 去掉 1 拿掉"""
    return _noted(BulletinKind.MEETING, said, store)


@command("会议材料 去掉", "meetingdrop", does=Action.ISSUE)
def drop_from_meeting(said: Said, store: Store) -> Answer:
    """会议材料 去掉 1 — 拿掉加的第几句"""
    return _dropped(BulletinKind.MEETING, said, store)


def _shown(kind: BulletinKind, said: Said, store: Store) -> Answer:
    """An old one by its number, else the draft; of what was issued already, that."""
    if said.words == LISTED:
        return wording.all_of_them(kind, store.bulletins.all(kind), said.at)
    if found := ISSUE.fullmatch(said.words.replace(" ", "")):
        return _again(kind, int(found["year"] or said.today.year), int(found["number"]), said, store)
    stretch = actions.stretch_called(kind, said.words, said.at, store)
    kept = store.bulletins.newest(kind, stretch.name)
    if kept is not None:
        return _again(kind, kept.year, kept.number, said, store)
    return _drafted(kind, stretch, said, store)


def _drafted(kind: BulletinKind, stretch: Stretch, said: Said, store: Store) -> Outgoing:
    """How it would look, with a button that issues it."""
    name = issue_name(*actions.next_number(kind, said.at, store))
    shown = editions.shown(stretch, said.at, store)
    text = wording.drafted(kind, shown, name, store.bulletins.notes(kind))
    order = Order(kind, said.at, period=stretch.period)
    choices = () if kind is BulletinKind.MEETING else (wording.issue_button(kind, stretch),)
    about = topics.bulletin(kind, stretch.name) if choices else ""
    return Outgoing(said.chat, text, order=order, choices=choices, about=about)


def _again(kind: BulletinKind, year: int, number: int, said: Said, store: Store) -> Outgoing:
    kept = actions.issued(kind, year, number, store)
    signer = cases.person(store.district.person.get(kept.person), store.district)
    text = wording.again(kept, signer, times.date_of(kept.issued_at.astimezone(store.zone), said.at))
    return Outgoing(said.chat, text, order=Order(kind, said.at, period=kept.name))


def _issued(kind: BulletinKind, said: Said, store: Store) -> Answer:
    """Issued if its draft was the last thing shown here, or its period is written out, as the draft and its button have
    it; else the draft, to be looked at first: without a period the newest that was shown here."""
    words = said.words or _drafted_last(kind, said, store)
    stretch = actions.stretch_called(kind, words, said.at, store)
    button = wording.issue_button(kind, stretch)
    seen = said.words == stretch.period or button in store.asked.last_choices(said.chat, said.at)
    if not seen and store.bulletins.newest(kind, stretch.name) is None:
        return _drafted(kind, stretch, said, store)
    return actions.issue(kind, stretch, said.cause, store)


def _drafted_last(kind: BulletinKind, said: Said, store: Store) -> str:
    """The period of the newest draft that was shown here and not issued since; '' if none was."""
    over = (wording.begins_issued(kind),)
    choices, _ = store.asked.newest_offer(said.chat, (kind,), said.at - _DRAFT_IS_MEANT, over)
    return wording.drafted_last(kind, choices)


def _noted(kind: BulletinKind, said: Said, store: Store) -> Answer:
    words = " ".join(said.words.split())
    if not words:
        return Ask(f"{kind}里要加哪句话？", f"{kind} 加")
    if len(words) > wording.MOST_NOTE:
        return f"一句最多 {wording.MOST_NOTE} 字，请分几次加。"
    store.bulletins.note(kind, words, said.person.id, said.at)
    name = issue_name(*actions.next_number(kind, said.at, store))
    return wording.noted(kind, name, len(store.bulletins.notes(kind)))


def _dropped(kind: BulletinKind, said: Said, store: Store) -> Answer:
    notes = store.bulletins.notes(kind)
    wanted = said.words.strip()
    if not (wanted.isdecimal() and 0 < int(wanted) <= len(notes)):
        listed = "\n".join(f"{index}. {one.words}" for index, one in enumerate(notes, 1))
        return f"拿掉第几句？如：{kind} 去掉 1\n{listed}" if notes else f"{kind}里没有加过的话。"
    store.bulletins.drop(notes[int(wanted) - 1])
    return f"拿掉了，{kind}里还有 {len(notes) - 1} 句要加的话。"
