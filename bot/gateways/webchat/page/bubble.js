// One message as a node.

import { cardBody, cardFoot, cardHead, plainBody } from "/static/card.js";
import { icon, make } from "/static/dom.js";
import { timeOf } from "/static/moments.js";
import { BOT, roleAndUnit } from "/static/people.js";
import { photoGrid } from "/static/photos.js";

/**
 * `around` is {me, people, quoted: message or null, follows: whether it continues what the same person just said,
 * stillToday: whether it was said today, onQuote(message), onJump(id), onPress(message, label) → Promise}.
 */
export function bubble(message, around) {
  const mine = message.sender === around.me;
  const bot = message.sender === BOT;
  const node = make("article", {
    className: `message ${mine ? "mine" : ""} ${bot ? "bot" : ""} ${around.follows ? "follows" : ""}`,
    tabIndex: -1,
    dataset: { testid: "message", id: String(message.id), sender: message.sender },
    "aria-label": `${message.name}，${timeOf(message.at)}`,
  });
  node.append(face(message, bot), heading(message, around, bot));
  const { card } = message;
  const body = make("div", { className: bot ? `card ${card ? `of-case ${card.tone}` : ""}` : "bubble" });
  // A card with its history was asked for; the one that can be acted on stands elsewhere.
  if (card && !card.history.length) node.dataset.case = card.number;
  if (card) body.append(cardHead(card, around.stillToday));
  if (around.quoted) body.append(quotedBlock(around.quoted, around.onJump));
  if (card) body.append(cardBody(card, around.stillToday));
  else body.append(...(bot ? plainBody(message, around.stillToday) : [words(message.text)]));
  if (message.photos.length) body.append(photoGrid(message, bot && !card));
  if (message.files.length) body.append(fileList(message.files));
  if (card) body.append(...cardFoot(card));
  if (message.choices.length) body.append(choiceRow(message, around.onPress));
  node.append(body, foot(message, around));
  return node;
}

function face(message, bot) {
  const sign = bot ? icon("pin") : Array.from(message.name)[0] ?? "?";
  return make("span", { className: "face", "aria-hidden": "true" }, sign);
}

function heading(message, { people }, bot) {
  const person = people.get(message.sender);
  const title = bot ? "" : person ? roleAndUnit(person) : "未登记";
  return make("header", {}, make("bdi", { className: "name" }, message.name), title && make("bdi", { className: "role" }, title));
}

const words = (text) => (text ? make("p", { className: "words", dir: "auto" }, text) : "");

function foot(message, { onQuote }) {
  const quote = make("button", {
    type: "button",
    className: "quote",
    dataset: { testid: "quote" },
    onclick: () => onQuote(message),
  }, icon("quote"), "引用");
  return make("footer", {}, make("time", { dateTime: message.at }, timeOf(message.at)), quote);
}

function quotedBlock(quoted, onJump) {
  const said = quoted.text.split("\n")[0] || (quoted.photos.length ? "［照片］" : "［文件］");
  return make("button", { type: "button", className: "quoted", dataset: { testid: "quoted" }, onclick: () => onJump(quoted.id) },
    make("bdi", { className: "name" }, quoted.name), make("span", { dir: "auto" }, said));
}

function fileList(files) {
  const list = make("ul", { className: "files" });
  for (const { name, url } of files) {
    const goal = new URL(url, location.origin);
    if (goal.origin !== location.origin) continue; // a file of ours lies on this server
    list.append(make("li", {}, make("a", { href: goal.href, download: name }, icon("file"), make("bdi", {}, name))));
  }
  return list;
}

/** Of two things the first is what is hoped for; among more none is put forward. */
function choiceRow(message, onPress) {
  const row = make("div", { className: "choices", role: "group", "aria-label": "可以做的事" });
  const fault = make("p", { className: "fault", role: "alert", hidden: true });
  const buttons = message.choices.map((label, i) =>
    make("button", {
      type: "button",
      className: i === 0 && message.choices.length < 3 ? "choice first" : "choice",
      dataset: { testid: "choice" },
      onclick: ({ currentTarget }) => pressed(currentTarget),
    }, label));
  async function pressed(button) {
    for (const one of buttons) one.disabled = true;
    button.classList.add("busy");
    fault.hidden = true;
    try {
      await onPress(message, button.textContent);
      button.classList.add("taken");
    } catch (error) {
      fault.textContent = error.message;
      fault.hidden = false;
    } finally {
      button.classList.remove("busy");
      for (const one of buttons) one.disabled = false;
    }
  }
  row.append(...buttons, fault);
  return row;
}
