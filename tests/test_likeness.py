"""A picture is known again after what people do to photos, and no two pictures are taken for one.

On six real photographs (public domain, see tests/inputs/photographs/README.md). The figures on more than two hundred
are in docs/photo-likeness.md; `make score` measures them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from storage import likeness
from storage.looks import look_of, look_of_file
from storage.photos import examine
from tests.likeness.edits import EDITS
from tests.photographs import near_copy, small_photo
from tests.score.photographs import FLOORS, Shelf
from tests.talk import ZONE

PHOTOGRAPHS = sorted((Path(__file__).parent / "inputs/photographs").glob("*.jpg"))


@cache
def _photographs() -> tuple[Image.Image, ...]:
    return tuple(Image.open(file).convert("RGB") for file in PHOTOGRAPHS)


@pytest.mark.parametrize("name", FLOORS)
def test_an_edited_picture_is_known_again(name: str) -> None:
    """Each photograph is found among all of them, and never another: as often as on the many."""
    looks = [look_of(photo) for photo in _photographs()]
    shelf = Shelf(looks)
    assert shelf.looks == looks
    edited = [EDITS[name](photo, Random(number)) for number, photo in enumerate(_photographs())]
    found = [shelf.same_as(look_of(photo)) for photo in edited]
    assert all(one <= {number} for number, one in enumerate(found))
    assert sum(map(len, found)) >= int(FLOORS[name] * len(looks))


def test_a_street_that_was_cleaned_is_another_picture() -> None:
    """Copies are the same. Another street, or the same one seen later from a step aside, is not."""
    streets = [examine(small_photo(seed), ZONE).look for seed in range(8)]
    shelf = Shelf(streets)
    for number in range(8):
        assert shelf.same_as(examine(near_copy(small_photo(number)), ZONE).look) == {number}
        cleaned = examine(small_photo(number, "after"), ZONE).look
        assert shelf.same_as(cleaned, likeness.SURE_OF_A_VIEW) == set()


@pytest.mark.parametrize("shade", [0, 128, 255])
def test_a_picture_without_texture_has_no_marks(shade: int) -> None:
    """A wall, the sky, a thumb on the lens: every one is like every other, however the light falls on it."""
    assert likeness.marks_of(look_of(Image.new("L", (640, 480), shade))) == b""
    assert likeness.marks_of(look_of(Image.linear_gradient("L").resize((640, 480)))) == b""
    assert likeness.marks_of(b"") == b""


def test_what_cannot_be_read_has_no_look(tmp_path: Path) -> None:
    """A thumbnail that is gone or broken costs nothing but the comparison."""
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no photo")
    assert look_of_file(broken) == look_of_file(tmp_path / "gone.jpg") == look_of_file(None) == b""
    assert likeness.agreement(b"", look_of(_photographs()[0]), likeness.FITS[0]) == 0.0
