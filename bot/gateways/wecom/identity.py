"""Who somebody is. Plain ids are used as they are; encrypted ids are converted once and remembered."""

from __future__ import annotations

import asyncio
import logging
import time

from bot.gateways.base import TryLater
from bot.gateways.wecom.codes import PASSING, Declined, NoAnswer
from bot.gateways.wecom.convert import HERE
from bot.gateways.wecom.qyapi import Qyapi
from bot.transactions import Transactions
from storage.books import Books

log = logging.getLogger("zoujie.wecom")

OPEN = "wo"  # how encrypted ids begin; a plain one may, too
PAUSES = (0.2, 1.0, 5.0)  # seconds between tries
LONGEST = 5.0  # seconds; what takes longer to pass is not waited for
STRANGE = 3600.0  # seconds that an id is left alone which WeCom does not know


class Identity:
    """Converts ids. Without an app's credentials every id is used as it is."""

    def __init__(self, qyapi: Qyapi | None, transactions: Transactions) -> None:
        self._qyapi = qyapi
        self._transactions = transactions
        self._converting = asyncio.Lock()
        self._strange: dict[str, float] = {}

    def known(self, id_: str, store: Books) -> str | None:
        """The id by which the register knows somebody, without asking anybody; None if it must be converted."""
        if self._qyapi is None or not id_.startswith(OPEN) or self._is_strange(id_):
            return id_
        if plain := store.post.wecom_ids.plain(id_):
            return plain
        return id_ if store.people.by_account(HERE, id_) else None

    async def convert(self, id_: str) -> str:
        """Ask WeCom, and remember the answer. Out: the id, unchanged if WeCom does not say."""
        assert self._qyapi is not None, "only what `known` does not know is converted"
        async with self._converting:
            if known := await self._transactions.read(lambda store: self.known(id_, store)):
                return known
            try:
                plain = await self._ask(self._qyapi, id_)
            except (Declined, NoAnswer, TryLater) as error:
                log.error("an encrypted id of WeCom was not converted: %s", error)
                return id_
            if plain is None:
                self._strange[id_] = time.monotonic() + STRANGE
                return id_
            await self._transactions.write(lambda store: store.post.wecom_ids.remember(id_, plain))
            return plain

    async def _ask(self, qyapi: Qyapi, id_: str) -> str | None:
        """Ask again after a passing failure: nobody should be told by chance that the bot does not know them."""
        for pause in PAUSES:
            try:
                return await qyapi.userid(id_)
            except TryLater as later:
                if later.seconds > LONGEST:
                    raise
            except Declined as declined:
                if PASSING.get(declined.code, LONGEST + 1) > LONGEST:
                    raise
            except NoAnswer:
                pass
            await asyncio.sleep(pause)
        return await qyapi.userid(id_)

    def _is_strange(self, id_: str) -> bool:
        return time.monotonic() < self._strange.get(id_, 0.0)
