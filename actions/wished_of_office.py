"""What somebody wishes of the office (请创建办会商 …): noted on the case, and told to the office."""

from __future__ import annotations

from actions.audience import office
from domain.cases import Case
from domain.cause import Cause
from domain.chat import Kind, Outgoing
from storage.store import Store
from texts.cases import actor_on, row
from texts.typed import one_line


def tell(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """The words of the cause to the office, with the case that they are about."""
    shown = row(case, store.district, cause.at)
    by = actor_on(case, cause.by, store.district)
    text = f"{by}：{one_line(cause.words)}\n{shown.text}"
    chats = (chat for chat in office(store) if chat != cause.chat)
    return [Outgoing(chat, text, kind=Kind.NOTICE, rows=(shown,)) for chat in chats]
