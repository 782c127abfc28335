#!/bin/sh
# Chinese bold words keep their stars where the mark stands beside Chinese punctuation.
#
# By CommonMark a closing `**` behind a punctuation mark counts only when white space or punctuation follows. Chinese
# has no spaces, so that a bold label with its colon inside, or a bold title in 《》 or “” amid a sentence, stays as
# typed, stars and all: in markdown-it-py, mistune and commonmark alike. Python-Markdown makes it bold. Text that
# looks right in one place is wrong in the other. Who writes such text puts the mark of punctuation outside:
# `**整改要求**：`.
#
# Run it with: sh findings/markdown-chinese-bold.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
    markdown-it-py==4.3.0 mistune==3.4.0 commonmark==0.9.2 markdown==3.11.3
cat >"$folder/look.py" <<'PYTHON'
from importlib.metadata import version

import commonmark
import markdown
import markdown_it
import mistune

READERS = {
    "markdown-it-py": markdown_it.MarkdownIt().render,
    "mistune": mistune.html,
    "commonmark": commonmark.commonmark,
    "markdown": markdown.markdown,
}
INSIDE = ("**整改要求：**请于今天完成", "提升**“文明”**程度", "按**《条例》**办理")
OUTSIDE = ("**整改要求**：请于今天完成",)

print(", ".join(f"{name} {version(name)}" for name in READERS))
for text in INSIDE + OUTSIDE:
    bold = [name for name, read in READERS.items() if "<strong>" in read(text)]
    print(f"{text}  bold in: {', '.join(bold)}")
    assert bold == (["markdown"] if text in INSIDE else list(READERS)), "this has changed"
print("as it was found: three of four leave the stars")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
