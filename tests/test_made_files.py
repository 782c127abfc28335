"""What the bot makes itself: kept once, under a name, for its owner only, and removed when nothing needs it."""

from __future__ import annotations

import hashlib
import os
import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.tidy import _remove_unused_made
from domain.chat import Chat, File, Outgoing
from domain.photo import Photo
from domain.platform import Platform
from storage.database import Database
from storage.files import MadeFiles
from storage.photos import PhotoFiles
from storage.unused import remove_unused_made
from tests.photographs import small_photo
from tests.talk import ZONE

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=ZONE)
HERE, THERE = Chat(Platform.WEB, "grid-01"), Chat(Platform.TELEGRAM, "-1001")
FACTS, OTHER_FACTS = "a" * 64, "b" * 64
DAY = timedelta(days=1)


@pytest.fixture
def made(tmp_path: Path) -> MadeFiles:
    """An empty folder, which is not even there."""
    return MadeFiles(tmp_path / "photos")


def test_a_document_is_kept_under_its_name(made: MadeFiles) -> None:
    """By the hash of its bytes; under another name the same bytes have the newer one."""
    file = made.keep(b"PK one", "简报 3月.docx")
    assert file == File(hashlib.sha256(b"PK one").hexdigest(), "简报 3月.docx")
    path = made.document(file.sha256)
    assert path is not None and path.read_bytes() == b"PK one"
    assert made.name(file.sha256) == "简报 3月.docx"
    assert made.keep(b"PK one", "简报 定稿.docx").sha256 == file.sha256
    assert made.name(file.sha256) == "简报 定稿.docx"


def test_a_long_document_is_written_into_its_file(made: MadeFiles, tmp_path: Path) -> None:
    """And is as any other; what is not kept, or what a process that was killed left, does not stay."""
    for _ in range(2):
        with made.draft() as draft:
            draft.write_bytes(b"PK long")
            file = made.keep_draft(draft, "台账.xlsx")
    assert file == made.keep(b"PK long", "台账.xlsx")
    path = made.document(file.sha256)
    assert path is not None and path.read_bytes() == b"PK long" and stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(ValueError), made.draft():
        raise ValueError("a fault while it is written")
    assert sorted(one.name for one in (tmp_path / "photos").iterdir()) == [file.sha256[:2]]
    left, fresh = (tmp_path / "photos" / name for name in (".new-left", ".new-fresh"))
    left.touch()
    fresh.touch()
    os.utime(left, (0, 0))
    made.remove_unused({file.sha256}, DAY)
    assert fresh.exists() and not left.exists()


@pytest.mark.parametrize("name", ["", "0" * 64, "../" * 30, "A" * 64, "é" * 64])
def test_what_is_not_there_is_not_found(made: MadeFiles, name: str) -> None:
    """No document, no picture, no name, and no way out of the folder."""
    made.keep(b"one", "一.docx")
    assert made.document(name) is None and made.picture(name) is None and made.name(name) == ""


def test_the_same_facts_have_one_picture(made: MadeFiles) -> None:
    """Found again by the facts, also by another process; once it is gone it is drawn anew."""
    assert made.drawn_of(FACTS) is None
    sha256 = made.keep_drawn(b"png", FACTS)
    again = MadeFiles(made._root)
    assert again.drawn_of(FACTS) == sha256 and again.drawn_of(OTHER_FACTS) is None
    picture = made.picture(sha256)
    assert picture is not None
    picture.unlink()
    assert made.drawn_of(FACTS) is None


def test_a_photo_and_a_document_of_the_same_bytes_are_two(tmp_path: Path) -> None:
    """Forgetting a photo leaves the document, and a document is never shown as a photo."""
    files = PhotoFiles(tmp_path)
    data = small_photo(1)
    photo, file = files.keep(data, ZONE), files.made.keep(data, "现场.jpg")
    assert photo.sha256 == file.sha256
    files.forget(photo.sha256)
    assert files.made.document(file.sha256) is not None


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    """Folders are 0700 and files 0600, whatever the umask; so is the database."""
    before = os.umask(0)
    try:
        database = Database(
            f"sqlite+aiosqlite:///{tmp_path}/var/zoujie.db", PhotoFiles(tmp_path / "var/photos"), ZONE
        )
        database.upgrade()
        database.files.keep(small_photo(1), ZONE)
        database.files.made.keep(b"one", "一.docx")
        database.files.made.keep_drawn(b"png", FACTS)
    finally:
        os.umask(before)
    modes = {file: stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "var").rglob("*")}
    modes[tmp_path / "var"] = stat.S_IMODE((tmp_path / "var").stat().st_mode)
    database.close()
    assert len(modes) > 10
    assert {mode for file, mode in modes.items() if file.is_dir()} == {0o700}
    assert {mode for file, mode in modes.items() if file.is_file()} == {0o600}


def test_what_nothing_refers_to_is_removed(database: Database) -> None:
    """A day after it was made: what waits and what the web chat shows stays, and photos are not touched."""
    made = database.files.made
    names = ("unsaid", "shown", "said", "nobody's")
    drawn = {
        name: made.keep_drawn(name.encode(), hashlib.sha256(name.encode()).hexdigest()) for name in names
    }
    files = {name: made.keep(name.encode(), f"{name}.docx") for name in names}
    kept = database.files.keep(small_photo(1), ZONE)
    with database.transaction() as store:
        store.photos.keep(kept)
        for name, chat in (("unsaid", THERE), ("said", THERE)):
            store.post.outbox.put(Outgoing(chat, "看", (Photo(drawn[name]),), (files[name],), key=name), NOW)
        said = next(row for row in store.post.outbox.rows("todo") if row.message.key == "said")
        store.post.outbox.sent([said.id], NOW, "5")
        carries = {"photos": [drawn["shown"]], "files": [[files["shown"].sha256, "shown.docx"]]}
        store.post.web.put(HERE.id, "bot", "看", carries, NOW, once="1")
    with database.reading() as store:
        assert remove_unused_made(store.connection, made) == 0
    _age(made, DAY + timedelta(minutes=1))
    with database.reading() as store:
        assert _remove_unused_made(store) == 4
        assert _remove_unused_made(store) == 0
    assert {name for name in names if made.picture(drawn[name])} == {"unsaid", "shown"}
    assert {name for name in names if made.document(files[name].sha256)} == {"unsaid", "shown"}
    assert made.name(files["said"].sha256) == ""
    assert database.files.keep(small_photo(1), ZONE) == kept


def test_what_is_asked_for_again_stays(made: MadeFiles) -> None:
    """It is about to be said: drawn of the same facts, or the same document."""
    drawn, file = made.keep_drawn(b"png", FACTS), made.keep(b"one", "一.docx")
    _age(made, 2 * DAY)
    assert made.drawn_of(FACTS) == drawn
    made.keep(b"one", "一.docx")
    made.remove_unused((), DAY)
    assert made.picture(drawn) and made.document(file.sha256)


def _age(made: MadeFiles, by: timedelta) -> None:
    for file in made._root.rglob("*.*"):
        at = file.stat().st_mtime - by.total_seconds()
        os.utime(file, (at, at))
