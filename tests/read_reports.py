"""What a report of the sample district is recognised as."""

from tests.readers import district as sample
from understanding.reports.reading import Reading

DISTRICT = sample()
GRID = {grid.code: grid.id for grid in DISTRICT.grids}


def name(category: int | None) -> str | None:
    """The name of a category."""
    return None if category is None else DISTRICT.category[category].name


def categories(reading: Reading) -> list[str | None]:
    """The categories of what was found, by name."""
    return [name(one.category) for one in reading.findings]
