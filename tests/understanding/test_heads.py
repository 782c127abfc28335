"""A pattern that looks ahead finds what it found before; it looks at all the characters that a match begins with."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understanding.heads import looking_ahead

_CHARS = "甲乙丙丁1"
# Every way in which an alternative may begin: a character, one of several, a choice, a number, what may lack.
_ATOMS = st.sampled_from(
    ("甲", "乙", "[丙丁]", "[^甲]", ".", r"\d", "(?:甲|乙丙)", "(?:丁?|乙)", "(?:[甲丁]|丙?乙)", "^", "$")
)
_LOOKS = st.sampled_from(("", "", "(?<!丙)", "(?<=甲)", "(?=[甲乙丙])", "(?!乙)"))
_TIMES = st.sampled_from(("", "", "?", "*", "+", "{0,2}", "{1,2}", "??"))


def _alternative(parts: list[tuple[str, str, str]]) -> str:
    return "".join(look + atom + (times if atom not in "^$" else "") for look, atom, times in parts)


_PATTERNS = st.lists(
    st.lists(st.tuples(_LOOKS, _ATOMS, _TIMES), min_size=1, max_size=3).map(_alternative),
    min_size=1,
    max_size=5,
).map("|".join)


@given(_PATTERNS, st.lists(st.text(_CHARS, max_size=6), min_size=8, max_size=8))
def test_the_same_is_found(pattern: str, texts: list[str]) -> None:
    """Whatever the alternatives begin with."""
    before, after = re.compile(pattern), re.compile(looking_ahead(pattern))
    for text in texts:
        assert (before.search(text) is None) == (after.search(text) is None), (pattern, after.pattern, text)


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("甲乙|[丙丁]?甲", "(?=[丁丙甲])(?:甲乙|[丙丁]?甲)"),
        ("(?<!不)(?:有|没有?)人|几个", "(?=[几有没])(?:(?<!不)(?:有|没有?)人|几个)"),
        (r"\d点|甲|^乙", r"(?=[\d甲])(?:\d点|甲)|^乙"),
        ("[丙丁]*甲|乙", "(?=[丁丙乙甲])(?:[丙丁]*甲|乙)"),
        ("(?:丁|乙){0,2}甲|丙", "(?=[丁丙乙甲])(?:(?:丁|乙){0,2}甲|丙)"),
        ("(?:丁?|乙)甲|丙|丁", "(?=[丁丙])(?:丙|丁)|(?:丁?|乙)甲"),
        ("[^甲]乙|甲", "[^甲]乙|甲"),
    ],
)
def test_it_looks_at_what_it_can_begin_with(pattern: str, written: str) -> None:
    """What begins otherwise is left as it is."""
    assert looking_ahead(pattern) == written
