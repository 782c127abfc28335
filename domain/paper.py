"""A document (公文) as a value: what it says and in which order. `papers/word.py` sets it in type."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.sketch import Sketch


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text, such as 一、整改要求."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text; its first line is indented by two characters."""

    text: str


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table with its head row. `widths` are shares of the line, one a column; figures are set to the right."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    caption: str = ""

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in (*self.rows, self.widths)):
            raise ValueError("every row has a cell for each column, and each column its width")


@dataclass(frozen=True, slots=True)
class Form:
    """A form: each line a label and what stands there, in a ruled table. An empty content leaves room to write."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """Photos in one row, each with the words under it: `(words, hash of the photo)`. Two or three fit.

    `caption` stands once below all of them; none is higher than `high` mm.
    """

    photos: tuple[tuple[str, str], ...]
    caption: str = ""
    high: int = 70


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A picture that is drawn for the document."""

    sketch: Sketch


Block = Heading | Paragraph | PaperTable | Form | PhotoRow | FigureBlock


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of a bulletin (简报): its name in red, and below it the issue, who issues it, and the day."""

    name: str
    issue: str
    issuer: str
    day: date


@dataclass(frozen=True, slots=True)
class Paper:
    """One document. `file` is the name that people see, without its ending.

    `number` (文号) stands under the title, `addressee` (主送) before the text; `signer` and `day` (落款) at the end.
    `copies` is the block below everything: 报, 发, 抄送, each with who gets it. `appendix` (附件) begins a new page.
    A `sheet` is a form to be filled in (督办单): narrow margins, so that it prints on one page where it can.
    """

    file: str
    title: str
    blocks: tuple[Block, ...]
    masthead: Masthead | None = None
    number: str = ""
    addressee: str = ""
    signer: str = ""
    day: date | None = None
    copies: tuple[tuple[str, str], ...] = ()
    appendix: tuple[Block, ...] = ()
    sheet: bool = False
