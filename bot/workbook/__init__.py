"""The district workbook (区底册, xlsx): an empty one, reading it with every fault, writing it back."""

from bot.workbook.faults import CellFault
from bot.workbook.reading import Book, read
from bot.workbook.writing import template, write

__all__ = ["Book", "CellFault", "read", "template", "write"]
