"""What is told of a problem and says neither where nor what: it is asked about once more before it becomes a case."""

from __future__ import annotations

import re

from actions.findings import has_place
from handlers.hearing import heard
from handlers.kit import Said
from storage.store import Store
from understanding.reports.kinds import Kind

# 那个, 第二个, 都是: answers that say neither where nor what, and would be a case of which nobody knows anything.
_SAYS_NOTHING = re.compile(
    r"(?:就是|都是|不是|是)?(?:[这那](?:个|里|儿|边|张|样|些)?|第[一二三四五\d]+[个张]|[左右上下前后][边面]?那?[个张]?)?(?:的|呀|啊|吧)?[。！!.]*"
)
_ONE_WORD = 8  # characters that may be all that somebody says in a hurry


def says_nothing(said: Said, store: Store) -> bool:
    """True for 等会再说 and 就这个, to a question about a photo."""
    if _SAYS_NOTHING.fullmatch(said.words):
        return True
    reading = heard(said.message, store)
    return _is_one_word(said) and reading.kind is Kind.TALK and not reading.findings


def says_too_little(said: Said, store: Store) -> bool:
    """True for 又来了 and 太脏了: a case of which nobody knows what and where it is. What is told next completes it."""
    found = heard(said.message, store).findings
    known = any(has_place(one) or one.danger or (one.category and not one.guessed) for one in found)
    return _is_one_word(said) and not known and said.message.place is None


def says_all_is_well(said: Said, store: Store) -> Kind | None:
    """The kind of words that surely tell of no problem (好像没啥问题), though 上报 was said; None of others."""
    reading = heard(said.message, store)
    well = reading.sure and not reading.findings and reading.kind in (Kind.NEGATED, Kind.PRAISE)
    return reading.kind if well else None


def _is_one_word(said: Said) -> bool:
    return len(said.words) <= _ONE_WORD and not re.search(r"\s", said.words)
