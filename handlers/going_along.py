"""Who is to go along, said with 派: 1派给环卫所，和城管一起去."""

from __future__ import annotations

import re

from domain.cases import Case
from domain.district import Unit
from handlers.kit import Ask
from storage.store import Store

_ALONG = re.compile(
    r"^(?:(?P<with>和|跟|同|与|会同)|让|请|叫)?\s*(?P<who>[\u4e00-\u9fff]{2,12}?)"
    r"(?P<along>一起|一块儿?|一道|共同|联合|配合|协助|帮忙|$)(?:一下|着)?(?:去|办|来|处理|整治|整改|搞)*[\s,，:：;；。、]*"
)


def helper_in(behind: str, unit: Unit, store: Store) -> tuple[Unit | None, str]:
    """The other unit that is to help, of what stands behind the unit that is given the case, and the rest of the words.

    None where no unit is named so: `和小李一起去` names people.
    """
    found = _ALONG.match(behind)
    if found is None or not (found["with"] or found["along"]):
        return None, behind
    scope = store.recogniser.find_scope(found["who"])
    if scope is None or scope.kind != "unit" or scope.words != found["who"] or len(scope.ids) != 1:
        return None, behind
    helper = store.district.unit[next(iter(scope.ids))]
    return (None, behind) if helper == unit else (helper, behind[found.end() :])


def whether_helped(case: Case, helper: Unit) -> Ask:
    """Whether the other unit is asked for help: it is a step of its own."""
    text = f"还请{helper.short}配合吗？回“是”就请。"
    return Ask(text, f"配合 {case.number} {helper.name}", only_yes=True)
