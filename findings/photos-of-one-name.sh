#!/bin/sh
# Of twelve photos in a zip from a Chinese Windows JSZip keeps nine, without an error.
#
# A patrol's photos are named by what they show, and come as one zip. Explorer on a Chinese Windows writes names in GBK
# and leaves the flag for UTF-8 (bit 11 of APPNOTE.TXT, 4.4.4) away. That such names come out garbled is known (jszip
# 210, adm-zip 75). But whoever reads them as UTF-8 makes the same U+FFFD of each byte that is none: 垃圾, 招牌, 井盖 and 杂物
# are all ����.jpg. JSZip and node-stream-zip keep entries by name: the last photo is there and the three others are
# gone, a count of photos says nine. unzipper lists twelve and unpacks nine files. adm-zip refuses the whole zip for two
# entries of one name. yauzl and fflate read the bytes one by one (code page 437, Latin-1): names cannot be read, but
# differ, and iconv-lite makes Chinese of them. JSZip with decodeFileName and node-stream-zip with nameEncoding are
# right.
#
# Run it with: sh findings/photos-of-one-name.sh   (Node.js 20.15 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" jszip@3.10.2 node-stream-zip@1.16.0 unzipper@0.12.5 \
    adm-zip@0.6.1 yauzl@3.4.0 fflate@0.8.3 iconv-lite@0.7.3
cat >"$folder/look.mjs" <<'NODE'
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import AdmZip from "adm-zip";
import { unzipSync } from "fflate";
import iconv from "iconv-lite";
import JSZip from "jszip";
import StreamZip from "node-stream-zip";
import unzipper from "unzipper";
import yauzl from "yauzl";

const SHOWN = ["垃圾", "占道", "路面", "招牌", "井盖", "树穴", "门前", "楼道", "广告", "杂物", "河道", "围挡"];
const NAMES = SHOWN.map((shown) => `${shown}.jpg`);
const ONE_NAME = "\ufffd\ufffd\ufffd\ufffd.jpg";
const FILE = path.resolve("photos.zip");

// What both headers of an entry have: version, flags (none), method (stored), time, date, checksum and sizes.
function words(name, photo) {
  const out = Buffer.alloc(26);
  [20, 0, 0, 0x4a00, 0x5d7e].forEach((word, at) => out.writeUInt16LE(word, 2 * at));
  [zlib.crc32(photo), photo.length, photo.length].forEach((word, at) => out.writeUInt32LE(word, 10 + 4 * at));
  out.writeUInt16LE(name.length, 22);
  return out;
}

function asByWindows(names) {
  const local = [];
  const central = [];
  let at = 0;
  for (const [index, text] of names.entries()) {
    const name = iconv.encode(text, "gbk");
    const photo = Buffer.from(SHOWN[index]);
    const offset = Buffer.alloc(14);
    offset.writeUInt32LE(at, 10);
    local.push(Buffer.from("PK\x03\x04"), words(name, photo), name, photo);
    central.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), words(name, photo), offset, name);
    at += 30 + name.length + photo.length;
  }
  const size = Buffer.concat(central).length;
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  [names.length, names.length].forEach((count, place) => end.writeUInt16LE(count, 8 + 2 * place));
  [size, at].forEach((word, place) => end.writeUInt32LE(word, 12 + 4 * place));
  return Buffer.concat([...local, ...central, end]);
}

function byYauzl(zip) {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(zip, (error, file) => {
      if (error) return reject(error);
      const names = [];
      file.on("entry", (entry) => names.push(entry.fileName));
      file.on("end", () => resolve(names));
    });
  });
}

async function byStreamZip(options) {
  const file = new StreamZip.async({ file: FILE, ...options });
  const names = Object.keys(await file.entries());
  await file.close();
  return names;
}

const zip = asByWindows(NAMES);
fs.writeFileSync(FILE, zip);
const gbk = (bytes) => iconv.decode(Buffer.from(bytes), "gbk");
const versionOf = (name) => JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`)).version;
const READERS = ["jszip", "node-stream-zip", "unzipper", "adm-zip", "yauzl", "fflate"];
console.log(READERS.map((name) => `${name} ${versionOf(name)}`).join(", "));

const read = await JSZip.loadAsync(zip);
const kept = Object.keys(read.files);
const photo = await read.file(ONE_NAME).async("string");
console.log(`jszip: ${kept.length} of ${NAMES.length}: ${kept.join(" ")}; ${ONE_NAME} is the photo of ${photo}`);
assert.deepEqual([kept.length, photo], [9, "杂物"], "this has changed");
assert.deepEqual(await byStreamZip({}), kept, "this has changed");
console.log("node-stream-zip: the same nine");

const opened = await unzipper.Open.buffer(zip);
await opened.extract({ path: path.resolve("unpacked") });
const unpacked = fs.readdirSync("unpacked");
console.log(`unzipper: lists ${opened.files.length}, unpacks ${unpacked.length}`);
assert.deepEqual([opened.files.length, unpacked.length], [12, 9], "this has changed");

assert.throws(() => new AdmZip(zip).getEntries(), /Duplicate entry name/, "this has changed");
console.log("adm-zip: refuses the zip for two entries of one name");

assert.equal(new Set(await byYauzl(zip)).size, 12, "this has changed");
const latin = Object.keys(unzipSync(zip));
assert.deepEqual(latin.map((name) => gbk(Buffer.from(name, "latin1"))), NAMES, "this has changed");
assert.deepEqual(Object.keys((await JSZip.loadAsync(zip, { decodeFileName: gbk })).files), NAMES, "this has changed");
assert.deepEqual(await byStreamZip({ nameEncoding: "gbk" }), NAMES, "this has changed");
console.log("yauzl, fflate, and jszip and node-stream-zip that are told of GBK: all twelve");
console.log("as it was found: four photos are one, and three are gone");
NODE
cd "$folder" && node look.mjs
