"""What messages with buttons are about that is no case, each as one word: once it is decided their buttons go.

Whoever decides it says so (`Store.decided`); a case needs no such word (actions/settled.py).
"""

from __future__ import annotations

from datetime import date


def red_list(list_: int) -> str:
    """To sign the list of a month."""
    return f"red-list:{list_}"


def red_draft(list_: int) -> str:
    """To review the draft of a list, or draw it up anew; the next draft of it takes the place."""
    return f"red-draft:{list_}"


def year_score(year: int) -> str:
    """To freeze the scores of a year."""
    return f"year-score:{year}"


def year_appeal(year: int, grid: str) -> str:
    """To decide what a unit appeals against, for one grid of a year."""
    return f"year-appeal:{year}:{grid}"


def objection(list_: int, grid: str) -> str:
    """To decide what a unit objects to, for one grid of a list."""
    return f"objection:{list_}:{grid}"


def exemplar(place: str) -> str:
    """To sign a point or grid as 示范点."""
    return f"exemplar:{place}"


def turn(person: int, roster: int, day: date, shift: str) -> str:
    """To take somebody's shift."""
    return f"turn:{person}:{roster}:{day}:{shift}"


def duty_notice(check: int) -> str:
    """To sign what was found at a post."""
    return f"duty-notice:{check}"


def duty_explanation(check: int) -> str:
    """To explain what was found at a post."""
    return f"duty-explanation:{check}"


def new_point(grid: int, name: str) -> str:
    """To make a point of a place."""
    return f"new-point:{grid}:{name}"


def squad_call(call: int) -> str:
    """To take a call, or the next step of it."""
    return f"squad:{call}"


def volunteer_draft(call: int) -> str:
    """To have the groups hear of a call of volunteers."""
    return f"volunteer-draft:{call}"


def volunteer_call(call: int) -> str:
    """To sign up for it."""
    return f"volunteers:{call}"


def fund(number: int, state: str) -> str:
    """To review an application for money, or approve it."""
    return f"fund:{number}:{state}"


def night_patrol(patrol: int) -> str:
    """To begin a night patrol, or call it off."""
    return f"night:{patrol}"


def bulletin(kind: str, period: str) -> str:
    """To issue a 简报 or 通报."""
    return f"bulletin:{kind}:{period}"


def call(group: int) -> str:
    """To answer the last roll-call or shift that a group was called for; the next call of it takes the place."""
    return f"call:{group}"


def story(case: int) -> str:
    """To agree that a case is told of in the press."""
    return f"story:{case}"
