"""What stands above and below every picture: whose it is, what it measures, over which time, its reference."""

from __future__ import annotations

from PIL.Image import Image
from PIL.ImageDraw import ImageDraw

from domain.sketch import PictureHead
from papers.ink import BODY, GREEN, GREY, INK, MARGIN, SMALL, WIDTH, Section, fitted, readable, width, write

TITLE = 64
_NAME = "走街"


def header(head: PictureHead) -> Section:
    """District and cut-off in one line, the title, then what is measured over which time."""

    def paint(_picture: Image, ink: ImageDraw, top: int) -> None:
        ink.rectangle((0, top, WIDTH, top + 14), fill=GREEN)
        cutoff = fitted(readable(head.cutoff), SMALL, WIDTH / 2)
        write(ink, (WIDTH - MARGIN, top + 72), cutoff, SMALL, GREY, "rs")
        room = WIDTH - 2 * MARGIN - width(cutoff, SMALL) - 24
        write(ink, (MARGIN, top + 72), fitted(readable(head.district), BODY, room), BODY, INK)
        # The face's dot is as wide as a character: it needs no spaces.
        title = fitted(readable(head.title).replace(" · ", "·"), TITLE, WIDTH - 2 * MARGIN)
        write(ink, (MARGIN, top + 150), title, TITLE, GREEN, bold=True)
        about = fitted(
            f"{readable(head.period)}　{readable(head.measure)}".strip("　"), BODY, WIDTH - 2 * MARGIN
        )
        write(ink, (MARGIN, top + 212), about, BODY, INK)

    return Section(240, paint)


def footer(head: PictureHead) -> Section:
    """The reference, and which page it is where there are several."""

    def paint(_picture: Image, ink: ImageDraw, top: int) -> None:
        said = f"第{head.page}页，共{head.pages}页　{_NAME}" if head.pages > 1 else _NAME
        write(ink, (WIDTH - MARGIN, top + 52), said, SMALL, GREY, "rs")
        room = WIDTH - 2 * MARGIN - width(said, SMALL) - 24
        write(ink, (MARGIN, top + 52), fitted(f"编号 {readable(head.reference)}", SMALL, room), SMALL, GREY)

    return Section(84, paint)
