"""The command line `zoujie`. Exit codes: 0 done, 1 refused with its reasons on standard error, 2 wrong use."""

from __future__ import annotations

import argparse
import asyncio
import errno
import logging
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path

from bot import logs, settings
from bot.garbage import unswept
from bot.operator.answer import Command, NotDone, Options, Printout, WrongUse
from bot.setting import WrongSetting
from bot.settings import Settings
from storage.backup import NotKept
from storage.database import Unusable

log = logging.getLogger("zoujie.cli")

# What the system says of a file, in the operator's words.
_TROUBLE = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "这里只能读，不能写",
    errno.ENOTDIR: "不是文件夹",
    errno.EISDIR: "是文件夹，不是文件",
    errno.EEXIST: "已经有同名的文件",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the answer is the exit code."""
    options = _parser().parse_args(arguments)
    logs.begin()
    try:
        answer = _run(options.run, options)
        for line in answer.lines:
            print(line)
        sys.stdout.flush()
        return answer.code
    except (WrongSetting, NotDone, NotKept, Unusable) as refused:
        return _refuse(str(refused))
    except WrongUse as wrong:
        return _refuse(str(wrong), 2)
    except BrokenPipeError:  # `zoujie cases | head`: nobody reads on
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _refuse(_trouble(error))
    except KeyboardInterrupt:
        return 0
    except Exception:
        log.exception("the command failed")
        return _refuse("出错了，没有办成；上面一行记录写明出错的地方。")


def _run(command: Command, options: Options) -> Printout:
    found = settings.read(os.environ)
    try:
        return asyncio.run(command(found, options)) or Printout()  # type: ignore[arg-type]
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise NotDone(f"端口 {found.listen} 已被占用；换一个：ZOUJIE_LISTEN=127.0.0.1:8081") from None
        raise


def _refuse(why: str, code: int = 1) -> int:
    print(why, file=sys.stderr)
    return code


def _trouble(error: OSError) -> str:
    said = _TROUBLE.get(error.errno or 0) or error.strerror or type(error).__name__
    return f"{said}：{error.filename}" if error.filename else said


def _late(module: str, name: str) -> Command:
    """A command whose module is loaded when it is run: each needs other things, and some take long to load."""

    async def run(found: Settings, options: Options) -> Printout | None:
        with unswept():
            command: Command = getattr(import_module(f"bot.operator.{module}"), name)
        return await command(found, options)

    return run


async def _demo(found: Settings, _options: Options) -> None:
    with unswept():
        from bot.serve import demo

    await demo(found)


async def _serve(found: Settings, _options: Options) -> None:
    with unswept():
        from bot.serve import serve

    await serve(found)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="zoujie", description="走街：文明城市创建工作群里的机器人")
    commands = parser.add_subparsers(required=True, metavar="命令")
    _add(commands, "demo", "用样例区在本机网页上试用", _demo)
    _add(commands, "serve", "在已设置的平台上运行", _serve)
    _add(commands, "check", "自检：缺什么、错什么", _late("check", "check"))
    _add_district(commands)
    cases = _add(commands, "cases", "列出每一件问题", _late("listing", "cases"))
    cases.add_argument("--json", action="store_true", help="一行一件 JSON")
    _add_queues(commands)
    job = _add(commands, "job", "现在执行一个定时任务，或列出任务", _late("jobs", "job"))
    job.add_argument("name", nargs="?", metavar="任务名")
    job.add_argument("--list", action="store_true", help="列出任务和时间")
    job.add_argument("--at", type=_moment, metavar="时间", help="为哪一刻执行，如 2026-03-02T18:00+08:00")
    job.add_argument("--force", action="store_true", help="还没到的时刻也执行")
    _add_report(commands)
    backup = _add(commands, "backup", "把数据库和照片复制到一个空文件夹", _late("keeping", "backup"))
    backup.add_argument("folder", type=Path, metavar="文件夹")
    restore = _add(commands, "restore", "从 backup 的文件夹恢复", _late("keeping", "restore"))
    restore.add_argument("folder", type=Path, metavar="文件夹")
    audit = commands.add_parser("audit", help="问题的经过").add_subparsers(required=True, metavar="命令")
    _add(audit, "verify", "查经过有没有被改动", _late("listing", "verify"))
    return parser


Commands = argparse._SubParsersAction  # what argparse gives has no public name


def _add_report(commands: Commands[argparse.ArgumentParser]) -> None:
    report = _add(commands, "report", "把一份文件（台账等）写到磁盘", _late("report", "report"))
    report.add_argument("name", metavar="文件名")
    report.add_argument("--out", dest="file", type=Path, required=True, metavar="文件")
    report.add_argument(
        "--period",
        metavar="时段",
        help="如 本周、2026-W47、2026-11、2026-Q4、2026；默认 本月，周报等默认这一期",
    )
    report.add_argument("--case", type=int, metavar="编号", help="哪一件问题")
    report.add_argument("--point", default="", metavar="点位", help="哪个点位")
    report.add_argument("--person", default="", metavar="姓名", help="哪个人，同名时写 姓名@单位")
    report.add_argument("--seed", default="", metavar="种子", help="抽签的种子")
    report.add_argument("--force", action="store_true", help="覆盖")


def _add(
    commands: Commands[argparse.ArgumentParser], name: str, help_: str, run: Command
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help_, description=help_)
    command.set_defaults(run=run)
    return command


def _add_district(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("district", help="区底册（xlsx 工作簿）")
    district_commands = parser.add_subparsers(required=True, metavar="命令")
    template = _add(district_commands, "template", "写一份空白底册", _late("district", "template"))
    import_ = _add(district_commands, "import", "按底册更新单位、网格、人员等", _late("district", "import_"))
    import_.add_argument("--dry-run", action="store_true", help="只看会有哪些变动，不改")
    export = _add(district_commands, "export", "把现有底册写成工作簿", _late("district", "export"))
    codes = _add(
        district_commands, "codes", "给还没登记的人各发一个登记码，写成一份表", _late("codes", "codes")
    )
    codes.add_argument("--out", dest="file", type=Path, required=True, metavar="文件", help="一人一行，CSV")
    codes.add_argument("--days", type=int, default=7, metavar="天数", help="几天内有效，1 到 90；默认 7")
    for command in (template, import_, export):
        command.add_argument("file", type=Path, metavar="文件")
    for command, what in ((template, "覆盖"), (export, "覆盖"), (codes, "覆盖"), (import_, "大量停用也照办")):
        command.add_argument("--force", action="store_true", help=what)


def _add_queues(commands: Commands[argparse.ArgumentParser]) -> None:
    inbox = _add(commands, "inbox", "列出没办成的消息，或决定怎么处理", _late("stuck", "inbox"))
    outbox = _add(
        commands, "outbox", "列出机器人要说的话和发送情况，或处理没发成的", _late("stuck", "outbox")
    )
    outbox.add_argument(
        "--state", choices=("making", "todo", "sending", "sent", "unknown", "failed", "held", "dropped")
    )
    for queue in (inbox, outbox):
        queue.add_argument("--json", action="store_true", help="一行一条 JSON")
        queue.add_argument("--retry", type=int, nargs="+", default=[], metavar="编号", help="再试一次")
        queue.add_argument("--drop", type=int, nargs="+", default=[], metavar="编号", help="不再处理")


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise argparse.ArgumentTypeError(f"“{text}”应为带时差的时间，如 2026-03-02T18:00+08:00")
    return moment
