"""帮助: what this person says here every day; 帮助 全部 names the subjects, 帮助 点名 one of them, 帮助 延期 a command.

Lines are docstrings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domain import authority
from domain.actions import Action
from domain.chat import Outgoing
from domain.district import Role
from handlers.help_subjects import SUBJECTS, of_subject
from handlers.kit import Answer, Handler, Said, button, command, find_handlers
from storage.store import Store
from texts.own_examples import in_own_names
from texts.typed import one_line

# What each role says most; whoever has several roles has all of theirs.
_DAILY = {
    Role.REPORTER: "上报 整改 通过 我的任务 查 到 请假",
    Role.HANDLER: "整改 退回 认领 延期 我的任务 查 到 请假",
    Role.UNIT_HEAD: "我的任务 同意 签收 挂账 超期 进度 周报 查 到 请假",
    Role.INSPECTOR: "上报 核查 通过 不通过 我的任务 超期 进度 查",
    Role.OFFICE: "受理 派 通过 督办 我的任务 进度 超期 台账 周报 查",
    Role.LEADER: "进度 超期 我联系的片 晒比拼 周报 督办 台账 查",
    Role.OBSERVER: "进度 超期 晒比拼 查",
}
_ALL = "全部"
_SAYING = "说大白话也行，如：金山片还有多少没整改"
_ONE_SUBJECT = "看一类怎么用，发“帮助”加它的名字，如：帮助 点名"
_MOST_BUTTONS = 6
_MOST_LINES = 6  # that only have the word in them
_LONGEST = 20  # characters of what was asked for


@command("帮助", "help", "start", does=Action.HELP, as_typed=True)
def show(said: Said, store: Store) -> Answer:
    """帮助 [全部] [一类] — 看在这里能做什么，如：帮助 点名"""
    able = [one for one in find_handlers() if one.words and not one.by_button and _may(one, said)]
    wanted = said.words.strip()
    if wanted == _ALL:
        return _subjects(able, said)
    screen = [one.help for one in of_subject(wanted, able)] if wanted in SUBJECTS else []
    named = [one.help for one in able if wanted and _is_called(one, wanted)]
    if not screen:
        named = list(dict.fromkeys([*named, *_telling_of(wanted, able, anywhere=not named)]))
    if not (named or screen) and any(_is_called(one, wanted) for one in find_handlers() if wanted):
        return f"“{wanted}”不归您在这里办。发“帮助”看能做什么。"
    if found := screen or named:
        return "\n".join([*([f"【{wanted}】"] if screen else []), *_taught(found, store)])
    lines = [one.help for word in _daily(said) for one in able if word in one.words]
    none = [f"没有“{one_line(wanted, _LONGEST)}”这一类。"] if wanted else []
    text = "\n".join([*none, f"{said.person.name}，在这里常用：", *_taught([*lines, _SAYING], store)])
    return Outgoing(said.chat, text, choices=(button(f"帮助 {_ALL}"),))


def _taught(lines: Iterable[str], store: Store) -> list[str]:
    """Lines of commands, whose examples are of this district."""
    return [in_own_names(line, store.district) for line in lines]


def _is_called(one: Handler, wanted: str) -> bool:
    """By one of its words; 评分 also calls 评分 填."""
    return any(word == wanted or word.startswith(f"{wanted} ") for word in one.words)


def _telling_of(wanted: str, able: Sequence[Handler], *, anywhere: bool) -> list[str]:
    """The lines of commands that begin with the word, as 夜查计划 does; `anywhere` also those that have it in them: of
    抽查 that of 拉网."""
    if len(wanted) < 2:
        return []
    begun = [one.help for one in able if any(word.startswith(wanted) for word in one.words)]
    return [*begun, *(one.help for one in able if anywhere and wanted in one.help)][:_MOST_LINES]


def _daily(said: Said) -> list[str]:
    return list(dict.fromkeys(word for role in said.person.roles for word in _DAILY[role].split()))


def _subjects(able: Iterable[Handler], said: Said) -> Outgoing:
    """A line for each subject with its commands; those that this person needs every day are buttons."""
    by_name = {name: found for name in SUBJECTS if (found := of_subject(name, able))}
    lines = [f"{name}：{'、'.join(_first_words(found))}" for name, found in by_name.items()]
    daily = [
        name for name, found in by_name.items() if any(set(_daily(said)) & set(one.words) for one in found)
    ]
    text = "\n".join([f"{said.person.name}，在这里可以：", *lines, _ONE_SUBJECT])
    return Outgoing(said.chat, text, choices=tuple(button(f"帮助 {name}") for name in daily[:_MOST_BUTTONS]))


def _first_words(found: Iterable[Handler]) -> list[str]:
    return list(dict.fromkeys(one.words[0].split()[0] for one in found))


def _may(handler: Handler, said: Said) -> bool:
    if handler.does is Action.JOIN:
        return False  # whoever may read this has joined
    return authority.allows(said.person, said.purpose, handler.does)
