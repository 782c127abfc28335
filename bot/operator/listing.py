"""`zoujie cases`, `outbox` and `audit verify`: what is kept, as lines for people or as JSON for scripts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.operator.answer import NotDone, Options, Printout, opened, plain
from bot.settings import Settings
from domain.chat import Manner
from storage.audit import Flaw, audit
from storage.listing import ListedCase, every_case
from storage.mail import ToSend


async def cases(settings: Settings, options: Options) -> Printout:
    """Every case, a line each."""
    with opened(settings) as database, database.reading() as store:
        found = every_case(store.connection)
    if options.json:
        return Printout([as_json(asdict(case), settings.zone) for case in found])
    return Printout([_short_case(case) for case in found] or ["还没有问题。"])


async def outbox(settings: Settings, options: Options) -> Printout:
    """What the bot says, with the state of its delivery."""
    with opened(settings) as database, database.reading() as store:
        found = store.post.outbox.rows(options.state)
    if options.json:
        return Printout([as_json(_row(one), settings.zone) for one in found])
    return Printout([_short_row(one) for one in found] or ["没有这样的消息。"])


async def verify(settings: Settings, _options: Options) -> Printout:
    """Verify the history of every case. Raises NotDone, naming each case that was changed behind the bot's back."""
    with opened(settings) as database, database.reading() as store:
        found = audit(store.connection)
    if found.flaws:
        raise NotDone("\n".join(map(_flaw, found.flaws)))
    digest = f"共 {found.lines} 行，校验值 {found.digest[:16]}（另存一份，可查出末尾被删）。"
    return Printout(("每一件的经过都完整，没有被改动。", digest))


def _short_case(case: ListedCase) -> str:
    known = (f"#{case.number}", case.state, case.category or "待分类", case.place, case.unit or "")
    return plain(" ".join(word for word in known if word))


def _row(one: ToSend) -> dict[str, Any]:
    message = one.message
    return {
        "id": one.id,
        "state": one.state,
        "platform": message.chat.platform,
        "chat": message.chat.id,
        "kind": message.kind,
        "key": message.key,
        "quiet": message.manner is Manner.QUIETLY,  # it only takes the buttons of an earlier one
        "tries": one.tries,
        "created_at": one.created_at,
        "text": message.text,
    }


def _short_row(one: ToSend) -> str:
    first = one.message.text.partition("\n")[0]
    return plain(f"{one.id} {one.state} {one.message.chat.id} {one.message.kind} {first}")


def _flaw(flaw: Flaw) -> str:
    case = f"#{flaw.case}：" if flaw.case is not None else ""
    line = f"经过第 {flaw.line} 行" if flaw.line is not None else ""
    return f"{case}{line}{flaw.wrong}"


def as_json(row: Mapping[str, Any], zone: ZoneInfo) -> str:
    """One line of JSON, with moments in the district's time."""
    local = {
        name: value.astimezone(zone).isoformat() if isinstance(value, datetime) else value
        for name, value in row.items()
    }
    return json.dumps(local, ensure_ascii=False)
