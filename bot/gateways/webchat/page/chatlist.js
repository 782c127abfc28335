// The list of talks on the left: the private one, then the groups by purpose, with what was last said and what is unread.

import { today } from "/static/clock.js";
import { byId, icon, make, walkWithArrows } from "/static/dom.js";
import { lastOf, unread } from "/static/messages.js";
import { dayOf, timeOf } from "/static/moments.js";

let before = null; // which talk was open when the list was last drawn

/** Draws the talks of one person; `open` is the id of the one that is open. */
export function drawChats(chats, me, open) {
  const nav = byId("chats");
  const focused = nav.contains(document.activeElement) ? document.activeElement.dataset.chat : null;
  const sections = [];
  for (const chat of chats) {
    if (sections.at(-1)?.purpose !== chat.purpose) sections.push({ purpose: chat.purpose, chats: [] });
    sections.at(-1).chats.push(chat);
  }
  nav.replaceChildren(...sections.map((section) => drawSection(section, me, open)));
  if (focused !== null) nav.querySelector(`[data-chat="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  if (open !== before) nav.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  before = open;
  drawTitle(chats, me);
}

function drawSection({ purpose, chats }, me, open) {
  const heading = purpose === "私聊" ? null : make("h3", {}, `${purpose}群`);
  return make("section", {}, heading, make("ul", {}, ...chats.map((chat) => make("li", {}, item(chat, me, open)))));
}

function item(chat, me, open) {
  const last = lastOf(chat.id);
  const count = unread(me, chat.id);
  const many = count > 99 ? "99+" : String(count);
  const badge = count > 0 && make("span", { className: "badge" }, many, make("span", { className: "aside" }, " 条未读"));
  const button = make("button", {
    type: "button",
    className: "chat",
    dataset: { testid: "chat-item", chat: chat.id, unread: String(count) },
    onclick: () => byId("chats").dispatchEvent(new CustomEvent("choose", { detail: chat.id })),
  },
  make("span", { className: `tile ${chat.purpose === "私聊" ? "own" : ""}`, "aria-hidden": "true" },
    chat.purpose === "私聊" ? icon("pin") : chat.purpose[0]),
  make("bdi", { className: "chat-title" }, chat.title),
  make("span", { className: "chat-time" }, last ? when(last.at) : ""),
  make("span", { className: "chat-last", dir: "auto" }, last ? summary(last, me) : "还没有消息"),
  badge);
  if (chat.id === open) button.setAttribute("aria-current", "true");
  return button;
}

function when(at) {
  const day = dayOf(at);
  return day === today() ? timeOf(at) : `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}

function summary(message, me) {
  const who = message.sender === me ? "我" : message.name;
  const attached = message.photos.length ? "［照片］" : message.files.length ? "［文件］" : "";
  return `${who}：${message.text.split("\n")[0].slice(0, 60)}${attached}`;
}

function drawTitle(chats, me) {
  const count = chats.reduce((sum, chat) => sum + unread(me, chat.id), 0);
  document.title = count ? `(${count}) 走街` : "走街";
}

/** Wires the list: a click or Enter opens, arrows walk. */
export function startChats(onChoose) {
  const nav = byId("chats");
  nav.addEventListener("choose", ({ detail }) => onChoose(detail));
  nav.addEventListener("keydown", (event) => walkWithArrows(event, [...nav.querySelectorAll(".chat")]));
}
