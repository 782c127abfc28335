"""The pixels of a photo as a viewer shows them: eight bits, sRGB, on white.

A plain conversion gets some files wrong: sixteen bits of grey become white, a transparent shade keeps its colour, and a
colour profile (Display P3 of phones, Adobe RGB of cameras, inks of a printer) looks pale or loud.
"""

from __future__ import annotations

from functools import cache, reduce
from io import BytesIO

from PIL import Image, ImageChops, ImageCms
from PIL.Image import Resampling
from PIL.ImageCms import ImageCmsProfile

FLAT = {"LA": "L", "RGBA": "RGB"}  # a mode with an alpha channel, and the same without
DEEP = 256  # what a PNG's 16 bits are divided by: the higher byte is the shade
SPACES = {"GRAY": "L", "RGB": "RGB", "CMYK": "CMYK"}
# A grey of 2 or 4 bits is spread to 8 when it is read, but Pillow keeps the transparent shade as the file has it.
SPREAD = {"1": 1, "L;2": 85, "L;4": 17}


def as_shown(photo: Image.Image, side: int) -> Image.Image:
    """The photo as RGB, its longer side at most `side` px. A large photo is never in memory twice at full size."""
    photo.draft(None, fit(photo.size, side))  # before any pixel is loaded: JPEG then decodes at 1/2 to 1/8
    raw = _raw_mode(photo)
    photo.load()
    small = within(_eight_bits(photo, raw), side)
    return _on_white(_in_srgb(small, photo.info.get("icc_profile")))


def fit(size: tuple[int, int], side: int) -> tuple[int, int]:
    """The size with the same proportions whose longer side is at most `side`."""
    width, height = size
    scale = min(1.0, side / max(size))
    return max(1, round(width * scale)), max(1, round(height * scale))


def within(photo: Image.Image, side: int) -> Image.Image:
    """The photo, made smaller if it is larger.

    By whole steps first, as far as they go, and the rest by a filter as sharp as the eye needs: a wider one (Lanczos)
    takes as long for it as decoding the photo.
    """
    size = fit(photo.size, side)
    if size == photo.size:
        return photo
    return photo.resize(size, Resampling.HAMMING, reducing_gap=1.1)


def _raw_mode(photo: Image.Image) -> str:
    """How the file lays its pixels out, as its decoder names it; loading forgets that."""
    tiles = getattr(photo, "tile", ())
    args = tiles[0].args if tiles else ""
    return args if isinstance(args, str) else str(args[0]) if args else ""


def _eight_bits(photo: Image.Image, raw: str) -> Image.Image:
    """The same picture as L, LA, RGB, RGBA or CMYK."""
    clear = photo.info.get("transparency")
    if photo.mode.startswith("I"):
        return _shallow(photo, clear)
    if photo.mode in ("L", "1", "RGB") and clear is not None:
        return _papered(photo.convert("L") if photo.mode == "1" else photo, _spread(clear, raw))
    if photo.mode in ("L", "LA", "RGB", "RGBA", "CMYK"):
        return photo
    return photo.convert("RGBA" if photo.has_transparency_data else "RGB")


def _spread(clear: int | tuple[int, ...], raw: str) -> tuple[int, ...]:
    """The transparent shade or colour in eight bits."""
    if isinstance(clear, tuple):
        return tuple(part // DEEP for part in clear) if raw.startswith("RGB;16") else clear
    return (clear * SPREAD.get(raw, 1),)


def _papered(photo: Image.Image, clear: tuple[int, ...]) -> Image.Image:
    """One colour made white in place: an alpha channel would cost twice the memory."""
    bands = (
        photo.getchannel(at).point([255 * (shade == part) for shade in range(256)])
        for at, part in enumerate(clear)
    )
    photo.paste("white", mask=reduce(ImageChops.darker, bands))
    return photo


def _shallow(photo: Image.Image, clear: int | None) -> Image.Image:
    """Sixteen bits of grey as eight; Pillow's own conversion cuts them off at 255."""
    shades = [255 if shade == clear else shade // DEEP for shade in range(DEEP * 256)]
    return photo.convert("I").point(shades, "L")


def _in_srgb(photo: Image.Image, profile: bytes | None) -> Image.Image:
    """The colours that the profile means. One that is broken, or is not of this picture, is as none."""
    if not profile:
        return photo
    try:
        return _converted(photo, ImageCmsProfile(BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return photo


def _converted(photo: Image.Image, profile: ImageCmsProfile) -> Image.Image:
    colours = photo.convert(FLAT[photo.mode]) if photo.mode in FLAT else photo
    meant = SPACES.get(profile.profile.xcolor_space.strip())
    if colours.mode == "L" and meant == "RGB":
        colours = colours.convert("RGB")  # a grey photo with the profile of colour ones is usual
    if colours.mode != meant:
        return photo
    converted = ImageCms.profileToProfile(
        colours,
        profile,
        _srgb(),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert converted is not None  # only None when it works in place
    if photo.mode in FLAT:
        converted.putalpha(photo.getchannel("A"))
    return converted


@cache
def _srgb() -> ImageCmsProfile:
    return ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _on_white(photo: Image.Image) -> Image.Image:
    if photo.mode not in FLAT:
        return photo.convert("RGB")
    white = Image.new("RGBA", photo.size, "white")
    return Image.alpha_composite(white, photo.convert("RGBA")).convert("RGB")
