"""Who stands where in a chat, and what the bot sees of it from its seat."""

from __future__ import annotations

import re

from tests.telegram.world import BOT, GONE, USERNAME, Json, Room, World

COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(@[A-Za-z0-9_]+)?(?:\s|$)")


def sees(world: World, room: Room, message: Json, bot_spoke_last: bool) -> bool:
    """Whether the bot gets a message: being there, and in privacy mode only what is meant for it."""
    standing = room.members.get(BOT, "left")
    if standing in GONE:
        return False
    words = message.get("text") or message.get("caption")
    content = {"photo", "document", "location", "sticker", "rich_message"}
    service = words is None and not content & message.keys()
    if not room.group or not world.privacy or standing in ("administrator", "creator") or service:
        return True
    if message.get("reply_to_message", {}).get("from", {}).get("id") == BOT:
        return True
    command = COMMAND.match(words or "")
    if command and (command[1] == f"@{USERNAME}" or (command[1] is None and bot_spoke_last)):
        return True
    return bool(words) and f"@{USERNAME}" in str(words)


def member(world: World, user: int, standing: str) -> Json:
    """A ChatMember."""
    found: Json = {"user": world.users[user], "status": standing}
    rights = dict.fromkeys(RIGHTS, True)
    match standing:
        case "administrator":
            found |= rights | {"can_be_edited": False, "is_anonymous": False}
        case "creator":
            found |= {"is_anonymous": False}
        case "kicked":
            found |= {"until_date": 0}
        case "restricted":
            found |= dict.fromkeys(RESTRICTIONS, False) | {"is_member": True, "until_date": 0}
    return found


RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
)
RESTRICTIONS = (
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_send_messages",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_manage_topics",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_edit_tag",
    "can_react_to_messages",
)
