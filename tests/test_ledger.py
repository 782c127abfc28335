"""台账: its lines are the cases that were open in the period, its figures add up, and typed text stays text."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from subprocess import CalledProcessError
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from actions.documents.kit import NOT_MADE, DocumentKind, find_documents
from bot.app import App
from bot.cli import main
from bot.gateways.webchat.typed import TypedMessage
from bot.making import PAUSE, TRIES
from domain.ledger import Entry, Ledger
from domain.order import Order
from domain.platform import Platform
from domain.tally import Scope, Span
from handlers.ledger import how_long
from papers.ledger import MISSING
from papers.ledger_apart import excel
from papers.ledger_csv import HEADS, csv_of
from storage.making import order_in, order_of
from tests.operating import command_line
from tests.photographs import small_photo
from tests.platforms import webchat
from tests.talk import ZONE, Start, StillClock
from texts.volumes import NARROWER

MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=ZONE)
GRID, REPORTER = "grid-01", "22"
ENTRY = Entry(
    number=1,
    state="处置中",
    source="网格巡查",
    category="占道经营",
    place="人民广场",
    grid="金山一网格",
    unit="金山社区",
    line_unit="",
    text='=HYPERLINK("http://127.0.0.1","看")',
    opened_at=MONDAY,
    due_at=MONDAY + timedelta(hours=4),
    fixed_at=None,
    closed_at=None,
    judged="",
    before="a" * 64,
    after="b" * 64,
    history=("3月2日 10:00 上报", "+86 手机", "说" * 200),
)
LEDGER = Ledger(
    "台账", "江湾区 问题整改台账", "截至 10:00", (ENTRY,), ("新增", "合计"), (("金山社区", (1, 1)),)
)


def test_typed_text_is_text_and_photos_are_shown(tmp_path: Path) -> None:
    """Nothing that people typed becomes a formula or a link; a photo that is gone is said to be."""
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(small_photo(1))
    file = tmp_path / "ledger.xlsx"
    excel(LEDGER, lambda sha256: photo if sha256 == "a" * 64 else None, file)
    made = BytesIO(file.read_bytes())
    assert [name for name in ZipFile(made).namelist() if "/media/" in name] == ["xl/media/image1.jpeg"]
    book = load_workbook(made)
    assert book.sheetnames == ["台账", "汇总"]
    sheet = book.active
    assert isinstance(sheet, Worksheet) and sheet["A3"].value == "编号"
    assert sheet.auto_filter.ref == "A3:Q4" and sheet.print_title_rows == "$3:$3"
    areas = [one.print_area.rpartition("!")[2] for one in book.worksheets]
    assert areas == ["$A$1:$Q$4", "$A$1:$C$4"]  # no empty pages behind what is written
    row = {head.value: cell for head, cell in zip(sheet[3], sheet[4], strict=True)}
    assert (row["编号"].value, row["问题"].value, row["问题"].data_type) == (1, ENTRY.text, "s")
    assert row["上报时间"].value == MONDAY.replace(tzinfo=None) and row["整改时间"].value is None
    assert (row["整改前"].value or "", row["整改后"].value) == ("", MISSING)
    assert row["经过"].value == "\n".join(ENTRY.history)
    height = sheet.row_dimensions[4].height
    assert height is not None and height > 14 * 13  # twelve lines of the last, none cut off in print
    assert [cell.value for cell in book["汇总"][4]] == ["金山社区", 1, 1]
    assert not any(cell.hyperlink or cell.data_type == "f" for line in sheet for cell in line)


def test_as_csv_it_is_the_same_lines() -> None:
    """With the mark that Excel knows UTF-8 by; what a spreadsheet would reckon with is words, commas and lines are
    kept, and so is whether there are photos."""
    made = csv_of(replace(LEDGER, entries=(replace(ENTRY, place="人民广场,\n北门", after=""),)))
    head, line = csv.reader(StringIO(made.decode("utf-8-sig"), newline=""))
    assert made.startswith(b"\xef\xbb\xbf") and tuple(head) == HEADS
    row = dict(zip(head, line, strict=True))
    assert row["问题"] == f"'{ENTRY.text}" and row["地点"] == "人民广场,\n北门"
    assert (row["上报时间"], row["整改时间"]) == ("2026-03-02 10:00", "")
    assert (row["整改前照片"], row["整改后照片"]) == ("有", "无")
    assert row["经过"] == "\n".join(ENTRY.history)


def test_a_process_that_fails_is_noticed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It writes, and fails, beside the bot: whoever waits for it is told."""
    with pytest.raises(CalledProcessError):
        excel(LEDGER, lambda _sha256: None, tmp_path / "none" / "ledger.xlsx")
    assert "FileNotFoundError" in capfd.readouterr().err


def test_an_order_survives_being_written_down() -> None:
    """As JSON, with its scope and span."""
    span = Span(MONDAY - timedelta(days=1), MONDAY)
    order = Order("台账", MONDAY, Scope("金山片", grids=frozenset({3, 1})), span, "昨天", case=7, seed="s")
    assert order_of(order_in(order)) == order
    assert order_of(order_in(Order("督办单", MONDAY))) == Order("督办单", MONDAY)


async def _with_cases(start: Start) -> App:
    app = await start(StillClock(MONDAY))
    for words in ("上报 人民广场 占道经营", "上报 金山小学门口 垃圾外溢"):
        await webchat(app).hear(GRID, TypedMessage(REPORTER, words))
    await app.settle()
    return app


async def test_each_case_counts_for_the_indicators_of_its_category(start: Start, tmp_path: Path) -> None:
    """占道经营 is evidence for one, 公益广告 for two, what nobody has sorted for none; and the sheet says so."""
    app = await _with_cases(start)
    for words in ("上报 人民广场 公益广告老旧破损", "上报 人民广场 不知道是什么"):
        await webchat(app).hear(GRID, TypedMessage(REPORTER, words))
    await app.settle()
    after = MONDAY + timedelta(minutes=5)
    with app.database.reading() as store:
        order = Order("台账", after, span=Span(MONDAY, after), period="今天")
        ledger = find_documents()["台账"].facts(order, store)
    await app.close()
    assert isinstance(ledger, Ledger)
    at = ledger.measures.index("合计")
    counted = {name: figures[at] for name, figures in ledger.by_indicator}
    assert counted == {"2.1 环境卫生": 1, "2.2 市容秩序": 2, "5.1 公益广告": 1, "没写指标": 1}
    assert [name for name, _ in ledger.by_indicator][-1] == "没写指标"
    assert ledger.entries[0].category == "占道经营\n2.2 市容秩序"
    file = tmp_path / "ledger.xlsx"
    excel(ledger, lambda _sha256: None, file)
    sheet = load_workbook(file)["按指标"]
    assert [row[0].value for row in sheet.iter_rows(min_row=3)] == ["指标", *counted]


async def test_the_sums_are_those_of_the_lines(start: Start) -> None:
    """The second sheet against a recount of the first."""
    app = await _with_cases(start)
    after = MONDAY + timedelta(hours=8)
    with app.database.reading() as store:
        order = Order("台账", after, span=Span(MONDAY, after), period="今天")
        ledger = find_documents()["台账"].facts(order, store)
    await app.close()
    assert isinstance(ledger, Ledger)
    assert [one.number for one in ledger.entries] == [1, 2]
    whole = dict(zip(ledger.measures, ledger.totals[-1][1], strict=True))
    late = sum(one.judged.startswith("已超期") for one in ledger.entries)
    assert whole == {
        "新增": 2,
        "在办": 2,
        "待核查": 0,
        "超期": late,
        "挂账": 0,
        "已销号": 0,
        "其他结束": 0,
        "已拆分": 0,
        "合计": 2,
    }
    assert late > 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_cannot_be_made_says_so_and_holds_up_nothing(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After three tries the message says so; what is asked meanwhile is answered."""
    app = await _with_cases(start)

    def fails(_order: Order, _store: object) -> Ledger:
        raise ValueError("a fault of ours")

    monkeypatch.setitem(find_documents(), "台账", DocumentKind("台账", fails))
    clock = app.clock
    assert isinstance(clock, StillClock)
    clock.move_to(MONDAY + timedelta(hours=1))
    await webchat(app).hear(GRID, TypedMessage(REPORTER, "台账 今天"))
    await webchat(app).hear(GRID, TypedMessage(REPORTER, "查 1"))
    for _ in range(TRIES):
        await app.settle()
        clock.move_to(clock.now() + PAUSE)
    await app.settle()
    said = [one["text"] for one in await webchat(app).messages(GRID, None) if one["sender"] == "bot"]
    assert said[-1].endswith(f"\n{NOT_MADE}") and said[-2].startswith("#1 ")
    with app.database.reading() as store:
        assert not store.post.outbox.backlog()["making"]
    await app.close()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_a_platform_does_not_take_comes_in_volumes(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each with some of the cases and all of the sums; where there would be too many, how to ask for less."""
    app = await _with_cases(start)
    assert isinstance(app.clock, StillClock)
    app.clock.move_to(MONDAY + timedelta(hours=1))
    (_, (whole,)) = await _asked_for(app)
    less = whole.stat().st_size * 9 // 10  # well below: packed anew, the same lines differ by a few bytes
    monkeypatch.setattr(app.maker, "_largest", {Platform.WEB: less})
    said, files = await _asked_for(app)
    assert said["text"].splitlines()[1] == "一个文件发不下，分成 2 册：#1、#2；每册的《汇总》是全部的"
    assert [one["name"] for one in said["files"]] == [
        "台账 金山一网格 今天 第1册 #1.xlsx",
        "台账 金山一网格 今天 第2册 #2.xlsx",
    ]
    books = [load_workbook(BytesIO(file.read_bytes())) for file in files]
    assert [[row[0].value for row in book["台账"].iter_rows(min_row=4)] for book in books] == [[1], [2]]
    assert [book["汇总"]["J4"].value for book in books] == [2, 2]
    monkeypatch.setattr(app.maker, "_largest", {Platform.WEB: 100})
    said, files = await _asked_for(app)
    assert "没有做：文件太大，要分 " in said["text"] and said["text"].endswith(NARROWER) and not files
    await app.close()


async def _asked_for(app: App) -> tuple[dict[str, Any], list[Path]]:
    """What comes of 台账, and its files."""
    await webchat(app).hear(GRID, TypedMessage(REPORTER, "台账 今天"))
    await app.settle()
    said = (await webchat(app).messages(GRID, None))[-1]
    found = [app.database.files.made.document(one["url"].rpartition("/")[2]) for one in said["files"]]
    return said, [one for one in found if one is not None]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_crowd_of_cases_is_announced(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits long is told that it is being made."""
    monkeypatch.setattr("handlers.ledger.LONG", 2)
    app = await _with_cases(start)
    assert isinstance(app.clock, StillClock)
    app.clock.move_to(MONDAY + timedelta(hours=1))
    await webchat(app).hear(GRID, TypedMessage(REPORTER, "台账 今天"))
    await app.settle()
    said = [one["text"] for one in await webchat(app).messages(GRID, None) if one["sender"] == "bot"]
    assert said[-2].startswith("在做台账 · 金山一网格 · 今天，2 件，不到 1 分钟，") and said[-1].endswith(
        "2 件，截至 11:00"
    )
    await app.close()


@pytest.mark.parametrize(
    ("count", "words"),
    [(4999, "不到 1 分钟"), (5000, "大约 1 分钟"), (10_000, "大约 2 分钟"), (10_001, "大约 3 分钟")],
)
def test_how_long_a_ledger_takes(count: int, words: str) -> None:
    """Said in whole minutes, rounded up."""
    assert how_long(count) == words


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_command_line_writes_it(
    start: Start,
    tmp_path: Path,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """`zoujie report 台账`: a file for its owner only, never over another unasked; wrong words are refused."""
    await (await _with_cases(start)).close()
    with command_line(tmp_path, capsys, monkeypatch):
        monkeypatch.setenv("ZOUJIE_DATABASE_URL", database_url)
        monkeypatch.setenv("ZOUJIE_DATA_DIR", str(tmp_path))
        file = tmp_path / "ledger.xlsx"

        def run(*arguments: str) -> int:
            import threading

            code: list[int] = []
            thread = threading.Thread(
                target=lambda: code.append(main(["report", *arguments, "--out", str(file)]))
            )
            thread.start()
            thread.join()
            return code[0]

        assert run("台账", "--period", "2026-03") == 0
        assert [cell.value for cell in load_workbook(file)["台账"]["A"]][3:] == [1, 2]
        assert file.stat().st_mode & 0o777 == 0o600
        assert run("台账", "--period", "2026-03") == 1 and "不覆盖" in capsys.readouterr().err
        assert run("台账", "--force", "--period", "2025") == 0 and load_workbook(file)["台账"].max_row == 3
        assert run("日记") == 2 and "、台账" in capsys.readouterr().err
        assert run("台账", "--force", "--period", "哪天") == 2 and "看不懂时段" in capsys.readouterr().err
        assert run("周报", "--force", "--period", "哪天") == 2 and "看不懂时段" in capsys.readouterr().err
        assert run("督办单", "--force") == 2 and "--case" in capsys.readouterr().err
        assert run("月报", "--force", "--period", "2026-W10") == 1 and "请写哪个月" in capsys.readouterr().err
        assert run("周报", "--force", "--period", "2026-W10") == 2 and ".docx" in capsys.readouterr().err
        file = tmp_path / "weekly.docx"
        assert run("周报", "--period", "2026-W10") == 0 and file.read_bytes().startswith(b"PK")
