"""The gateway to WeCom. It shows what the bot says, and reports whether it was shown."""

from __future__ import annotations

import logging
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import partial

from bot.clock import Clock
from bot.gateways.base import Limits, TryLater, WillNotWork
from bot.gateways.wecom import cards
from bot.gateways.wecom.app_convert import APP
from bot.gateways.wecom.blocks import Blocks
from bot.gateways.wecom.calls import Calls
from bot.gateways.wecom.codes import NOWHERE, TOO_OFTEN, UNKNOWN_CHAT, Declined, meaning
from bot.gateways.wecom.convert import HERE
from bot.gateways.wecom.http import Http
from bot.gateways.wecom.identity import OPEN
from bot.gateways.wecom.layout import SPARE, Part, TemplateCard, as_card, octets, parts
from bot.gateways.wecom.minute import Minute
from bot.gateways.wecom.progress import Progress
from bot.gateways.wecom.qyapi import Qyapi
from bot.gateways.wecom.remembered import Remembered
from bot.gateways.wecom.robot import Robot
from bot.gateways.wecom.uploads import LARGEST_FILE, Uploads
from bot.gateways.wecom.ways import SHORTEST_TEXT, ByApp, ByRobot, ByWebhook, Way
from bot.transactions import Transactions
from domain.chat import Chat, Manner, Outgoing
from storage.books import Books

log = logging.getLogger("zoujie.wecom")

WEBHOOK_PER_MINUTE = 20  # whatever the robot says beside it
_ANEW = "robot made anew"


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the store says about a message that is to be sent."""

    names: list[str]  # of all who are meant
    unreached: list[str]  # of those among them whose phone may not ring; by an id never converted none does
    accounts: list[str]
    progress: Progress
    encrypted: str | None  # how the robot knew whom it talks with in private
    key: str = field(repr=False)
    to_app: bool


class Wecom:
    """The gateway. An outbox row notes which of its parts are sent, so none is sent twice after a pause."""

    platform = HERE
    limits = Limits(
        text=20480,
        photos=9,
        choices=cards.MOST_BUTTONS,
        per_minute=28,
        per_minute_alone=28,
        units=octets,
        together=SHORTEST_TEXT - SPARE,
        file=LARGEST_FILE,
    )

    def __init__(
        self,
        transactions: Transactions,
        clock: Clock,
        robot: Robot,
        calls: Calls,
        http: Http,
        qyapi: Qyapi | None,
        agent_id: int,
        called: str,
    ) -> None:
        self._transactions = transactions
        self._clock = clock
        self._robot = robot
        self._calls = calls
        self._http = http
        self._qyapi = qyapi
        self._agent_id = agent_id
        self._called = called  # the robot's name
        self._uploads = Uploads(robot, clock)
        self._uploaded = Remembered(clock)  # by app and webhooks
        self._minutes: defaultdict[str, Minute] = defaultdict(lambda: Minute(clock, WEBHOOK_PER_MINUTE))
        self._blocks = Blocks()

    async def send(self, row: int, message: Outgoing, replaces: str | None) -> str:
        """Show a message, or change the card that was just pressed. Raises TryLater, WillNotWork; else a doubt."""
        facts = await self._facts(row, message)
        if replaces and message.manner is Manner.QUIETLY:
            return await self._quietly(row, message, facts, replaces)
        why: Declined | None = None
        for way in self._ways(message, facts):
            try:
                id_ = await self._by(way, row, message, facts, replaces)
                self._blocks.taken(message.chat.id)
                if way.name == _ANEW:
                    await self._forget_encrypted(message.chat)
                return id_
            except Declined as declined:
                why = declined
                if declined.code not in NOWHERE or facts.progress.kept:
                    break
                log.warning("the %s does not reach a chat: %s", way.name, declined)
        if why is None:
            raise WillNotWork("the way by which a message was begun is there no more")
        if why.code == TOO_OFTEN:
            raise TryLater(self._blocks.refused(message.chat.id))
        if why.code == UNKNOWN_CHAT:
            log.error("nobody has spoken to the robot in a chat yet, or it is not there: nothing can be said")
        raise meaning(why)

    async def _quietly(self, row: int, message: Outgoing, facts: _Facts, replaces: str) -> str:
        """Change the card if it was pressed a moment ago; WeCom lets nobody change any other."""
        for way in self._ways(message, facts):
            if isinstance(way, ByRobot):
                plan = parts(message, (), robot=self._called, most=way.most, cards=way.cards)
                if card := as_card(plan[0]):
                    await way.update(row, card, replaces)
                break
        return replaces

    async def _facts(self, row: int, message: Outgoing) -> _Facts:
        return await self._transactions.read(partial(self._found, row, message))

    def _found(self, row: int, message: Outgoing, store: Books) -> _Facts:
        chat = message.chat
        found = store.people.accounts(HERE, message.mentions)
        rings = {id_ for id_, account in found.items() if self._qyapi or not account.startswith(OPEN)}
        staff, group = store.district.person, store.group_of(chat)
        last = store.post.inbox.last(chat) if chat.private and self._qyapi else ""
        return _Facts(
            names=[staff[id_].name for id_ in message.mentions if id_ in staff],
            unreached=[staff[id_].name for id_ in message.mentions if id_ in staff and id_ not in rings],
            accounts=list(found.values()),
            progress=Progress(store.post.shown.parts(row)),
            encrypted=store.post.wecom_ids.encrypted(chat.id) if chat.private else None,
            key=group.webhook_key if group else "",
            to_app=last.startswith(APP),
        )

    def _ways(self, message: Outgoing, facts: _Facts) -> list[Way]:
        """The ways to try, in order. The next one is tried only if the one before provably sent nothing."""
        return [way for way in self._all_ways(message, facts) if facts.progress.allows(way.name)]

    def _all_ways(self, message: Outgoing, facts: _Facts) -> list[Way]:
        chat, files = message.chat, self._transactions.database.files
        robot = ByRobot(
            self._robot, self._uploads, self._calls, self._clock, files, chat.id, chat.private, self._called
        )
        if chat.private:
            robots = _known_as(facts.encrypted, robot)
            if self._qyapi is None or not self._agent_id:
                return robots
            app = ByApp(self._qyapi, self._uploaded, files, self._agent_id, chat.id)
            return [app, *robots] if facts.to_app else [*robots, app]
        if not facts.key:
            return [robot]
        webhook = ByWebhook(
            self._http, self._uploaded, files, self._minutes[facts.key], facts.key, facts.accounts
        )
        return [webhook, robot] if facts.accounts else [robot, webhook]

    async def _forget_encrypted(self, chat: Chat) -> None:
        await self._transactions.write(lambda store: store.post.wecom_ids.forget(chat.id))

    async def _by(self, way: Way, row: int, message: Outgoing, facts: _Facts, replaces: str | None) -> str:
        """Send what of the message is not sent yet. Out: the id of its first part."""
        names = facts.unreached if isinstance(way, ByWebhook) else facts.names
        plan = parts(message, names, robot=self._called, most=way.most, cards=way.cards)
        progress = facts.progress
        for part in progress.rest(way.name, plan):
            if progress.kept and isinstance(way, ByWebhook):
                way = replace(way, rung=())  # a phone rings once
            id_ = await self._say(way, row, part, None if progress.kept else replaces)
            progress.said(way.name, part, id_)
            if len(plan) > 1:
                kept = [*progress.kept]
                await self._transactions.write(lambda store, kept=kept: store.post.shown.said(row, kept))  # type: ignore[misc]
        return progress.id

    async def _say(self, way: Way, row: int, part: Part, replaces: str | None) -> str:
        if (
            replaces
            and isinstance(way, ByRobot)
            and (card := as_card(part))
            and await way.update(row, card, replaces)
        ):
            return replaces
        await way.send(row, part)
        return cards.task_of(row, part.text, part.choices) if isinstance(part, TemplateCard) else f"row-{row}"


def _known_as(encrypted: str | None, robot: ByRobot) -> list[Way]:
    """A robot that was made anew by somebody else knows people no more by their encrypted ids, but by plain ones."""
    if encrypted is None:
        return [robot]
    return [replace(robot, chat=encrypted), replace(robot, name=_ANEW)]
