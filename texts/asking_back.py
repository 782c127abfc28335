"""What whoever reported a case is asked, and what is said to who asks."""

from __future__ import annotations

from texts.typed import one_line


def asked(number: int, shown: str, by: str, words: str) -> str:
    """To whoever reported it."""
    return f"【请补充】您报的这件：\n{shown}\n{by}：{one_line(words)}\n请回：补充 {number} 内容，可带照片"


def told(name: str, number: int) -> str:
    """To who asks."""
    return f"已私聊转给上报人{name}，回复会记在这件上，看请发：查 {number}"


def nobody(name: str) -> str:
    """Where that person has never talked to the bot."""
    return f"已记在这件上。上报人{name}没私聊过走街，转不到，请直接问。"
