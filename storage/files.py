"""What the bot made itself: pictures that it drew and documents, each kept once under the SHA-256 of its bytes.

They lie beside the photos, in a folder named by the first two digits of the hash: `<hash>.drawn.png` a picture, or
`.drawn.jpg` one with photos; `<hash>.made` a document with `<hash>.name`, the name that people see; `<hash of its
facts>.facts` says which picture was drawn of these facts. What is asked for again counts as new, so that nobody removes
it before it is said.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import Collection, Iterator
from datetime import timedelta
from pathlib import Path

from domain.chat import File
from storage.disk import make, place_whole, write_all

NAME = re.compile(r"[0-9a-f]{64}")
DRAWN, DRAWN_WITH_PHOTOS, DOCUMENT, TITLE, FACTS_OF = ".drawn.png", ".drawn.jpg", ".made", ".name", ".facts"
PICTURES = (DRAWN, DRAWN_WITH_PHOTOS)
_DRAFT = ".new-"  # before its name; no copy of the folder has it
_JPEG = b"\xff\xd8"


class MadeFiles:
    """The part of the folder that the bot fills itself. What is kept is on the disk when the call returns."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def keep(self, data: bytes, name: str) -> File:
        """Keep a document under the name that people are to see; the same bytes again take the newer name."""
        sha256 = hashlib.sha256(data).hexdigest()
        if not self._touched(sha256, DOCUMENT):
            self._write(sha256, {DOCUMENT: data})
        self._write(sha256, {TITLE: name.encode()})
        return File(sha256, name)

    @contextlib.contextmanager
    def draft(self) -> Iterator[Path]:
        """A new file to write a document into, for `keep_draft`. What is not kept is gone at the end."""
        make(self._root)
        handle, name = tempfile.mkstemp(dir=self._root, prefix=_DRAFT)
        os.close(handle)
        try:
            yield Path(name)
        finally:
            Path(name).unlink(missing_ok=True)

    def keep_draft(self, draft: Path, name: str) -> File:
        """Keep a document that was written into its file, as `keep` does; it is never in memory as a whole."""
        with draft.open("rb") as written:
            sha256 = hashlib.file_digest(written, "sha256").hexdigest()
        if not self._touched(sha256, DOCUMENT):
            place_whole(draft, self._file(sha256, DOCUMENT))
        self._write(sha256, {TITLE: name.encode()})
        return File(sha256, name)

    def keep_drawn(self, picture: bytes, facts: str = "") -> str:
        """Keep a picture that the bot drew, and say its hash. In: the hash of the facts that it was drawn of."""
        sha256 = hashlib.sha256(picture).hexdigest()
        ending = DRAWN_WITH_PHOTOS if picture.startswith(_JPEG) else DRAWN
        if not self._touched(sha256, ending):
            self._write(sha256, {ending: picture})
        if NAME.fullmatch(facts):
            self._write(facts, {FACTS_OF: sha256.encode()})
        return sha256

    def drawn_of(self, facts: str) -> str | None:
        """The hash of the picture that was drawn of these facts before; None if there is none any more."""
        try:
            sha256 = self._file(facts, FACTS_OF).read_text()
        except OSError:
            return None
        there = NAME.fullmatch(sha256) and any(self._touched(sha256, ending) for ending in PICTURES)
        return sha256 if there else None

    def document(self, sha256: str) -> Path | None:
        """A document's file; None if there is none, or `sha256` is not 64 lower-case hex digits."""
        return self._there(sha256, DOCUMENT)

    def picture(self, sha256: str) -> Path | None:
        """A drawn picture's file; None as for `document`."""
        return self._there(sha256, DRAWN) or self._there(sha256, DRAWN_WITH_PHOTOS)

    def name(self, sha256: str) -> str:
        """The name under which a document was kept last."""
        title = self._there(sha256, TITLE)
        return title.read_bytes().decode() if title else ""

    def remove_unused(self, used: Collection[str], untouched: timedelta) -> int:
        """Remove what nobody asked for during that time but what is `used`. Out: how many pictures and documents went.

        Drafts go too that a process left behind when it was killed. By the disk's own clock: the bot's may have been
        moved ahead.
        """
        gone, before = 0, self._now() - untouched.total_seconds()
        for draft in self._root.glob(f"{_DRAFT}*"):
            with contextlib.suppress(FileNotFoundError):  # written to its end meanwhile
                if draft.stat().st_mtime < before:
                    draft.unlink()
        for file in self._made():
            sha256 = file.name[:64]
            if sha256 in used or file.stat().st_mtime >= before:
                continue
            for one in (file, self._file(sha256, TITLE)):
                one.unlink(missing_ok=True)
            gone += not file.name.endswith(FACTS_OF)
        return gone

    def _made(self) -> Iterator[Path]:
        """Every picture, document and note of facts."""
        for folder in sorted(self._root.glob("[0-9a-f][0-9a-f]")):
            for file in folder.iterdir():
                if file.name[64:] in (*PICTURES, DOCUMENT, FACTS_OF):
                    yield file

    def _now(self) -> float:
        make(self._root)
        with tempfile.TemporaryFile(dir=self._root) as file:
            return os.fstat(file.fileno()).st_mtime

    def _touched(self, sha256: str, ending: str) -> bool:
        """False if it is not there."""
        with contextlib.suppress(FileNotFoundError):
            os.utime(self._file(sha256, ending))
            return True
        return False

    def _there(self, sha256: str, ending: str) -> Path | None:
        file = self._file(sha256, ending)
        return file if NAME.fullmatch(sha256) and file.exists() else None

    def _file(self, sha256: str, ending: str) -> Path:
        return self._root / sha256[:2] / (sha256 + ending)

    def _write(self, sha256: str, files: dict[str, bytes]) -> None:
        write_all(self._root / sha256[:2], {sha256 + ending: content for ending, content in files.items()})
