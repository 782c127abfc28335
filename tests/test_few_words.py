"""Answers and kind words of a few characters."""

import pytest

from understanding.orders.without_a_case.at_the_post import AtPost, finding_in, is_absent
from understanding.orders.without_a_case.courtesies import Courtesy, courtesy_of


@pytest.mark.parametrize("word", ["不在岗", "没到岗", "未到岗", "缺岗", "无人", "空岗", "没看到人"])
def test_who_is_not_there_is_told_alike_in_an_answer_and_beside_the_post(word: str) -> None:
    """The same word answers 在不在岗 and stands behind the post in 查岗 人民广场 没到岗."""
    assert is_absent(word)
    found, rest = finding_in(f"人民广场 {word}")
    assert isinstance(found, AtPost) and not found.present
    assert rest == "人民广场"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("师傅好", Courtesy.GREETING),
        ("领导早上好", Courtesy.GREETING),
        ("好", Courtesy.AGREED),
        ("先这样", Courtesy.GOODBYE),
        ("今天就到这吧", Courtesy.GOODBYE),
        ("先不发", Courtesy.HOLD),
    ],
)
def test_kind_words(text: str, kind: Courtesy) -> None:
    """好 alone agrees; it greets only behind whom it is said to."""
    assert courtesy_of(text) is kind
