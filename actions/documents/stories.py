"""报道素材 as a Word document: what units agreed to, each before and after, without number plates and names."""

from __future__ import annotations

from actions import stories as actions
from actions.documents.kit import document, office
from domain.order import Order
from domain.paper import Block, Heading, Paper, Paragraph, PhotoRow
from domain.photo import without_plates
from storage.store import Store
from texts import stories as wording


@document(wording.FILE)
def paper(order: Order, store: Store) -> Paper:
    """All that may be handed out now."""
    now, cases = order.at.astimezone(store.zone), actions.agreed(store)
    photos = store.photos.before_and_after([one.number for one in cases])
    blocks: list[Block] = [] if cases else [Paragraph(wording.NOTHING)]
    for one in cases:
        before, after = map(without_plates, photos[one.number])
        blocks.append(Heading(wording.caption(one, store.district, now)))
        blocks.append(PhotoRow((("整改前", before), ("整改后", after))))
    return Paper(
        file=f"{wording.FILE} {now:%Y-%m-%d}",
        title=f"{store.district.name}文明城市创建{wording.FILE}",
        blocks=tuple(blocks),
        signer=office(store),
        day=now.date(),
    )
