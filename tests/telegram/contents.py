"""What a message of the bot has in it, read from what it asks: words, files, buttons, and what it answers."""

from __future__ import annotations

from typing import Any

from tests.telegram import keyboards, markup
from tests.telegram.asked import Asked
from tests.telegram.refusal import bad
from tests.telegram.world import Json, Room, World, must


def text(world: World, asked: Asked) -> Json:
    """Words and entities of a text. Raises Refusal."""
    must(asked.text("text").strip(), bad("message text is empty"))
    plain, entities = _formatted(world, asked.params, "text", asked.json("entities"))
    must(plain, bad("message text is empty"))
    must(markup.units(plain) <= markup.LONGEST_TEXT, bad("message is too long"))
    preview = asked.json("link_preview_options")
    return (
        {"text": plain}
        | ({"entities": entities} if entities else {})
        | ({"link_preview_options": preview} if preview else {})
    )


def caption(world: World, given: Any, asked: Asked) -> Json:
    """Words and entities below a photo or document; `given` is all that is asked, or one part of an album."""
    plain, entities = _formatted(world, given, "caption", asked.json("caption_entities"))
    must(markup.units(plain) <= markup.LONGEST_CAPTION, bad("message caption is too long"))
    if not plain:
        return {}
    return {"caption": plain} | ({"caption_entities": entities} if entities else {})


def reply(world: World, room: Room, asked: Asked) -> Json:
    """The message that it answers."""
    wanted = asked.json("reply_parameters") or {}
    number = int(wanted.get("message_id") or asked.number("reply_to_message_id"))
    if not number:
        return {}
    quoted = world.quoted(room, number)
    lenient = wanted.get("allow_sending_without_reply") or asked.truth("allow_sending_without_reply")
    must(quoted or lenient, bad("message to be replied not found"))
    return {"reply_to_message": quoted} if quoted else {}


def keyboard(world: World, asked: Asked) -> Json:
    """Its buttons."""
    given = asked.json("reply_markup")
    if not given or not given.get("inline_keyboard"):
        return {}
    return {"reply_markup": keyboards.read(given, world.level)}


def photo(world: World, asked: Asked, name: str, value: str = "") -> list[Json]:
    """The sizes of a photo: uploaded, or known by its file id in `value` or in the field `name`."""
    uploaded = asked.attached(value) if value else asked.uploaded(name)
    if uploaded is not None:
        return world.keep_photo(uploaded[1])
    return world.keep_photo(world.file(value or asked.text(name)).content())


def document(world: World, asked: Asked, name: str, value: str = "") -> Json:
    """A document, from where a photo may come too."""
    uploaded = asked.attached(value) if value else asked.uploaded(name)
    if uploaded is None:
        stored = world.file(value or asked.text(name))
        uploaded = (stored.name or stored.path.rpartition("/")[2], stored.content())
    file_name, data = uploaded
    must(data, bad("file must be non-empty"))
    kept = world.keep(data, "documents", file_name.rpartition(".")[2], name=file_name)
    return kept | {"file_name": file_name, "file_size": len(data)}


def media(world: World, asked: Asked, given: Json) -> Json:
    """An InputMedia: photo or document, with its caption."""
    kind = given.get("type")
    must(kind in ("photo", "document"), bad("can't parse InputMedia: type of media is not supported"))
    file = str(given.get("media") or "")
    must(file, bad("can't parse InputMedia: media not found"))
    content = caption(world, {**given, "caption_entities": None}, asked)
    if kind == "photo":
        return {"photo": photo(world, asked, "", file)} | content
    return {"document": document(world, asked, "", file)} | content


def _formatted(world: World, given: Any, name: str, entities: list[Json] | None) -> tuple[str, list[Json]]:
    mode = str(given.get("parse_mode") or "")
    plain, found = markup.formatted(str(given.get(name) or ""), mode, world.known, entities)
    whole = [one | {"user": world.users[one["user"]["id"]]} if "user" in one else one for one in found]
    return plain, whole
