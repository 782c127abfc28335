"""What the bot says, as the lines of a transcript write it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.gateways.webchat.seats import PRIVATE
from domain.authority import belongs_here
from domain.chat import Chat
from domain.district import Purpose
from domain.platform import Platform
from storage.cards import cases_of
from storage.store import Store
from storage.web import WebMessage

_LONG_RUN = re.compile(r"(.)\1{19,}")
_SEED = re.compile(r"(?<=种子 )[0-9a-f]{16}|(?<=抽查 核对 )[0-9a-f]{16}")
CODE = re.compile(r"(?<=登记码：)[A-Z2-9]{8}|(?<=登记 )[A-Z2-9]{8}")  # a 登记码


@dataclass(frozen=True, slots=True)
class Spoken:
    """Something the bot said; `title` is of the group or private talk, `choices` are what its buttons say,
    `files` the names of its documents."""

    title: str
    text: str
    photos: int = 0
    choices: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


def visible(text: str) -> str:
    """A text with signs (tests/talk.py explains them) for what a line cannot show or what differs each time."""
    text = _SEED.sub("‹种子›", CODE.sub("‹码›", text))
    text = _LONG_RUN.sub(lambda found: f"‹{found[1]}×{len(found[0])}›", text)
    return "".join(f"‹{ord(one):04X}›" if one != "\n" and not one.isprintable() else one for one in text)


def spoken(message: WebMessage, store: Store) -> Spoken:
    """What one of its messages in the web chat says."""
    carries = message.carries
    choices = tuple(label for label, _says in carries.get("choices", ()))
    files = tuple(name for _sha256, name in carries.get("files", ()))
    return Spoken(_title(store, message.chat), message.text, len(carries.get("photos", ())), choices, files)


def stays_in_its_group(said: Sequence[WebMessage], store: Store) -> None:
    """Nothing is told beyond its group: in that of a unit or a grid the bot shows such cases alone as belong there.

    A refusal, and the end of something that a unit was asked for, name a case and show nothing of it.
    """
    for one in said:
        group = store.group_of(Chat(Platform.WEB, one.chat))
        if group is None or group.purpose not in (Purpose.UNIT, Purpose.GRID):
            continue
        for number in cases_of(one.carries) or ():
            shown = "card" in one.carries or any(
                line.startswith(f"#{number} ") and " · " in line for line in one.text.split("\n")
            )
            case = store.cases.get(number) if shown else None
            assert case is None or belongs_here(case, group, store.district), f"{group.name}: {one.text}"


def written(said: Spoken) -> list[str]:
    """The lines of a transcript that say it."""
    first, *rest = visible(said.text).split("\n")
    if said.photos:
        rest.append(f"[图片{said.photos}张]")
    rest += [f"[文件 {name}]" for name in said.files]
    if said.choices:
        rest.append("".join(f"〔{label}〕" for label in said.choices))
    return [f"走街@{said.title}< {first}", *(f"    {line}" for line in rest)]


def _title(store: Store, chat: str) -> str:
    if chat.startswith(PRIVATE):
        id_ = chat.removeprefix(PRIVATE)
        name = store.district.person[int(id_)].name if id_.isdecimal() else id_
        return f"{name}的私聊"
    return next(group.name for group in store.district.groups if group.chat == chat)
