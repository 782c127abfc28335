"""Runs telemelya, an emulator that keeps real files, with both of its stores in this process.

The first line out is its port on loopback. It ends when its input does.
"""

# mypy: disable-error-code="import-not-found,unused-ignore"
from __future__ import annotations

import asyncio
import os
import sys
from threading import Thread

import uvicorn
from fakeredis import TcpFakeServer
from moto.server import ThreadedMotoServer

HOST = "127.0.0.1"


def stores() -> dict[str, str]:
    """Start them. Out: what telemelya's settings are to say of them."""
    redis = TcpFakeServer((HOST, 0))
    Thread(target=redis.serve_forever, daemon=True).start()
    objects = ThreadedMotoServer(ip_address=HOST, port=0, verbose=False)
    objects.start()
    host, port = objects.get_host_and_port()
    return {
        "REDIS_URL": f"redis://{HOST}:{redis.server_address[1]}/0",
        "MINIO_ENDPOINT": f"{host}:{port}",
        "MOCK_SERVER_HOST": HOST,
        "STRICT_EDIT": "1",
        "AUTH_KEYS": "",
    }


async def main() -> None:
    """Serve until the input ends."""
    os.environ |= stores()  # they are read when the package is imported
    from telemelya.server.app import app

    server = uvicorn.Server(uvicorn.Config(app, host=HOST, port=0, log_level="warning"))
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 it tells nobody
        await asyncio.sleep(0.02)
    print(server.servers[0].sockets[0].getsockname()[1], flush=True)  # noqa: T201 whoever started it reads it
    await asyncio.to_thread(sys.stdin.read)
    server.should_exit = True
    await serving


if __name__ == "__main__":
    asyncio.run(main())
    os._exit(0)  # its stores have threads that never end
