"""How the bot sits in a group: in it or out, an administrator, muted. It reads a ChatMember as it came."""

from __future__ import annotations

from bot.gateways.telegram.raw import Raw, truth, word

_ADMINS = frozenset({"administrator", "creator"})
_IN = frozenset({"member", *_ADMINS})


def is_in(seat: Raw) -> bool:
    """True if the bot is in the group."""
    return word(seat, "status") in _IN or (word(seat, "status") == "restricted" and truth(seat, "is_member"))


def is_admin(seat: Raw) -> bool:
    """True if it is an administrator there."""
    return word(seat, "status") in _ADMINS


def is_muted(seat: Raw) -> bool:
    """True if the bot may not speak there."""
    return word(seat, "status") == "restricted" and not truth(seat, "can_send_messages")


def is_less(old: Raw, new: Raw) -> bool:
    """True if the bot may no longer speak, or is no administrator any more."""
    demoted = word(new, "status") != word(old, "status") and word(new, "status") == "member"
    return demoted or (is_muted(new) and not is_muted(old))
