"""The past that a demo begins with: its script, and how it is played. `make score`, part `demo`, plays all of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot import past
from bot.app import build
from bot.serve import alone
from bot.workbook import read
from bot.workbook.sample import SAMPLE
from domain.cases import State
from domain.tally import Scope
from papers import scene
from storage.plates import find
from tests.site import settings_in
from tests.talk import ZONE
from tests.turns import AT_LARGE

MONDAY = datetime(2026, 3, 2, 12, 0, tzinfo=ZONE)  # so that the month before ends among the lines
PLAYED = 4  # working days, of thirty


def test_the_script_is_of_the_sample_district() -> None:
    """Everybody and every group in it is there, every picture can be drawn, and time goes forward."""
    lines, sample = past.script(), read(SAMPLE).district
    scores = past.script(past.SCORES)
    people = {one.name for one in sample.people}
    groups = {one.name for one in sample.groups} | {"私聊"}
    assert {line.who for line in (*lines, *scores)} <= people
    assert {line.where for line in (*lines, *scores)} <= groups
    assert {
        wrong for line in lines for wrong in re.findall(r"\[\d+ (\S+)\]", line.text)
    } <= scene.WRONG.keys()
    assert lines == sorted(lines, key=lambda line: (line.day, line.at))
    assert lines[0].day == -30


@pytest.mark.usefixtures("small_pictures")
async def test_a_demo_begins_with_what_its_people_did(tmp_path: Path) -> None:
    """The first days of the script, as if they were the last: each line does what it says, at its time."""
    home = tmp_path / "demo"
    settings = settings_in(home)
    first = past.script()[0].day
    lines = [
        replace(line, day=line.day - first - PLAYED) for line in past.script() if line.day < first + PLAYED
    ]
    with alone(settings, home):  # as `zoujie demo` holds it
        await past.lay(settings, MONDAY, lines)
    app = await build(settings)
    with app.database.reading() as store:
        cases = store.cases.live(Scope(""), tuple(State))
        assert Counter(one.state for one in cases) == {State.CLOSED: 9, State.CHECKING: 2, State.OPEN: 1}
        assert min(one.opened_at for one in cases) == datetime(2026, 2, 25, 8, 52, tzinfo=ZONE)
        drawn = store.scoring.latest()
        assert drawn is not None and drawn.name == "2026-02" and drawn.ended_at is not None
        assert len({(one.scorer, one.scored) for one in store.scoring.sheets(drawn)}) == 9  # of ten
        assert store.counters.get("clock-ahead") == 0
        assert not store.post.waits(MONDAY).to_answer
    await app.close()
    assert not home.with_name("demo.new").exists()


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=AT_LARGE)], ids=["some", "all"])
def test_photos_of_vehicles_are_not_covered_where_there_is_no_plate(step: int) -> None:
    """What looks like a plate is covered before others see it; of drawn corners those are taken that do not."""
    every = {int(one) for line in past.script() for one in re.findall(r"\[(\d+) 汽车\]", line.text)}
    shown = sorted(every)[::step]
    covered = [one for one in shown if find(Image.open(BytesIO(scene.draw(one, "汽车"))).convert("RGB"))]
    assert shown and covered == []
