"""`python -m tests.machine SEED STEPS` plays so many steps. Its last line is what was played, as JSON, or the fault."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from pathlib import Path

from tests.machine.play import Broken, play
from tests.postgresql import fill

MEMORY = "/dev/shm"  # a folder in memory: else the machine mostly waits for the disk


def main(seed: int, steps: int) -> int:
    """Out: the exit code, 1 if a promise was broken."""
    memory = MEMORY if os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        template = Path(folder) / "template.db"
        fill(f"sqlite+aiosqlite:///{template}")
        try:
            played = asyncio.run(play(template, seed, steps, memory))
        except Broken as fault:
            sys.stdout.write(f"{fault}\n")
            return 1
    sys.stdout.write(
        json.dumps({"steps": played.steps, "taken": dict(played.taken)}, ensure_ascii=False) + "\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
