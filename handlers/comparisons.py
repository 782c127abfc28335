"""How several parts, categories or stretches of time compare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from domain.chat import Outgoing
from domain.question import By, Status
from domain.standing import percent
from handlers.each_state import of_each_state
from handlers.in_like_time import before_the_first, cut_off, in_time
from handlers.inquiry import Inquiry
from handlers.parts import number_of, share_of
from handlers.rankings import PartFigure, counted, picture_button, ranking
from handlers.sorts import of_sort, of_unit
from handlers.trends import NOW_ONLY
from storage.sought import Sought
from texts import answers


def comparison(asked: Inquiry) -> Outgoing:
    """Two or more sides beside each other; what has no two sides is divided into grids."""
    question = asked.question
    if len(asked.states) > 1 and not question.share:
        return of_each_state(asked, comparison)
    if question.against and set(question.states) & NOW_ONLY:
        words = "那时候有多少没有记下来，不能和现在的比。可以比新增、销号："
        return asked.says(words, (), "本周比上周新增多几件", "本周比上周销号多几件")
    if question.against and (none := before_the_first(asked)):
        words, sought = in_time(asked)[0]
        now = _side(asked, words, sought, by_rate=question.share)
        told = f"{now[0]} {now[2]}，" if now else ""
        return asked.says(f"{asked.head}\n{told}{none}", ())
    sides = list(_sides(asked))
    if len(sides) > 1 and not (question.states or question.share or question.against):
        lines = [_at_length(name, sought, asked) for name, sought in sides]
        return asked.says("\n".join([asked.head, *lines]), (), "名单", *picture_button(question))
    known = [found for one in sides if (found := _side(asked, *one, by_rate=question.share))]
    if len(known) < 2 and len(sides) > 1 and question.share:
        return _cannot_be_compared(asked, sides)
    if len(known) < 2:
        return ranking(replace(asked, question=replace(question, by=question.by or By.GRID)))
    of_what = "" if question.share or question.states else f" · {Status.NEW}"
    head, unit = f"{asked.head}{of_what}", "%" if question.share else " 件"
    text = "\n".join([answers.compared(head, known, unit), *_cut_off(asked)])
    return asked.says(text, (), "名单", *picture_button(question))


def _cannot_be_compared(asked: Inquiry, sides: list[tuple[str, Sought]]) -> Outgoing:
    """The rate of each side: of one or both there is none."""
    shares = [(name, share_of(asked, sought)) for name, sought in sides]
    told = [answers.side(name, (part, whole), names[1]) for name, (part, whole, names) in shares]
    return asked.says(f"{asked.head}\n{'，'.join(told)}", (), "名单")


def _cut_off(asked: Inquiry) -> Iterator[str]:
    """That of the earlier days only as many were counted as have gone by now, and the figure of all of them."""
    if asked.question.against and (found := cut_off(asked)):
        sought, end = found
        whole = _side(asked, "", sought, by_rate=asked.question.share)
        yield answers.counted_until(asked.question.against.words, end, whole[2] if whole else "")


def _at_length(name: str, sought: Sought, asked: Inquiry) -> str:
    """All figures of a side, where nobody said which are to be compared."""
    new, still, late = (
        number_of(asked, replace(sought, states=(one,)))
        for one in (Status.NEW, Status.UNCLOSED, Status.OVERDUE)
    )
    share = _side(asked, name, sought, by_rate=True)
    done = f"，按期率 {share[2]}" if share else ""
    return f"{name}：上报 {new}，未销号 {still}，超期 {late}{done}"


def _side(asked: Inquiry, name: str, sought: Sought, *, by_rate: bool) -> PartFigure | None:
    if not by_rate:
        return counted(name, number_of(asked, sought))
    part, whole, _ = share_of(asked, sought)
    return (name, percent(part, whole), answers.figure_of((part, whole))) if whole else None


def _sides(asked: Inquiry) -> Iterator[tuple[str, Sought]]:
    question, sought = asked.question, asked.sought
    if question.against:
        yield from in_time(asked)
    elif len(asked.scopes) > 1:
        for scope in asked.scopes:
            yield scope.words, replace(sought, scopes=(scope,))
    elif units := of_sort(asked):
        yield from ((one.short, of_unit(one, asked)) for one in units)
    elif len(question.categories) > 1:
        for one in question.categories:
            yield asked.store.district.category[one].name, replace(sought, categories=(one,))
