"""What reports and questions are both read with: a district's categories, and the words that speak for them."""

from __future__ import annotations

from domain.district import District
from understanding.categories import Categories
from understanding.evidence import EvidenceFinder
from understanding.vocabulary import vocabulary


class Known:
    """Built once from a district for both readers, anew when the register changes."""

    def __init__(self, district: District) -> None:
        """Reads the categories beside the packaged vocabulary."""
        words = vocabulary()
        self.district = district
        self.categories = Categories(district, words)
        self.evidence = EvidenceFinder(words, self.categories.named(), self.categories.ids)
