"""Fetches what lies behind a link that came with a message. A link leads to the outside, or it is not followed.

What people send may hold a link that somebody else wrote. So no link leads to this machine or into its own network: not
by its address, not by a name that resolves there, not by a redirect. Such links are right in two cases only: where
WECOM_WS_URL is this very machine (a server for tests), and to the very host that the operator has set as WeCom's (a
private deployment).
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from bot.gateways.wecom.codes import NoAnswer
from bot.gateways.wecom.http import CONNECT, TOTAL, read_at_most
from bot.setting import is_this_machine

Address = IPv4Address | IPv6Address

SCHEMES = frozenset({"https"})
PLAIN = "http"  # only to this very machine
MOST_HOPS = 3
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_NOW = frozenset({408, 425, 429})  # statuses below 500 after which another try is worth it
# IPv6 networks whose last four bytes are an IPv4 address.
_HOLDS_V4 = (
    ip_network("64:ff9b::/96"),
    ip_network("::/96"),
)


class _Way(Enum):
    """How a link is followed."""

    OWN = "to WeCom itself"
    GUARDED = "every address is looked at when it is connected to"
    BY_PROXY = "the machine's proxy resolves the name and connects"


class Forbidden(OSError):
    """The link leads where no picture of WeCom lies. Another try is of no use."""


class Gone(Exception):
    """Nothing is there any more."""


def is_public(address: Address) -> bool:
    """True for an address of the outside, also one that is written within an IPv6 address."""
    inner = _inner(address)
    return address.is_global and not address.is_multicast and (inner is None or is_public(inner))


def _inner(address: Address) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    if any(address in network for network in _HOLDS_V4):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)


@dataclass(frozen=True, slots=True)
class Download:
    """The bytes that lie behind a link, and what the server calls them; '' if it does not say."""

    data: bytes
    name: str = ""


class Links:
    """Follows links to pictures. In: where WeCom is, as it is set. `allowed` decides about any other address."""

    def __init__(
        self,
        *wecom: str,
        allowed: Callable[[Address], bool] = is_public,
        resolver: Callable[[], AbstractResolver] = ThreadedResolver,
    ) -> None:
        """Nothing is called yet."""
        self._hosts = frozenset(urlsplit(one).hostname or "" for one in wecom)
        self._here = is_this_machine(urlsplit(wecom[0]).hostname or "")
        self._allowed = allowed
        self._resolver = resolver
        self._sessions: dict[_Way, aiohttp.ClientSession] = {}
        self._closed = False

    async def fetch(self, link: str, most: int) -> Download:
        """What lies behind a link. Raises Forbidden, Gone, BodyTooBig, and NoAnswer if another try may work."""
        url = _parsed(link)
        try:
            for _ in range(MOST_HOPS):
                way = await self._check(url)
                async with self._session(way).get(url, allow_redirects=False) as answer:
                    if answer.status not in _REDIRECTS:
                        return await _read(answer, most)
                    url = _parsed(str(url.join(URL(answer.headers.get("Location", "")))))
        except aiohttp.ClientConnectorDNSError as error:
            if isinstance(error.os_error, Forbidden):
                raise error.os_error from None
            raise NoAnswer(type(error).__name__) from None
        except Forbidden:
            raise
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            # The address has a signature in it, so only the kind of the error is told.
            raise NoAnswer(type(error).__name__) from None
        raise Forbidden("too many redirects")

    async def close(self) -> None:
        """No more calls."""
        self._closed = True
        for session in self._sessions.values():
            await session.close()

    async def _check(self, url: URL) -> _Way:
        """How the link is followed. Raises Forbidden unless it may be."""
        plain = self._here and url.scheme == PLAIN and is_this_machine(url.host or "")
        if not (plain or url.scheme in SCHEMES) or not url.host or url.user:
            raise Forbidden("no such link is followed")
        if self._here or url.host in self._hosts:
            return _Way.OWN
        if (address := _address(url.host)) is not None and not self._allowed(address):
            raise Forbidden("leads to an address of our own network")
        if not _has_proxy(url):
            return _Way.GUARDED
        if address is None:
            await self._check_name(url.host)
        return _Way.BY_PROXY

    async def _check_name(self, name: str) -> None:
        """A proxy resolves names by itself. What this machine knows of a name counts all the same."""
        resolver = _Guarded(self._resolver(), self._allowed)
        try:
            await resolver.resolve(name)
        except Forbidden:
            raise
        except OSError:  # only the proxy knows it
            pass
        finally:
            await resolver.close()

    def _session(self, way: _Way) -> aiohttp.ClientSession:
        if self._closed:
            raise NoAnswer("closed")
        if way not in self._sessions:
            resolver = _Guarded(self._resolver(), self._allowed) if way is _Way.GUARDED else None
            self._sessions[way] = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(resolver=resolver),
                trust_env=way is _Way.BY_PROXY,
                timeout=aiohttp.ClientTimeout(total=TOTAL, sock_connect=CONNECT),
            )
        return self._sessions[way]


class _Guarded(AbstractResolver):
    """Resolves names, and raises Forbidden if one address of a name is not allowed. It is asked at each connection,
    so a name that resolves differently a moment later leads nowhere either."""

    def __init__(self, resolver: AbstractResolver, allowed: Callable[[Address], bool]) -> None:
        self._resolver = resolver
        self._allowed = allowed

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = await self._resolver.resolve(host, port, family)
        for one in found:
            address = _address(one["host"])
            if address is None or not self._allowed(address):
                raise Forbidden("the name leads into our own network")
        return found

    async def close(self) -> None:
        await self._resolver.close()


async def _read(answer: aiohttp.ClientResponse, most: int) -> Download:
    if answer.status == 200:
        called = answer.content_disposition
        return Download(await read_at_most(answer, most), (called and called.filename) or "")
    if answer.status < 500 and answer.status not in _FOR_NOW:
        raise Gone
    raise NoAnswer(f"HTTP {answer.status}")


def _parsed(link: str) -> URL:
    """Read it with the very parser that is used to call it. Raises Forbidden."""
    try:
        url = URL(link)
        _ = url.port, url.host
    except ValueError:
        raise Forbidden("no link") from None
    return url


def _address(host: str) -> Address | None:
    """The address that a host is; None for a name."""
    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        return None


def _has_proxy(url: URL) -> bool:
    return url.scheme in getproxies() and not proxy_bypass(url.host or "")
