"""Examines and keeps photos on threads of their own, so that waiting photos do not use up the other threads."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from zoneinfo import ZoneInfo

from storage.photos import Examined, PhotoFiles

# One is written to the disk while another is decoded.
_THREADS = ThreadPoolExecutor(2, thread_name_prefix="photos")


async def keep(files: PhotoFiles, data: bytes, zone: ZoneInfo) -> Examined:
    """As `PhotoFiles.keep`. Raises BadPhoto, OSError."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, files.keep, data, zone)
