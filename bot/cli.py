"""The command line `zoujie`. Exit codes: 0 done, 1 refused with its reasons on standard error, 2 wrong use."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bot import logs, operator, settings
from bot.serve import demo, serve
from bot.settings import WrongSetting


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the answer is the exit code."""
    options = _parser().parse_args(arguments)
    logs.begin()
    try:
        found = settings.read(os.environ)
        return asyncio.run(options.run(found, options)) or 0
    except (WrongSetting, operator.Refused) as refused:
        print(refused, file=sys.stderr)
        return 1
    except OSError as error:
        print(
            f"{error.strerror or error}: {error.filename or found.host + ':' + str(found.port)}",
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="zoujie", description="走街: a bot for the work groups of a district"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, help_: str, run: object, under: object = commands) -> argparse.ArgumentParser:
        command: argparse.ArgumentParser = under.add_parser(name, help=help_, description=help_)  # type: ignore[attr-defined]
        command.set_defaults(run=run)
        return command

    add("demo", "the local web chat with a sample district", lambda found, _options: demo(found))
    add("serve", "the bot on the platforms that are set", lambda found, _options: serve(found))
    add("check", "tell what is missing or wrong", operator.check)
    district = commands.add_parser("district", help="the district workbook").add_subparsers(required=True)
    template = add("template", "write an empty workbook", operator.template, district)
    template.add_argument("file", type=Path, metavar="FILE")
    import_ = add("import", "make the register what a workbook says", operator.import_, district)
    import_.add_argument("file", type=Path, metavar="FILE")
    import_.add_argument("--dry-run", action="store_true", help="only show what would change")
    export = add("export", "write the register as a workbook", operator.export, district)
    export.add_argument("file", type=Path, metavar="FILE")
    cases = add("cases", "every case", operator.cases)
    cases.add_argument("--json", action="store_true", help="one JSON object a line")
    outbox = add("outbox", "what the bot says, and what became of it", operator.outbox)
    outbox.add_argument("--state", choices=("todo", "sending", "sent", "unknown", "failed"))
    outbox.add_argument("--json", action="store_true", help="one JSON object a line")
    job = add("job", "run a job now, or list the jobs", operator.job)
    job.add_argument("name", nargs="?", metavar="NAME")
    job.add_argument("--list", action="store_true", help="the jobs and their times")
    job.add_argument("--at", metavar="ISO", help="the moment to run it for")
    backup = add("backup", "copy database and photos into a folder", operator.backup)
    backup.add_argument("folder", type=Path, metavar="DIR")
    restore = add("restore", "bring back what `backup` wrote", operator.restore)
    restore.add_argument("folder", type=Path, metavar="DIR")
    audit = commands.add_parser("audit", help="the history of the cases").add_subparsers(required=True)
    add("verify", "tell whether anybody changed the history", operator.verify, audit)
    return parser
