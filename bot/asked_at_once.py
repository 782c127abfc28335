"""What is asked or said to a message before anything is done."""

from __future__ import annotations

from bot.beyond import beyond_the_list
from bot.called import asked_which
from bot.heads_words import heads_words
from bot.looked_back import is_it_again
from bot.no_longer_asked import no_longer_asked, pressed_too_late
from bot.of_the_list import which_of_the_list
from bot.one_more_line import into_a_case_told
from bot.own_lines import taken_back_here
from bot.placing import asked_first
from bot.repairs_back import is_repair_wrong
from bot.routing import Match
from bot.shift_changes import shift_wanted_changed
from bot.shifts_agreed import whether_swap_agreed
from bot.whom_meant import whom_meant
from bot.work_given import work_given
from domain.chat import Incoming, Outgoing
from handlers.kit import Ask
from storage.books import Books


def asked_at_once(message: Incoming, command: Match | None, store: Books) -> Ask | Outgoing | str | None:
    """The first of these that has something to ask or to say, so that nothing is done yet; None if none has.

    Each asks of which case or of whom the words speak where that is not sure enough, or says that they answer nothing
    any more. What a button of an old question says comes first: it is no new word of anybody.
    """
    for ask in (
        pressed_too_late,
        into_a_case_told,
        beyond_the_list,
        heads_words,
        whom_meant,
        shift_wanted_changed,
        work_given,
        asked_first,
        which_of_the_list,
        asked_which,
        is_it_again,
        taken_back_here,
        is_repair_wrong,
        whether_swap_agreed,
        no_longer_asked,
    ):
        if asked := ask(message, command, store):
            return asked
    return None
