#!/bin/sh
# to-words writes a grant of 110,000 yuan in capitals as ten myriad myriads, and leaves the leading 壹 out.
#
# Receipts for grants and fines carry the sum in capitals, which are hard to alter. The People's Bank's rule for them
# (annex 1 of the 支付结算办法 of 1997) has 零 where a figure within is nought, and no 整 behind 分. to-words has zh-CN
# with `formal: true`. It puts words together as in English, by the greatest name that fits, and has names for 10万 and
# 100万: 110,000 is 拾萬 萬, which is a thousand million, and 120,000 拾萬 贰 萬. 10,000 is 萬, to which any figure can be
# set. 零 is never there, so that 205 without `formal` is 二 百 五, which everybody reads as 250. Fifty fen are 伍拾 分
# for 伍角, with 整 behind it. nzh and n2words have 壹拾壹万, 贰佰零伍 and 伍角.
#
# Run it with: sh findings/grants-in-capitals.sh   (Node.js 20 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" to-words@5.7.0 nzh@1.0.14 n2words@4.0.0
cat >"$folder/look.mjs" <<'NODE'
import assert from "node:assert/strict";
import fs from "node:fs";
import { toCurrency } from "n2words/zh-Hans-CN";
import nzh from "nzh";
import { ToWords } from "to-words";

const CHINESE = new ToWords({ localeCode: "zh-CN" });
const SUMS = [
  [10000, "萬 圆 整", "壹万元整", "壹万圆整"],
  [100500, "拾萬 伍 佰 圆 整", "壹拾万零伍佰元整", "壹拾万零伍佰圆整"],
  [110000, "拾萬 萬 圆 整", "壹拾壹万元整", "壹拾壹万圆整"],
  [120000, "拾萬 贰 萬 圆 整", "壹拾贰万元整", "壹拾贰万圆整"],
  [205, "贰 佰 伍 圆 整", "贰佰零伍元整", "贰佰零伍圆整"],
  [20.5, "贰拾 圆  伍拾 分 整", "贰拾元伍角", "贰拾圆伍角整"],
];

const versionOf = (name) => JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`)).version;
console.log(["to-words", "nzh", "n2words"].map((name) => `${name} ${versionOf(name)}`).join(", "));
for (const [sum, ...expected] of SUMS) {
  const found = [
    CHINESE.convert(sum, { currency: true, formal: true }),
    nzh.cn.toMoney(sum, { outSymbol: false }),
    toCurrency(sum),
  ];
  console.log(`${sum}: to-words ${found[0]}, nzh ${found[1]}, n2words ${found[2]}`);
  assert.deepEqual(found, expected, "this has changed");
}
console.log(`205 of to-words without formal: ${CHINESE.convert(205)}`);
assert.equal(CHINESE.convert(205), "二 百 五", "this has changed");
console.log("as it was found: 110,000 is 拾萬 萬, and 205 is written like 250");
NODE
cd "$folder" && node look.mjs
