"""遮挡车牌: number plates in photos of vehicles cannot be read where many see them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from PIL import Image, ImageChops, ImageStat

from domain.photo import without_plates
from storage import plates
from storage.photos import PhotoFiles, Size
from tests.plates import pasted
from tests.talk import ZONE

INPUTS = Path(__file__).parent / "inputs" / "photographs"


@pytest.mark.parametrize(("kind", "share"), [("blue", 0.12), ("yellow", 0.2), ("green", 0.3)])
def test_a_plate_is_found_and_covered(kind: str, share: float) -> None:
    """Whatever its colour: nine tenths of its characters at least lie under the mosaic."""
    with Image.open(INPUTS / "locomotion-house-cat.jpg") as opened:
        photo = opened.convert("RGB")
    photo = photo.resize((480, 480 * photo.height // photo.width))
    seen = pasted(photo, share, kind, Random(kind))
    shown = plates.hidden(seen.photo)
    assert max(shown.size) == plates.SIDE
    as_it_was = seen.photo.resize(shown.size, Image.Resampling.BICUBIC)
    changed = ImageChops.difference(shown, as_it_was).convert("L").point(lambda one: 255 * (one > 3))
    mask = seen.characters.resize(shown.size)
    assert ImageStat.Stat(changed, mask).mean[0] > 0.8 * 255


def test_a_photo_in_which_no_plate_is_found_is_made_coarse() -> None:
    """What the search may have missed cannot be read either: no detail of it is finer than a tile."""
    photo = Image.linear_gradient("L").convert("RGB").resize((480, 360))
    assert plates.find(photo) == []
    shown = plates.hidden(photo)
    few = shown.resize((plates.COARSE, plates.COARSE * 3 // 4), Image.Resampling.BOX)
    back = few.resize(shown.size, Image.Resampling.BICUBIC)
    assert ImageStat.Stat(ImageChops.difference(back, shown).convert("L")).mean[0] < 4


def test_it_is_made_once_and_forgotten_with_the_photo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Named by the photo's hash and a mark; no such photo, no such picture."""
    files = PhotoFiles(tmp_path / "photos")
    kept = files.keep((INPUTS / "nagasaki-boats.jpg").read_bytes(), ZONE).sha256
    named = without_plates(kept)
    assert without_plates(named) == named and without_plates("") == ""
    shown, stamp = files.path(named, Size.SHOWN), files.stamp(named)
    assert shown is not None and stamp is not None and shown != stamp
    assert shown.read_bytes() != (files.path(kept, Size.SHOWN) or shown).read_bytes()
    assert files.path(without_plates("0" * 64), Size.SHOWN) is None
    with monkeypatch.context() as again:
        again.setattr(plates, "find", lambda _: pytest.fail("looked for once more"))
        later = PhotoFiles(tmp_path / "photos")
        assert later.path(named, Size.SHOWN) == shown and later.stamp(named) == stamp
    files.forget(kept)
    assert not shown.exists() and not stamp.exists() and files.path(named, Size.SHOWN) is None
