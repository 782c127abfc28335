"""With which characters a match of a pattern can begin, so that one of many alternatives is soon seen to be none.

`re` tries each alternative at each place of a text, unless all begin with a plain character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"\\.|\[\^?\]?[^\]]*\]|.", re.DOTALL)
_AROUND = re.compile(r"\(\?<?[=!]")
_ATOM = re.compile(
    r"\[(?![\^\]])(?P<members>[^\]\\-]+)\]|(?P<group>\(\?:)|(?P<char>\\d|[^\\^$.()\[\]|?*+{}])"
)
_MAY_LACK = re.compile(r"(?:[?*]|\{0?,\d*\})\??")


def looking_ahead(words: str) -> str:
    """The same alternatives; those with known heads, together, behind a look at the next character.

    They may be tried in another order: for patterns of which it is only asked whether they are found.
    """
    known = {one: heads for one in _alternatives(words) if (heads := _heads(one))}
    others = "".join(f"|{one}" for one in _alternatives(words) if one not in known)
    if len(known) < 2:
        return words
    first = "".join(sorted(frozenset().union(*known.values())))
    return f"(?=[{first}])(?:{'|'.join(known)}){others}"


def _heads(alternative: str) -> frozenset[str] | None:
    """The characters, or \\d, with one of which every match begins; None if they are not known."""
    found: set[str] = set()
    at = 0
    while True:
        while _AROUND.match(alternative, at):
            at = _closing(alternative, at)
        atom = _ATOM.match(alternative, at)
        if atom is None:
            return None
        end = _closing(alternative, at) if atom["group"] else atom.end()
        inner = _alternatives(alternative[atom.end() : end - 1]) if atom["group"] else ()
        of_inner = [_heads(one) for one in inner]
        if None in of_inner:
            return None
        found.update(atom["members"] or (), *(one for one in of_inner if one))
        found.update({atom["char"]} if atom["char"] else ())
        lacking = _MAY_LACK.match(alternative, end)
        if lacking is None:
            return frozenset(found)
        at = lacking.end()


def _closing(words: str, start: int) -> int:
    """Behind the bracket that closes the one at `start`."""
    return next(at for at, depth in _depths(words[start:]) if depth == 0) + start


def _alternatives(words: str) -> list[str]:
    """The parts between the bars that are in no brackets."""
    bars = [at for at, depth in _depths(words) if depth == 0 and words[at - 1] == "|"]
    return [words[begin : end - 1] for begin, end in zip([0, *bars], [*bars, len(words) + 1], strict=True)]


def _depths(words: str) -> Iterator[tuple[int, int]]:
    """Where each sign of a pattern ends, and how many brackets are open then."""
    depth = 0
    for token in _TOKEN.finditer(words):
        depth += (token[0] == "(") - (token[0] == ")")
        yield token.end(), depth
