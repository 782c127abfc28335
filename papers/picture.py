"""Draws any picture: each kind has a file of its own beside this one."""

from __future__ import annotations

from domain.sketch import Board, Comparison, Heat, Poster, Sketch, Trend, Wall
from papers import board_picture, compared_picture, heat_picture, list_poster, trend_picture, wall_picture
from papers.ink import Finder


def draw(sketch: Sketch, photo: Finder) -> bytes:
    """The picture of these facts, PNG or JPEG; what it shows of photos is looked up by their hashes."""
    match sketch:
        case Board():
            return board_picture.draw(sketch, photo)
        case Comparison():
            return compared_picture.draw(sketch, photo)
        case Wall():
            return wall_picture.draw(sketch, photo)
        case Trend():
            return trend_picture.draw(sketch)
        case Heat():
            return heat_picture.draw(sketch)
        case Poster():
            return list_poster.draw(sketch)
