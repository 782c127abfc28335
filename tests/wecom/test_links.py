"""No link leads into our own network, however it is written; nothing is even connected to."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from ipaddress import ip_address

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.gateways.wecom import links
from bot.gateways.wecom.codes import NoAnswer
from bot.gateways.wecom.links import Address, Download, Forbidden, Gone, Links, is_public
from tests.patience import PATIENCE

OUTSIDE = "wss://openws.work.weixin.qq.com"
MOST = 1000


class Names(AbstractResolver):
    """A name server that gives one answer after another; the last one stays."""

    def __init__(self, *answers: list[str]) -> None:
        self._answers = list(answers)
        self.asked = 0

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses."""
        self.asked += 1
        found = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        return [
            ResolveResult(hostname=host, host=one, port=port, family=socket.AF_INET, proto=0, flags=0)
            for one in found
        ]

    async def close(self) -> None:
        """Nothing is open."""


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's own proxy is no part of these tests."""
    monkeypatch.setattr(links, "getproxies", dict)


@asynccontextmanager
async def outside(
    names: AbstractResolver | None = None, allowed: Callable[[Address], bool] = is_public
) -> AsyncIterator[Links]:
    """Links of a WeCom that is elsewhere."""
    found = Links(OUTSIDE, allowed=allowed, **({"resolver": lambda: names} if names else {}))
    yield found
    await found.close()


@pytest.fixture
async def listener() -> AsyncIterator[tuple[int, list[str]]]:
    """A server on this machine, its port, and who came by."""
    came: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        came.append(request.path)
        to = request.query.get("to")
        return web.Response(status=302, headers={"Location": to}) if to else web.Response(body=b"secret")

    server = web.Application()
    server.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(server, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield runner.addresses[0][1], came
    await runner.cleanup()


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0.0.0.0",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1%25lo]",
        "[fc00::1]",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
    ],
)
async def test_our_own_network(
    host: str, listener: tuple[int, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loopback, private, link-local and shared addresses, in every spelling: nobody comes by."""
    monkeypatch.setattr(links, "SCHEMES", {"https", "http"})
    port, came = listener
    async with outside() as found, asyncio.timeout(PATIENCE):
        with pytest.raises((Forbidden, NoAnswer)):
            await found.fetch(f"http://{host}:{port}/1", MOST)
        with pytest.raises((Forbidden, NoAnswer)):
            await found.fetch(f"https://{host}:{port}/1", MOST)
    assert came == []


async def test_names_that_lead_inside(listener: tuple[int, list[str]]) -> None:
    """One inner address of several is enough to refuse a name, and one that comes only later is refused then."""
    port, came = listener
    for answer in (["10.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["::1"]):
        async with outside(Names(answer)) as found:
            with pytest.raises(Forbidden):
                await found.fetch(f"https://pictures.example:{port}/1", MOST)
    assert came == []


async def test_names_behind_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """What this machine knows of a name counts, though it is the proxy that would connect."""
    monkeypatch.setattr(links, "getproxies", lambda: {"https": "http://127.0.0.1:9"})
    monkeypatch.setattr(links, "proxy_bypass", lambda _host: False)
    async with outside(Names(["10.0.0.1"])) as found:
        with pytest.raises(Forbidden):
            await found.fetch("https://pictures.example/1", MOST)


async def test_redirects(listener: tuple[int, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """One is followed to where a link may lead, none into our own network, and not for ever."""
    monkeypatch.setattr(links, "SCHEMES", {"https", "http"})
    port, came = listener
    here = f"http://127.0.0.1:{port}"
    async with outside(allowed=lambda address: address == ip_address("127.0.0.1")) as found:
        assert await found.fetch(f"{here}/1?to=/2", MOST) == Download(b"secret")
        for to in (f"http://127.0.0.2:{port}/inner", f"http://[::1]:{port}/inner", "file:///etc/hostname"):
            with pytest.raises(Forbidden):
                await found.fetch(f"{here}/1?to={to}", MOST)
        with pytest.raises(Forbidden):
            await found.fetch(f"{here}/round?to=/round%3Fto=/round%253Fto=/round", MOST)
    assert "/inner" not in came


async def test_a_private_deployment(listener: tuple[int, list[str]]) -> None:
    """The host that the operator has set as WeCom's may be an inner one, and no other may."""
    port, _came = listener
    found = Links("wss://pictures.example", "https://api.example", resolver=lambda: Names(["127.0.0.1"]))
    with pytest.raises(NoAnswer):  # it is tried, and is not there
        await found.fetch(f"https://api.example:{port}/1", MOST)
    with pytest.raises(Forbidden):
        await found.fetch(f"https://other.example:{port}/1", MOST)
    await found.close()


async def test_what_lies_there_no_more(
    listener: tuple[int, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A status tells whether another try is worth it."""
    statuses = {404: Gone, 403: Gone, 400: Gone, 410: Gone, 429: NoAnswer, 500: NoAnswer, 503: NoAnswer}
    for status, error in statuses.items():

        async def answer(_request: web.Request, status: int = status) -> web.Response:
            return web.Response(status=status)

        server = web.Application()
        server.router.add_get("/1", answer)
        runner = web.AppRunner(server, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        port = runner.addresses[0][1]
        found = Links(f"ws://127.0.0.1:{port}")
        with pytest.raises(error):
            await found.fetch(f"http://127.0.0.1:{port}/1", MOST)
        await found.close()
        await runner.cleanup()


def test_public_addresses() -> None:
    """The outside is what may be followed."""
    assert all(is_public(ip_address(one)) for one in ("8.8.8.8", "2400:3200::1", "::ffff:8.8.8.8"))
