"""What is said while a transcript is played, by its lines and chats, and where it is not what the transcript says.

The rule, applied to each line that somebody says and to each chat by itself, because chats do not wait for each other:

- The words, in their order: a message in several pieces is one text, and a card that is edited in its place says
  its new words once, like a new message. Captions within an album (整改前, 整改后) are no words of the message.
- Full-width signs stand for the live ones (＠ for @ …): the gateway takes the life out of what people wrote. A last
  line 请 … 留意 stands for people whom the message mentions.
- The buttons, all labels in their order.
- The number of photos. An edited card keeps the photos that it has, so then it may be fewer.
- What is only said in place of an earlier card is not compared: the web chat says nothing then.
- How many messages were said elsewhere is not compared: an album with its text is two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tests.bot_lines import Spoken, visible

LIVE = str.maketrans("＠／＃＄：．＋", "@/#$:.+")  # a full-width sign: the one that it stands for
_MENTIONED = re.compile(r"\n请 [^\n]+ 留意$")
_PHOTOS = re.compile(r"\[图片(\d+)张\]")
_LABELS = re.compile(r"(?:〔[^〕]+〕)+")


@dataclass
class Step:
    """A line of somebody, and what the bot then said: by chat, its words, the labels of its buttons, its photos."""

    line: str
    words: dict[str, str] = field(default_factory=dict)
    labels: dict[str, list[str]] = field(default_factory=dict)
    photos: dict[str, int] = field(default_factory=dict)
    edited: set[str] = field(default_factory=set)

    def add(self, said: Spoken) -> None:
        """One more message."""
        self.words[said.title] = self.words.get(said.title, "") + compared(said.text)
        self.labels.setdefault(said.title, []).extend(said.choices)
        self.photos[said.title] = self.photos.get(said.title, 0) + said.photos


def without_refused(transcript: str) -> str:
    """Without the lines that the web chat itself refuses: on another platform its own limits hold."""
    lines = transcript.splitlines()
    refused = {number - 1 for number, line in enumerate(lines) if line.startswith("网页<")}
    return "\n".join(line for number, line in enumerate(lines) if number not in refused)


def written(transcript: str) -> list[Step]:
    """What a transcript says, line by line; the first step is what is said at once."""
    steps, title = [Step("")], ""
    for line in transcript.splitlines():
        if not line.strip() or line.startswith(("#", "网页<", "（走街在")):
            continue
        if said := re.fullmatch(r"走街@([^<]+)< (.*)", line):
            title = said[1]
            steps[-1].add(Spoken(title, said[2]))
        elif line.startswith("    [文件 "):
            continue  # that a gateway carries files is in its contract (tests/test_gateway_contract.py)
        elif line.startswith("    "):
            steps[-1].add(_of_line(title, line.removeprefix("    ")))
        else:
            steps.append(Step(line))
    del steps[1]  # 时间, at which it begins
    return steps


def _of_line(title: str, line: str) -> Spoken:
    if photos := _PHOTOS.fullmatch(line):
        return Spoken(title, "", int(photos[1]))
    if _LABELS.fullmatch(line):
        return Spoken(title, "", 0, tuple(line.strip("〔〕").split("〕〔")))
    return Spoken(title, line)


def compared(text: str) -> str:
    """Words without the space between lines, which is gone where a text is cut."""
    return re.sub(r"\s+", "", visible(_MENTIONED.sub("", text)).translate(LIVE))


def differences(played: list[Step], expected: list[Step]) -> list[str]:
    """Where a played conversation is not what the transcript says; empty if it is."""
    found = []
    for now, then in zip(played, expected, strict=True):
        for title in sorted({*now.words, *then.words}):
            said, wanted = now.words.get(title, ""), then.words.get(title, "")
            if said != wanted:
                found.append(f"{now.line}\n  {title}\n  said:     {said}\n  expected: {wanted}")
            elif now.labels[title] != then.labels[title]:
                found.append(f"{now.line}\n  {title}: 〔{now.labels[title]}〕, not 〔{then.labels[title]}〕")
            elif not _enough(now, then, title):
                found.append(f"{now.line}\n  {title}: {now.photos[title]} photos, not {then.photos[title]}")
    return found


def _enough(now: Step, then: Step, title: str) -> bool:
    if title in now.edited:
        return now.photos[title] <= then.photos[title]
    return now.photos[title] == then.photos[title]
