"""Cases put in order by time: what is overdue longest (拖得最久的三件), what was reported first (最先报的, 最老的)."""

from __future__ import annotations

from dataclasses import replace

from domain.chat import Outgoing
from domain.question import Measure, Status
from handlers.inquiry import PER_PAGE, Inquiry
from texts import answers


def longest(asked: Inquiry) -> Outgoing:
    """What is overdue longest, then what is due soonest."""
    states = asked.question.states or (Status.UNCLOSED,)
    sought = replace(asked.sought, states=asked.states or states)
    shown = replace(asked.question, measure=Measure.LIST, states=states, n=None, order=None)
    found = asked.rows(asked.store.figures.listed(sought, 0, min(asked.question.n or PER_PAGE, 2 * PER_PAGE)))
    head = answers.counted(asked.headed(shown), asked.store.figures.count(sought))
    return asked.says("\n".join([f"{head}，最急的在前", *(row.text for row in found)]), found)


def oldest(asked: Inquiry) -> Outgoing:
    """Those that were reported first."""
    head = asked.headed(replace(asked.question, n=None, order=None, aspect=None))
    total = asked.store.figures.count(asked.sought)
    found = asked.rows(
        asked.store.figures.oldest(asked.sought, min(asked.question.n or PER_PAGE, 2 * PER_PAGE))
    )
    title = f"{head} · 最先报的 {len(found)} 件（共 {total} 件）" if found else answers.counted(head, total)
    return asked.says("\n".join([title, *(row.text for row in found)]), found)
