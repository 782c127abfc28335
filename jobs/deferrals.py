"""挂账 ends by itself on its day: the case is 在办 again, and everybody who follows it hears so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from actions import deferrals as action
from actions import signing
from domain.cause import by_the_clock
from domain.chat import Outgoing
from domain.matters import MatterKind, MatterState
from domain.notices import Notice
from jobs.kit import each_hour, job
from storage.store import Store


# The figures go by the moment itself; this tells of it, and may come an hour later.
@job(
    "deferrals",
    "挂账到期",
    each_hour,
    grace=timedelta(minutes=50),
    report_missed=False,
    notice=Notice.LIMIT,
)
def deferrals(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Every 挂账 whose day is over is ended, once. Of what is asked for, whatever lapsed loses its buttons."""
    store.touched |= signing.may_lapse(store)
    agreed = store.matters.all(MatterKind.DEFERRAL, (MatterState.AGREED,))
    over = [matter for matter in agreed if matter.until and matter.until <= at]
    return [one for matter in over for one in action.end(matter, by_the_clock(at), store)]
