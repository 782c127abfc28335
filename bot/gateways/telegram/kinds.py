"""Every kind of message that Telegram has, and what the bot makes of it. Whatever stands here is decided."""

from __future__ import annotations

from collections.abc import Iterable

from bot.gateways.telegram.raw import Raw
from texts.kinds import FILE, VIDEO

# Read by contents.py. A live photo and a picture sent as a file come as `photo` or `document` as well.
READ = frozenset({"text", "caption", "photo", "document", "location", "venue", "rich_message", "live_photo"})
# What nobody here can look at, and what its sender is told that it is. The first one that fits is said.
UNUSABLE = {
    "voice": "语音",
    "voice_note": "语音",  # within a rich message
    "audio": "音频",
    "video_note": VIDEO,
    "video": VIDEO,
    "animation": "动图",  # comes as `document`, too
    "paid_media": "付费内容",
    "document": FILE,
    "sticker": "贴纸",
    "poll": "投票",
    "checklist": "清单",
    "contact": "名片",
    "dice": "骰子",
    "story": "动态",
    "game": "游戏",
    "invoice": "账单",
    "giveaway": "抽奖",
    "giveaway_winners": "抽奖结果",
    "gift": "礼物",
    "unique_gift": "礼物",
    "passport_data": "证件",
}
UNKNOWN = "这种消息"
# What Telegram says of a chat and nobody sent: never words, and never answered.
SERVICE = frozenset(
    {
        "boost_added",
        "channel_chat_created",
        "chat_background_set",
        "chat_owner_changed",
        "chat_owner_left",
        "chat_shared",
        "checklist_tasks_added",
        "checklist_tasks_done",
        "community_chat_added",
        "community_chat_joined",
        "community_chat_removed",
        "connected_website",
        "delete_chat_photo",
        "direct_message_price_changed",
        "forum_topic_closed",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "gift_upgrade_sent",
        "giveaway_completed",
        "giveaway_created",
        "group_chat_created",
        "left_chat_member",
        "managed_bot_created",
        "message_auto_delete_timer_changed",
        "migrate_from_chat_id",
        "migrate_to_chat_id",
        "new_chat_members",
        "new_chat_member",
        "new_chat_participant",
        "left_chat_participant",
        "new_chat_photo",
        "new_chat_title",
        "paid_message_price_changed",
        "pinned_message",
        "poll_option_added",
        "poll_option_deleted",
        "proximity_alert_triggered",
        "refunded_payment",
        "successful_payment",
        "suggested_post_approval_failed",
        "suggested_post_approved",
        "suggested_post_declined",
        "suggested_post_paid",
        "suggested_post_refunded",
        "supergroup_chat_created",
        "users_shared",
        "video_chat_ended",
        "video_chat_participants_invited",
        "video_chat_scheduled",
        "video_chat_started",
        "web_app_data",
        "write_access_allowed",
    }
)
# What stands beside the content of a message: who, where, how it looks.
ENVELOPE = frozenset(
    {
        "author_signature",
        "business_connection_id",
        "caption_entities",
        "chat",
        "date",
        "direct_messages_topic",
        "edit_date",
        "effect_id",
        "entities",
        "ephemeral_message_id",
        "external_reply",
        "forward_date",
        "forward_from",
        "forward_from_chat",
        "forward_from_message_id",
        "forward_origin",
        "forward_sender_name",
        "forward_signature",
        "from",
        "guest_bot_caller_chat",
        "guest_bot_caller_user",
        "guest_query_id",
        "has_media_spoiler",
        "has_protected_content",
        "is_automatic_forward",
        "is_from_offline",
        "is_paid_post",
        "is_topic_message",
        "link_preview_options",
        "media_group_id",
        "message_id",
        "message_thread_id",
        "paid_star_count",
        "quote",
        "receiver_user",
        "reply_markup",
        "reply_to_checklist_task_id",
        "reply_to_message",
        "reply_to_poll_option_id",
        "reply_to_story",
        "sender_boost_count",
        "sender_business_bot",
        "sender_chat",
        "sender_tag",
        "show_caption_above_media",
        "suggested_post_info",
        "via_bot",
    }
)


def unusable(message: Raw, blocks: Iterable[Raw], *, pictured: bool) -> str:
    """What of a message nobody here can look at, in Chinese; '' if there is nothing of the kind.

    In: the message as it came, and the blocks of a rich one. `pictured`: its file is a picture, which is looked at.
    A kind that nobody knows yet is one, too, where the message has nothing else: beside words or a picture an unknown
    field says how they look.
    """
    there = {name for one in (message, *blocks) for name in one}
    if pictured:
        there.discard("document")
    for name, title in UNUSABLE.items():
        if name in there:
            return title
    if message.keys() & (READ - {"caption"}):
        return ""
    return UNKNOWN if message.keys() - READ - SERVICE - ENVELOPE - UNUSABLE.keys() else ""
