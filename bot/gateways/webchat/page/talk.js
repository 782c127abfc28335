// The open talk: its messages with dates between them, and where one is in it.

import { bubble } from "/static/bubble.js";
import { today } from "/static/clock.js";
import { byId, icon, make } from "/static/dom.js";
import { findMessage, messagesOf, unreadOf } from "/static/messages.js";
import { dayBeside, dayOf, minutesBetween } from "/static/moments.js";
import { BOT } from "/static/people.js";

const NEAR = 80; // px from the foot that still count as being at the foot
const GAP = 8; // px above a message that is looked at from its top
const PAUSE = 5; // minutes after which a name is shown again

let open = null; // {chat, me, people, onQuote, onPress}
let shown = []; // the messages in the log, in order
let missed = 0; // came in while one was reading further up
let pinned = true; // what comes in is gone to
let awaited = false; // a button was pressed, and what it brings has not come yet
let unread = []; // what was unread when the talk was opened
let held = null; // the newest message, where it is taller than the log: then its top is looked at, not its foot

const log = () => byId("log");

/** Puts another talk into the log and goes to its foot. */
export function showTalk(talk) {
  open = talk;
  awaited = false;
  unread = [];
  byId("title").textContent = talk.chat.title;
  byId("subtitle").textContent = subtitle(talk.chat);
  drawAll();
  toNewest();
  drawUnread();
}

function subtitle({ purpose, members }) {
  return purpose === "私聊" ? "只有你和走街看得到" : `${purpose}群 · ${members.length} 人`;
}

/** Draws what was heard in the open talk since; keeps the place of somebody who reads further up. */
export function drawNews(fresh) {
  const wasPinned = pinned;
  const last = shown.at(-1)?.id ?? -1;
  const tail = messagesOf(open.chat.id).filter((message) => message.id > last);
  const first = shown.length === 0;
  if (first || tail.length !== fresh.length) drawAll();
  else for (const message of tail) drawNext(message);
  markOld();
  const mine = fresh.some((message) => message.sender === open.me);
  if (wasPinned || mine || awaited) toNewest();
  else missed += fresh.length;
  awaited = false;
  drawChip();
  if (first) drawUnread();
}

/** Somebody pressed a button, maybe far up: what comes next is gone to, as after a message of their own. */
export function awaitAnswer() {
  awaited = true;
}

/** True while what comes in is seen at once. */
export const atFoot = () => pinned;

/** Draws all anew after the clock has moved: what was today may be yesterday now. */
export function redate() {
  if (!open) return;
  const place = log().scrollTop;
  drawAll();
  if (pinned) toNewest();
  else log().scrollTop = place;
}

function drawAll() {
  if (!unread.length) unread = unreadOf(open.me, open.chat.id);
  shown = [];
  missed = 0;
  log().replaceChildren();
  for (const message of messagesOf(open.chat.id)) drawNext(message);
  if (!shown.length) log().append(nothingYet());
  markOld();
  drawChip();
}

function drawNext(message) {
  if (!shown.length) log().replaceChildren();
  const before = shown.at(-1);
  const day = dayOf(message.at);
  if (!before || dayOf(before.at) !== day) {
    log().append(make("p", { className: "day" }, dayBeside(day, today())));
  }
  if (message.id === unread[0]?.id) log().append(make("p", { className: "day", id: "unread-from" }, "以下未读"));
  log().append(draw(message, before));
  shown.push(message);
}

function draw(message, before) {
  const { chat, me, people, onQuote, onPress } = open;
  const quoted = message.quote === null ? null : findMessage(chat.id, message.quote);
  const stillToday = dayOf(message.at) === today();
  return bubble(message, { me, people, quoted, stillToday, follows: follows(message, before), onQuote, onJump: jump, onPress });
}

/** Takes away the buttons that are used by now, and calms the cards that have a later one of the same case. */
export function markOld() {
  for (const { id } of shown.filter((message) => !message.choices.length)) {
    const node = log().querySelector(`[data-id="${id}"]`);
    if (node.querySelector(".choices")?.contains(document.activeElement)) node.focus({ preventScroll: true });
    node.querySelector(".choices")?.remove();
  }
  const later = new Set();
  for (const node of [...log().querySelectorAll("[data-case]")].reverse()) {
    node.classList.toggle("old", later.has(node.dataset.case));
    later.add(node.dataset.case);
  }
}

const follows = (message, before) =>
  before !== undefined &&
  before.sender === message.sender &&
  message.sender !== BOT &&
  dayOf(before.at) === dayOf(message.at) &&
  minutesBetween(before.at, message.at) < PAUSE;

function jump(id) {
  const node = log().querySelector(`[data-id="${Number(id)}"]`);
  if (!node) return;
  node.scrollIntoView({ block: "center" });
  node.focus({ preventScroll: true });
  node.classList.add("found");
  setTimeout(() => node.classList.remove("found"), 1600);
}

function nothingYet() {
  const isPrivate = open.chat.purpose === "私聊";
  const words = isPrivate
    ? "在这里可以问自己的事：发「我的任务」看手上的问题，发「帮助」看都能做什么。"
    : "发一张照片，写上地点和问题，走街就会立案，找到责任单位，一直跟到销号。";
  return make("div", { className: "nothing" }, icon("pin"), make("p", {}, make("b", {}, "还没有消息")), make("p", {}, words));
}

/** Goes to the newest message: to its foot, or to its top where it does not fit. */
function toNewest() {
  const newest = log().lastElementChild;
  held = newest && newest.offsetHeight > log().clientHeight ? newest : null;
  stay();
  pinned = true;
  missed = 0;
  drawChip();
}

const stay = () => {
  log().scrollTop = held ? held.offsetTop - GAP : log().scrollHeight;
};

function drawChip() {
  const chip = byId("fresh");
  chip.hidden = pinned;
  const words = missed ? `${missed} 条新消息` : "回到最新";
  chip.replaceChildren(icon("down"), words);
  chip.classList.toggle("news", missed > 0);
}

/** Says how much is unread while it begins above what is seen; pressed, it leads there. */
function drawUnread() {
  const from = byId("unread-from");
  byId("unread").hidden = !from || from.offsetTop >= log().scrollTop;
  byId("unread").replaceChildren(icon("send"), `${unread.length} 条未读`);
}

/** Wires the log; `onSeen()` is called when the foot is reached again. */
export function startTalk(onSeen) {
  let top = 0;
  let height = 0;
  log().addEventListener("scroll", () => {
    const { scrollTop, scrollHeight, clientHeight } = log();
    const wasPinned = pinned;
    const wasHeld = held !== null;
    if (wasHeld && Math.abs(scrollTop - held.offsetTop + GAP) > GAP) held = null;
    // Only who moves leaves the newest; a window that shrinks moves the foot away from them.
    if (scrollHeight - scrollTop - clientHeight < NEAR) pinned = true;
    else if (!held && (wasHeld || scrollTop < top) && clientHeight === height) pinned = false;
    [top, height] = [scrollTop, clientHeight];
    if (pinned) missed = 0;
    if (!byId("unread").hidden) drawUnread();
    if (pinned !== wasPinned) drawChip();
    if (pinned && !wasPinned) onSeen();
  });
  byId("unread").addEventListener("click", () => {
    byId("unread-from").scrollIntoView({ block: "start" });
    byId("unread").hidden = true;
  });
  byId("fresh").addEventListener("click", () => {
    toNewest();
    onSeen();
  });
  // A photo that arrives, a keyboard that opens: whoever was at the newest stays there.
  log().addEventListener("load", ({ target }) => {
    if (pinned) (log().lastElementChild?.contains(target) ? toNewest : stay)();
  }, true);
  new ResizeObserver(() => pinned && stay()).observe(log());
}
