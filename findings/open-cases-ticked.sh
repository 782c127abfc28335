#!/bin/sh
# A list of cases that goes to Telegram through telegramify-markdown has a tick at each case, or at none.
#
# What a template or a model writes in Markdown is made fit for Telegram by packages of this name. Of a list of tasks
# ("- [x]" done, "- [ ]" open, as on GitHub) the one of PyPI makes signs. Done is ✅ U+2705, open is ☑ U+2611, whose name
# in Unicode is BALLOT BOX WITH CHECK; the empty box is ☐ U+2610. So a case that nobody has touched is ticked as well,
# and a chat that does not know of the other sign takes the list for finished. It is so in MarkdownV2 and in text with
# entities; the sign can be changed (Symbol.task_uncompleted). The package of npm, another program, takes the marks
# away: done and open cases have the same dot. chatgpt-md-converter leaves the brackets as they were.
#
# Run it with: sh findings/open-cases-ticked.sh   (Python 3.11, Node.js 20 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
    telegramify-markdown==1.4.1 chatgpt-md-converter==0.3.12
npm install --silent --no-audit --no-fund --prefix "$folder" telegramify-markdown@1.3.3
cat >"$folder/cases.md" <<'MARKDOWN'
- [x] 3号楼 垃圾外溢
- [ ] 东风路 占道经营
MARKDOWN
cat >"$folder/look.py" <<'PYTHON'
import unicodedata
from importlib.metadata import version
from pathlib import Path

import chatgpt_md_converter
import telegramify_markdown

CASES = Path("cases.md").read_text(encoding="utf-8")
TICKED = ["✅ 3号楼 垃圾外溢", "☑ 东风路 占道经营"]

marked = telegramify_markdown.markdownify(CASES).splitlines()
plain, entities = telegramify_markdown.convert(CASES)
kept = chatgpt_md_converter.telegram_format(CASES).splitlines()
print(f"telegramify-markdown {version('telegramify-markdown')} (PyPI): {' | '.join(marked)}")
print(f"chatgpt-md-converter {version('chatgpt-md-converter')}: {' | '.join(kept)}")
assert marked == plain.splitlines() == TICKED, "this has changed"
assert entities == [], "this has changed"
assert unicodedata.name(TICKED[1][0]) == "BALLOT BOX WITH CHECK"
assert kept == ["• [x] 3号楼 垃圾外溢", "• [ ] 东风路 占道经营"], "this has changed"
PYTHON
cat >"$folder/look.mjs" <<'NODE'
import assert from "node:assert/strict";
import fs from "node:fs";
import telegramify from "telegramify-markdown";

const { version } = JSON.parse(fs.readFileSync("node_modules/telegramify-markdown/package.json"));
const lines = telegramify(fs.readFileSync("cases.md", "utf8"), "escape").trim().split("\n");
console.log(`telegramify-markdown ${version} (npm): ${lines.join(" | ")}`);
assert.deepEqual(lines, ["•   3号楼 垃圾外溢", "•   东风路 占道经营"], "this has changed");
console.log("as it was found: an open case is ticked, or looks like a done one");
NODE
cd "$folder" && venv/bin/python look.py && node look.mjs
