"""Examines and keeps photos, and reads documents, on threads of their own: those that wait use up no other threads."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from zoneinfo import ZoneInfo

from domain.sent import SentFile
from storage.photos import BadPhoto, Examined, Fault, PhotoFiles

# One is written to the disk while another is decoded.
_THREADS = ThreadPoolExecutor(2, thread_name_prefix="photos")


async def keep(files: PhotoFiles, data: bytes, zone: ZoneInfo) -> Examined:
    """As `PhotoFiles.keep`. Raises BadPhoto, OSError."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, files.keep, data, zone)


async def received(files: PhotoFiles, name: str, data: bytes, zone: ZoneInfo) -> Examined | SentFile:
    """What came as a file: a picture is kept, of anything else only the text is taken. Raises BadPhoto, OSError."""
    try:
        return await keep(files, data, zone)
    except BadPhoto as bad:
        if bad.why is not Fault.NOT_A_PHOTO:
            raise
    return await asyncio.get_running_loop().run_in_executor(_THREADS, _read, name, data)


def _read(name: str, data: bytes) -> SentFile:
    from papers.read_sent import read_sent  # python-docx takes 0.1 s to load

    return read_sent(name, data)
