"""`zoujie demo` and `zoujie serve`: the bot at work until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from aiohttp import web

from bot.app import App, build, running
from bot.clock import Clock
from bot.gateways.platforms import PLATFORMS
from bot.operator.answer import NotDone, database_of
from bot.setting import WrongSetting
from bot.settings import Settings
from bot.web import application
from storage.failpoints import reached
from storage.sole import AlreadyServed, sole

log = logging.getLogger("zoujie.serve")


async def demo(settings: Settings) -> None:
    """The web chat with the sample district, in a database of its own. Raises WrongSetting, OSError, NotDone."""
    if not settings.loopback:
        raise WrongSetting("试用只限本机：ZOUJIE_LISTEN 要用 127.0.0.1")
    home = settings.data_dir / "demo"
    # Its people are invented: whatever platform is set is for the real ones.
    trial = {one.platform: one.trial for one in PLATFORMS if one.trial is not None}
    own = replace(settings, database_url=settings.demo_url, data_dir=home, platforms=trial)
    with alone(own, home):  # beside its folder, which is moved there as a whole once its past is laid
        await _run(await _laid(own), is_demo=True)


async def _laid(own: Settings) -> App:
    """The bot with the sample district and its past."""
    from bot import past  # needed by no other command

    if not (own.data_dir / "zoujie.db").exists():
        print("第一次启动，先铺样例区六周的往事，要十几秒……", flush=True)
        await past.lay(own, Clock(own.zone).now(), past.script())
    app = await build(own)
    with app.database.transaction() as store:
        if not store.district.units:
            past.bring_sample(store)
            reached("register-before-commit")
    return app


async def serve(settings: Settings) -> None:
    """The bot on the platforms that are set. Raises WrongSetting, OSError, and NotDone if a part of it ended
    or another program serves the database."""
    if not settings.platforms:
        ways = [one.how_to_set() for one in reversed(PLATFORMS)]
        raise WrongSetting(f"一个平台也没有设：{'，'.join(ways)}")
    for one in PLATFORMS:
        if one.local and one.platform in settings.platforms and not settings.loopback:
            raise WrongSetting(f"{one.platform}只限本机：ZOUJIE_LISTEN 要用 127.0.0.1")
    with alone(settings):
        await _run(await build(settings), is_demo=False)


@contextmanager
def alone(settings: Settings, held: Path | None = None) -> Iterator[None]:
    """Nobody else serves this database meanwhile; what is `held` for that, if not the database. Raises NotDone."""
    file = database_of(settings).file
    try:
        with sole(held or file):
            yield
    except AlreadyServed:
        raise NotDone(
            f"另一个走街正在用这个数据库：{file}；先停下那个，或用别的数据库（ZOUJIE_DATABASE_URL）"
        ) from None


async def _run(app: App, *, is_demo: bool) -> None:
    stop = asyncio.Event()
    async with running(app):
        loop = asyncio.get_running_loop()
        # Not before: until here nothing is lost by an end at once.
        for one in (
            signal.SIGTERM,
            signal.SIGINT,
        ):
            loop.add_signal_handler(one, stop.set)
        runner = web.AppRunner(application(app, demo=is_demo), access_log=None, shutdown_timeout=2)
        await runner.setup()
        try:
            site = web.TCPSite(runner, app.settings.host, app.settings.port, reuse_address=True)
            await site.start()
            host, port = _address(runner)
            print(f"走街已启动：http://{host}:{port}  （按 Ctrl+C 结束）", flush=True)
            await _first(stop, app.ending.event)
        finally:
            await runner.cleanup()
    if app.transactions.hangs:
        _leave(app.ending.why)
    if app.ending.why:
        raise NotDone(app.ending.why)


async def _first(*events: asyncio.Event) -> None:
    """Until one of them is set."""
    waiting = [asyncio.create_task(one.wait()) for one in events]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()


def _leave(why: str) -> None:
    """End now. Threads wait for a database that does not answer, and Python itself would wait for them for ever."""
    log.warning("the database does not answer: what waited for it is not done")
    if why:
        print(why, file=sys.stderr)
    logging.shutdown()
    sys.stdout.flush()
    os._exit(1 if why else 0)


def _address(runner: web.AppRunner) -> tuple[str, int]:
    host, port = runner.addresses[0][:2]
    return (f"[{host}]" if ":" in host else host), port
