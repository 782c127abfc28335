"""Why a photo cannot be taken, beyond the kind of fault: what came instead, or how much of it came."""

from __future__ import annotations

from storage.photos import BadPhoto


def detail(bad: BadPhoto, again: str = "") -> str:
    """The words for it, in Chinese and without a full stop; empty where only the fault is known.

    `again` asks for the photo once more, where that may help and nothing else asks for it.
    """
    if bad.came:
        return f"是 {bad.came} 格式，不是照片，请发 JPG 或 PNG"
    if bad.missing is None:
        return ""
    came = min(round(100 * (1 - bad.missing)), 99)
    return f"打不开，只传来{f'约 {came}%' if came else '开头'}{again}"
