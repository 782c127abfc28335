"""督办单: one page where its history is not long: facts, photos, basis, demand, limit, and room to sign."""

from __future__ import annotations

from actions.documents.kit import document, office
from domain.cases import Case, Step
from domain.matters import Matter, MatterKind, MatterState, Signature
from domain.order import Order
from domain.paper import Block, Form, Paper, PhotoRow
from domain.refused import NoSuchCase, NotSupervised
from storage.store import Store
from texts import cases as wording
from texts import supervision, times

MOST_HISTORY = 8  # lines: it has to print on one page, two at most
MOST_HIGH = 40  # mm; less where the text is long (papers/sheet.py)


@document("督办单")
def slip(order: Order, store: Store) -> Paper:
    """The slip as it stands now. Raises NoSuchCase, NotSupervised."""
    case = store.cases.get(order.case or 0)
    if case is None:
        raise NoSuchCase(order.case or 0)
    matter = next(
        (one for one in reversed(store.matters.of(case.number, MatterKind.SUPERVISION)) if one.label), None
    )
    if matter is None:
        raise NotSupervised(case)
    unit = store.district.unit.get(matter.unit or 0)
    return Paper(
        file=f"督办单{matter.label}",
        title="文明城市创建问题督办单",
        number=matter.label,
        addressee=unit.name if unit else "",
        blocks=(
            _facts(case, matter, store),
            *_photos(case, matter, store),
            Form((_history(case, store), *_answers(matter, store))),
        ),
        signer=office(store),
        day=matter.opened_at.astimezone(store.zone).date(),
        sheet=True,
    )


def _facts(case: Case, matter: Matter, store: Store) -> Form:
    why, demand = supervision.parts(matter)
    category = store.district.category.get(case.category or 0)
    limit = times.written(case.due_at.astimezone(store.zone)) if case.due_at else "未定"
    until = f"{times.written(matter.until.astimezone(store.zone))} 前" if matter.until else ""
    reported = times.written(case.opened_at.astimezone(store.zone))
    return Form(
        (
            (
                "问题编号",
                f"#{case.number}（{case.source}，{reported} 上报）",
            ),
            ("问题", f"{category.name if category else wording.UNSORTED}：{case.text}"),
            ("地点", wording.place(case, store.district)),
            ("整改时限", limit),
            ("督办依据", why),
            ("督办要求", demand),
            ("回复时限", until),
        )
    )


def _photos(case: Case, matter: Matter, store: Store) -> list[Block]:
    before, after = store.photos.before_and_after([case.number])[case.number]
    looked = store.photos.of(case.number, Step.SEEN) if _looks(matter, store) else []
    seen = store.photos.for_all(case.number, looked[-1]) if looked else ""
    found = (("上报时", before), ("整改后", after), ("现场督查", seen))
    photos = [(words, one) for words, one in found if one]
    return [PhotoRow(tuple(photos), high=MOST_HIGH)] if photos else []


def _history(case: Case, store: Store) -> tuple[str, str]:
    told = wording.record(store.cases.history(case.number), store.district, store.zone)[-MOST_HISTORY:]
    return "办理经过", "\n".join(told)


def _answers(matter: Matter, store: Store) -> tuple[tuple[str, str], ...]:
    """Who signed for it and what they answered; empty lines to be filled in by hand where nobody has yet."""

    def signed(at: int) -> str:
        if len(matter.signatures) <= at:
            return ""
        return _signed(matter.signatures[at], store)

    looks = [_signed(look.signatures[-1], store) for look in _looks(matter, store)]
    replies = [signed(index) for index, one in enumerate(matter.signatures) if one.words]
    ended = "已办结" if matter.state is MatterState.ENDED else ""
    on_site = (("现场督查", "\n".join(looks)),) if looks else ()
    return ("签收", signed(0)), ("办理情况", "\n".join(replies)), *on_site, ("办结意见", ended)


def _looks(matter: Matter, store: Store) -> list[Matter]:
    """What inspectors saw there since it was issued."""
    seen = store.matters.of(matter.case, MatterKind.SITE, (MatterState.ENDED,))
    return [one for one in seen if one.label == matter.label and one.signatures]


def _signed(one: Signature, store: Store) -> str:
    who = store.district.person.get(one.person)
    when = times.written(one.at.astimezone(store.zone))
    return " ".join(part for part in (wording.person(who, store.district), when, one.words) if part)
