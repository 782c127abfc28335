"""The workbook of the sample district, whose people are invented."""

from __future__ import annotations

from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "sample" / "district.xlsx"
