"""The self-test of the machine: folder, clock, calendar, font, photos, port."""

from __future__ import annotations

import io
import shutil
import socket
import tempfile
from datetime import date, datetime
from importlib import metadata
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
from PIL import Image, ImageFont
from pylopdf_fonts_zh_cn import sans_path

from bot.operator.finding import CheckLine, Word
from bot.settings import Settings
from storage.darkroom import develop
from storage.photos import BadPhoto
from storage.workdays import WorkDays

ENOUGH = 2**30  # bytes of free space; a photo with its copies takes some 4 million
NOTICE_MONTH = 10  # the notice on next year's holidays comes in October or November


def folder(data: Path) -> CheckLine:
    """DATA_DIR, or where it will be made."""
    there = next(one for one in (data, *data.absolute().parents) if one.exists())
    try:
        with tempfile.TemporaryFile(dir=there) as file:
            file.write(bytes(64 * 1024))
            file.flush()
            free = shutil.disk_usage(there).free
    except OSError as error:
        return CheckLine(Word.WRONG, "数据目录", f"{data} 写不进去（{error.strerror}）")
    left = f"{data} 可写，剩余 {free / 2**30:.1f} GiB"
    return CheckLine(Word.GOOD if free >= ENOUGH else Word.NOTE, "数据目录", left)


def clock(now: datetime, zone: ZoneInfo) -> CheckLine:
    """Check the zone data that the program brings. Its date also shows a clock that is far behind."""
    try:
        made = int(metadata.version("tzdata").partition(".")[0])
    except metadata.PackageNotFoundError:
        return CheckLine(Word.MISSING, "时钟", "没有时区数据（tzdata），请重新安装")
    told = f"{zone.key}，现在 {now:%Y-%m-%d %H:%M}"
    if now.year < made:
        return CheckLine(Word.WRONG, "时钟", f"{told}，比程序还旧，请校准")
    return CheckLine(Word.GOOD, "时钟", told)


def holidays(calendar: WorkDays, today: date) -> CheckLine:
    """Whether 调休 of this year, and from October on of the next, is known."""
    if not calendar.announced(today.year):
        told = f"还不知道 {today.year} 年的调休，只按法定节假日算；请更新程序，或由创建办逐天发“调休 日期 上班/休息”"
        return CheckLine(Word.MISSING, "节假日", told)
    if today.month >= NOTICE_MONTH and not calendar.announced(today.year + 1):
        return CheckLine(Word.NOTE, "节假日", f"还不知道 {today.year + 1} 年的调休，通知发布后请更新程序")
    return CheckLine(Word.GOOD, "节假日", f"知道 {today.year} 年的放假和调休")


def font() -> CheckLine:
    """The Chinese face for pictures."""
    try:
        face = ImageFont.truetype(str(sans_path()), 30)
    except OSError:
        return CheckLine(Word.MISSING, "字体", "没有画图用的中文字体，请重新安装")
    return CheckLine(Word.GOOD, "字体", f"{face.getname()[0]}")


def photo(zone: ZoneInfo) -> CheckLine:
    """Send a small photo through the darkroom."""
    small = io.BytesIO()
    Image.new("RGB", (320, 240), "#17603c").save(small, "JPEG")
    try:
        develop(small.getvalue(), zone)
    except (BadPhoto, OSError) as error:
        return CheckLine(Word.WRONG, "照片", f"处理不了照片（{type(error).__name__}）")
    return CheckLine(Word.GOOD, "照片", "能处理")


async def port(settings: Settings) -> CheckLine:
    """Check that the port is free, or taken by this very bot."""
    try:
        family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
        with socket.socket(family) as one:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            one.bind((settings.host, settings.port))
    except OSError as error:
        if await health(settings) is not None:
            return CheckLine(Word.GOOD, "端口", f"{settings.listen} 上走街正在运行")
        return CheckLine(Word.WRONG, "端口", f"{settings.listen} 用不了（{error.strerror}）")
    return CheckLine(Word.GOOD, "端口", f"{settings.listen} 空着")


async def health(settings: Settings) -> dict[str, Any] | None:
    """The health of the bot that runs here; None if no bot answers there."""
    try:
        patience = aiohttp.ClientTimeout(total=3)
        async with (
            aiohttp.ClientSession(timeout=patience) as session,
            session.get(f"http://{settings.listen}/healthz") as response,
        ):
            found = await response.json()
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return None
    return found if isinstance(found, dict) and "backlog" in found else None
