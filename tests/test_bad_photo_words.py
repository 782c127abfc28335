"""What a sender is told of a photo that cannot be taken."""

from __future__ import annotations

import pytest

from bot.gateways.bad_photos import detail
from bot.gateways.photos import Missing, missing
from storage.photos import BadPhoto, Fault


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (BadPhoto(Fault.NOT_A_PHOTO, came="GIF"), "是 GIF 格式，不是照片，请发 JPG 或 PNG"),
        (BadPhoto(Fault.NOT_A_PHOTO), ""),
        (BadPhoto(Fault.BROKEN), ""),
        (BadPhoto(Fault.HEIC), ""),
        (BadPhoto(Fault.BROKEN, missing=0.547), "打不开，只传来约 45%"),
        (BadPhoto(Fault.BROKEN, missing=0.0001), "打不开，只传来约 99%"),
        (BadPhoto(Fault.BROKEN, missing=0.999), "打不开，只传来开头"),
        (BadPhoto(Fault.BROKEN, missing=1.0), "打不开，只传来开头"),
    ],
)
def test_the_detail_says_what_came_or_how_much(bad: BadPhoto, told: str) -> None:
    """Empty where the kind of fault says it all; never "100 %" of what is not whole."""
    assert detail(bad) == told


def test_each_reason_is_told_once() -> None:
    """Two films and a cut photo of one album."""
    film = Missing(Fault.NOT_A_PHOTO, detail=detail(BadPhoto(Fault.NOT_A_PHOTO, came="MP4")))
    cut = Missing(Fault.BROKEN, detail=detail(BadPhoto(Fault.BROKEN, missing=0.5)))
    assert missing([film, cut, film]) == (
        "有 3 张照片没收到（是 MP4 格式，不是照片，请发 JPG 或 PNG；打不开，只传来约 50%），请再发一次。"
    )


def test_what_is_no_photo_is_called_a_file() -> None:
    """照片不是照片 would say nothing."""
    text = Missing(Fault.NOT_A_PHOTO)
    assert missing([text]) == "有 1 个文件没收到（不是照片，请发 JPG 或 PNG），请再发一次。"
    assert missing([text, Missing(Fault.BROKEN)]).startswith("有 2 张照片没收到")


def test_a_second_try_is_asked_for_only_where_it_may_help() -> None:
    """A GIF sent again stays a GIF."""
    assert detail(BadPhoto(Fault.BROKEN, missing=0.5), "，请重发").endswith("，请重发")
    assert detail(BadPhoto(Fault.NOT_A_PHOTO, came="GIF"), "，请重发").endswith("PNG")
