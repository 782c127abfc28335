"""What is told of a photo that cannot be taken, beyond its kind of fault: what came instead, or how much came."""

from __future__ import annotations

from storage.photos import BadPhoto


def detail(bad: BadPhoto, again: str = "") -> str:
    """Behind 照片 or in brackets, without a full stop; empty where nothing more is known than the fault.

    `again` asks for the photo once more, where that may help and nothing else asks for it.
    """
    if bad.came:
        return f"是 {bad.came} 格式，不是照片，请发 JPG 或 PNG"
    if bad.missing is None:
        return ""
    came = min(round(100 * (1 - bad.missing)), 99)
    return f"打不开，只传来{f'约 {came}%' if came else '开头'}{again}"
