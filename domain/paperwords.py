"""How rules about papers are written: the district's name, that of a bulletin, and who gets it (报、发、抄送)."""

from __future__ import annotations

from domain.spelling import NONE, Spelling

MOST_NAME = 12  # characters: the head of a bulletin is one line of large type
_FEWEST = 2  # characters of a district's name
_HOW = ("报", "送", "发", "抄送")

Copies = tuple[tuple[str, str], ...]


def _name(text: str) -> str:
    found = "".join(text.split())
    if not 0 < len(found) <= MOST_NAME:
        raise ValueError
    return found


def _district(text: str) -> str:
    """区名 without spaces; "" where the district says none."""
    if text in NONE:
        return ""
    found = _name(text)
    if len(found) < _FEWEST:
        raise ValueError
    return found


def _copies(text: str) -> Copies:
    """`报：区委；发：各镇` as pairs."""
    if text.strip() in NONE:
        return ()
    lines = [one for one in text.replace("；", ";").split(";") if one.strip()]
    pairs = [one.replace("：", ":").partition(":") for one in lines]
    if not pairs or not all(how.strip() in _HOW and who.strip() for how, _, who in pairs):
        raise ValueError
    return tuple((how.strip(), who.strip()) for how, _, who in pairs)


def _say(copies: Copies) -> str:
    return "；".join(f"{how}：{who}" for how, who in copies) or NONE[0]


DISTRICT = Spelling(
    _district, lambda name: name or NONE[0], f"应为 {_FEWEST} 到 {MOST_NAME} 个字，不写就用 {NONE[0]}"
)
NAME = Spelling(_name, str, f"应为 1 到 {MOST_NAME} 个字")
COPIES = Spelling(_copies, _say, f"应为 报：区委、区政府；发：各镇；抄送：市创建办 这样，不写就用 {NONE[0]}")
