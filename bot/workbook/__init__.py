"""The district workbook (区底册, xlsx): a template, reading with every fault, writing."""

from bot.workbook.faults import CellFault
from bot.workbook.reading import Book, read
from bot.workbook.writing import template, write

__all__ = ["Book", "CellFault", "read", "template", "write"]
