"""The HTTP of python-telegram-bot, over aiohttp. No error shows the token."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout, FormData, TCPConnector
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.gateways.never_left import NEVER_LEFT

MOST_BYTES = 20 * 2**20  # what the Bot API hands to a bot at most
CONNECT = 10.0  # seconds to reach the server
READ = 20.0  # seconds to wait for an answer
UPLOAD = 60.0  # seconds more to send files
KEEP_ALIVE = 15.0  # seconds; shorter than the server's, so that no call meets a connection that just closed
_CHUNK = 64 * 1024


class NotSent(NetworkError):
    """The server was not reached: nothing was sent, so it may be sent again."""


class TooBig(TelegramError):
    """What was to be fetched is larger than is taken."""


class AiohttpRequest(BaseRequest):
    """Opens its connections at the first call, and again after `shutdown`."""

    def __init__(self, token: str, *, connections: int, trust_env: bool) -> None:
        self._token = token.encode()
        self._connections = connections
        self._trust_env = trust_env
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer unless a call says otherwise."""
        return READ

    async def initialize(self) -> None:
        """Nothing: connections are opened when they are needed."""

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """As the library does, but an answer that cannot be read is neither logged nor quoted."""
        try:
            found = json.loads(payload)
        except ValueError:
            raise TelegramError("the answer is no JSON") from None
        if not isinstance(found, dict):
            raise TelegramError("the answer is no JSON object")
        return found

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call. Raises NotSent where nothing was sent, TimedOut and NetworkError where nobody knows."""
        files = request_data.multipart_data if request_data else {}
        read = READ if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        patience = ClientTimeout(
            total=CONNECT + read + (UPLOAD if files else 0),
            connect=CONNECT,
            sock_connect=CONNECT,
            sock_read=read + (UPLOAD if files else 0),
        )
        body = _form(request_data, files) if request_data else None
        try:
            async with self._opened().request(
                method, url, data=body, timeout=patience, allow_redirects=False
            ) as answer:
                return self._checked(answer.status, answer.headers, await _read(answer))
        except NEVER_LEFT as error:
            raise NotSent(type(error).__name__) from None
        except TimeoutError:
            raise TimedOut from None
        except (ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None

    def _opened(self) -> ClientSession:
        if self._session is None:
            connector = TCPConnector(limit=self._connections, keepalive_timeout=KEEP_ALIVE)
            self._session = ClientSession(connector=connector, trust_env=self._trust_env)
        return self._session

    def _checked(self, status: int, headers: Any, payload: bytes) -> tuple[int, bytes]:
        """A 429 always says how long; what else went wrong is told without the token, should it be quoted."""
        if status < 300:
            return status, payload
        if status == 429 and b"retry_after" not in payload:
            wait = str(headers.get("Retry-After", ""))
            raise RetryAfter(int(wait) if wait.isdecimal() else 5)
        return status, payload.replace(self._token, b"[token]")


def _form(data: RequestData, files: dict[str, Any]) -> FormData:
    # Names of files as they are, not as in addresses.
    form = FormData(data.json_parameters, quote_fields=False)
    for name, (filename, content, mime) in files.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form


async def _read(answer: Any) -> bytes:
    """The body, but never more than a file may have."""
    body = bytearray()
    async for chunk in answer.content.iter_chunked(_CHUNK):
        body += chunk
        if len(body) > MOST_BYTES:
            raise TooBig(f"more than {MOST_BYTES} bytes")
    return bytes(body)
