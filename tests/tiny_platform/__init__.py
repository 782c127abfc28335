"""The smallest platform there can be (线路), which shows what a platform brings: lines over TCP on this machine.

Each line is `sender<TAB>chat<TAB>text`, with one picture in base64 behind another tab if there is one; a chat that is
called as its sender is a private talk. A line is answered by `ok` once it is kept. What the bot says is a line of
`bot` to everybody who is connected. A line has no id: whoever sends one twice says it twice.
"""
