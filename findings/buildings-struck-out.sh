#!/bin/sh
# Of a notice 3~5号楼停水，7~9号楼停电 the water is struck out: programs for Markdown take ~ for a mark in pairs.
#
# Chinese writes a range with ~, and a notice has more than one: 3~5号楼停水，7~9号楼停电. Between characters without
# spaces the two are a pair. GitHub's Markdown strikes out what stands between two single marks, as its specification
# says, and so do cmarkgfm, which is GitHub's own program, marked and remark-gfm: 5号楼停水，7 has a line through it.
# pandoc's Markdown sets it small and low. Where the form is taken off again, as in a summary of plain words, times of
# 9:00~11:00和14:00~16:00 are 9:0011:00和14:0016:00. A notice with one range is whole, and with ～, the wide sign of a
# Chinese keyboard, all are. pandoc as `commonmark`, and telegramify-markdown and md2tgmd, on the way to Telegram,
# leave each ~ alone.
#
# Run it with: sh findings/buildings-struck-out.sh   (Python 3.11, Node.js 20 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
    cmarkgfm==2025.10.22 pypandoc_binary==1.17 telegramify-markdown==1.4.1 md2tgmd==0.3.10
npm install --silent --no-audit --no-fund --prefix "$folder" \
    marked@18.2.1 remark-parse@11.0.0 remark-gfm@4.0.1 remark-rehype@11.1.2 rehype-stringify@10.0.1 unified@11.0.5
cat >"$folder/look.mjs" <<'NODE'
import { marked } from "marked";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

const remark = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeStringify);
const made = process.argv.slice(2).map((said) => [marked.parse(said), String(remark.processSync(said))]);
console.log(JSON.stringify(made));
NODE
cat >"$folder/look.py" <<'PYTHON'
import json
import re
import subprocess
from importlib.metadata import version

import md2tgmd
import pypandoc
import telegramify_markdown
from cmarkgfm import github_flavored_markdown_to_html

# A notice, and what stands between two marks that were taken for a pair.
NOTICES = {
    "3~5号楼停水，7~9号楼停电。": "5号楼停水，7",
    "9:00~11:00和14:00~16:00停水。": "11:00和14:00",
    "12月1日~3日、8日~10日检修电梯。": "3日、8日",
    "3~5号楼停水。": None,
    "3～5号楼停水，7～9号楼停电。": None,
}


def marked_up(notice, between, name):
    return f"<p>{notice.replace(f'~{between}~', f'<{name}>{between}</{name}>') if between else notice}</p>"


print(", ".join(f"{name} {version(name)}" for name in ("cmarkgfm", "telegramify-markdown", "md2tgmd")), end=", ")
print("pandoc", pypandoc.get_pandoc_version())
run = subprocess.run(["node", "look.mjs", *NOTICES], check=True, capture_output=True, text=True)
for (notice, between), in_node in zip(NOTICES.items(), json.loads(run.stdout), strict=True):
    struck = [github_flavored_markdown_to_html(notice), *in_node]
    low = pypandoc.convert_text(notice, "html", format="markdown")
    print(f"{notice}\n    {struck[0].strip()}\n    {low.strip()}\n    {re.sub('<.*?>', '', low).strip()}")
    assert [made.strip() for made in struck] == [marked_up(notice, between, "del")] * 3, "this has changed"
    assert low.strip() == marked_up(notice, between, "sub"), "this has changed"
    assert pypandoc.convert_text(notice, "html", format="commonmark").strip() == f"<p>{notice}</p>", "this has changed"
    to_telegram = [telegramify_markdown.markdownify(notice), md2tgmd.escape(notice)]
    assert [made.replace("\\", "").strip() for made in to_telegram] == [notice] * 2, "this has changed"
print("as it was found: what stands between two ranges is struck out, or small and low")
PYTHON
cd "$folder" && venv/bin/python look.py
