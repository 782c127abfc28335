"""The bot's web application: health for operators, and what the platforms serve."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from aiohttp import web

from bot.app import App
from bot.gateways.base import Parts
from bot.gateways.not_taken import BUSY, NotTaken, json_object, moment
from bot.probe import Probe
from bot.transactions import Busy
from bot.troubles import Troubles
from jobs.kit import find_jobs
from storage.clocks import in_the_future
from storage.trouble import Trouble

log = logging.getLogger("zoujie.web")

Respond = Callable[[web.Request], Awaitable[web.StreamResponse]]

# The page needs nothing but itself; nobody may frame it or send its forms elsewhere.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; "
        "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
HEALTH = "/healthz"
AGAIN = "3"  # seconds after which whoever found us busy may ask again
_TOLD = web.AppKey("troubles", Troubles)
_PUBLIC = web.AppKey("public", frozenset[str])  # paths that may be called from anywhere


def application(app: App, *, demo: bool) -> web.Application:
    """The routes: `/healthz` always, those of each platform, the clock in the demo."""
    # Nobody who calls packs a body; whatever claims to be packed is read as it came, and fails like other nonsense.
    application = web.Application(
        middlewares=[_guard], client_max_size=1024**2, handler_args={"auto_decompress": False}
    )
    application.on_response_prepare.append(_harden)
    application.add_routes([web.get(HEALTH, _Health(app).show)])
    for one in app.platforms:
        application.add_routes(one.routes)
        application.on_shutdown.append(partial(_hang_up, one))
    application[_TOLD] = app.transactions.troubles
    application[_PUBLIC] = frozenset({HEALTH}).union(*(one.public for one in app.platforms))
    if demo:
        clock = _Clock(app)
        application.add_routes([web.get("/api/clock", clock.show), web.post("/api/clock", clock.move)])
    return application


async def _hang_up(parts: Parts, _application: web.Application) -> None:
    await parts.hang_up()


@web.middleware
async def _guard(request: web.Request, handler: Respond) -> web.StreamResponse:
    """Let a browser use the server only from its own pages. Errors are told in Chinese, never in Python."""
    try:
        _must_be_local(request)
        response = await handler(request)
    except NotTaken as refused:
        if refused.status == 503:
            return _not_now(refused.why)
        response = web.json_response({"error": refused.why}, status=refused.status)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        response = web.json_response({"error": _STATUS.get(error.status, "请求不对。")}, status=error.status)
    except ConnectionError:
        raise  # whoever asked has gone
    except Busy:
        response = _not_now(_TROUBLES[Trouble.LOCKED])
    except Exception as error:
        if trouble := request.app[_TOLD].met(error):
            return _not_now(_TROUBLES[trouble])
        log.exception("a request of %s failed", request.path)
        response = web.json_response({"error": "出错了，请稍后再试。"}, status=500)
    return response


def _not_now(why: str) -> web.Response:
    return web.json_response({"error": why}, status=503, headers={"Retry-After": AGAIN})


async def _harden(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(_HEADERS)


_TROUBLES = {
    Trouble.FULL: "存不下了（磁盘满），请稍后再发，并告诉管理员。",
    Trouble.LOCKED: BUSY,
    Trouble.DAMAGED: "数据读不出来了，请告诉管理员，稍后再发。",
    Trouble.ERROR: "数据库连不上，请稍后再发，并告诉管理员。",
}
_STATUS = {404: "没有这个页面。", 405: "不支持这样访问。", 413: "内容太大。", 403: "只能在本机打开。"}


def _must_be_local(request: web.Request) -> None:
    """Raise HTTPForbidden for a page of another site in somebody's browser (rebinding, cross-site posts)."""
    if request.path in request.app[_PUBLIC]:
        return
    try:
        host = request.url.host
    except ValueError as error:
        raise web.HTTPForbidden from error
    origin = request.headers.get("Origin")
    if host not in _LOOPBACK or (origin is not None and origin != f"{request.scheme}://{request.host}"):
        raise web.HTTPForbidden


class _Clock:
    """The demo's clock."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def show(self, _request: web.Request) -> web.Response:
        now = self._app.clock.now()
        due = {name: at.isoformat() for name, at in (await self._app.scheduler.next(now)).items()}
        return web.json_response({"now": now.isoformat(), "next": due})

    async def move(self, request: web.Request) -> web.Response:
        body = await json_object(request)
        to = moment(body.get("to") or body.get("now") or "")
        if to < self._app.clock.now():
            raise NotTaken("时间只能往前走。")
        if (to - self._app.clock.now()).days > 370:
            raise NotTaken("一次最多走一年。")
        ran = await self._app.move_clock(to.astimezone(self._app.clock.zone))
        titles = {one.name: one.title for one in find_jobs()}
        done = list(dict.fromkeys(titles.get(name, name) for name in ran))  # as people call them
        return web.json_response({"now": self._app.clock.now().isoformat(), "ran": ran, "done": done})


class _Health:
    """Health for operators: is the bot alive, does anything pile up, when did the jobs last run."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._probe = Probe(app.transactions, app.clock)

    async def show(self, _request: web.Request) -> web.Response:
        trouble = await self._probe.trouble()
        if trouble is None:
            try:
                state = await self._state()
            except Exception as error:
                trouble = self._app.transactions.troubles.met(error) or Trouble.ERROR
        heard = self._heard()
        if trouble is not None:
            return web.json_response(heard | {"ok": False, "database": trouble}, status=503)
        return web.json_response(heard | state | {"ok": heard["ok"] and state["ok"]})

    def _heard(self) -> dict[str, Any]:
        """What is known without the database: how the intakes do, and what they could not put there."""
        ages = {str(one.platform): one.age() for one in self._app.listeners}
        aside = [one.aside() for one in self._app.platforms]
        lost = sum(one.lost for one in aside)
        return {
            "ok": not lost and all(one.is_well() for one in self._app.listeners),
            "platforms": {name: age if age is None else round(age, 1) for name, age in ages.items()},
            "intakes": {str(one.platform): str(one.state) for one in self._app.listeners},
            "journal": {"waiting": sum(one.waiting for one in aside), "lost": lost},
        }

    async def _state(self) -> dict[str, Any]:
        now = self._app.clock.now()
        inbox, outbox, jobs, ahead = await self._app.transactions.read(
            lambda store: (
                store.post.inbox.backlog(),
                store.post.outbox.backlog(),
                store.runs.last(),
                in_the_future(store.connection, now),
            )
        )
        return {
            "ok": not inbox["dead"] and ahead is None,
            "database": "ok",
            "clock": "ok" if ahead is None else "wrong",
            "backlog": {"inbox": inbox, "outbox": outbox},
            "jobs": {name: at.astimezone(self._app.clock.zone).isoformat() for name, at in jobs.items()},
        }
