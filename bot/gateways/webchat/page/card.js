// A message of the bot as nodes: a card, which comes as a value, or words of which some lines are about cases.

import { icon, make } from "/static/dom.js";

const SHAPES = { 返工: "again", 反弹: "again", 退回: "again", 回头看: "again" };

const DONE = ["已销号", "通过"];

// What each line of a card is about: a drawing, and the word for those who do not see it.
const LINES = {
  place: ["pin", "地点"],
  reported: ["said", "上报"],
  holder: ["person", "责任"],
  limit: ["clock", "时限"],
  result: ["done", "结果"],
  asked: ["next", "下一步"],
};

const PRESSING = { overdue: { word: "超期", shape: "late", tone: "late" }, today: { word: "今天到期", shape: "today", tone: "today" } };

/** What presses, as {word, shape, tone}, or null. `stillToday`: it was said on the day it now is. */
const pressing = (tone, stillToday) => (tone === "today" && !stillToday ? null : PRESSING[tone] ?? null);

function stateOf({ state, tone }) {
  if (tone === "ended") return { word: state, shape: DONE.includes(state) ? "done" : "void", tone: "ended" };
  return { word: state, shape: SHAPES[state] ?? (state.startsWith("待") ? "waiting" : "going"), tone: "open" };
}

/** A shape and a word: what colour says is never said by colour alone. */
const pill = ({ word, shape, tone }) => make("span", { className: `pill ${tone}` }, icon(shape), word);

/** Which case, what it is about, how it stands, what presses. */
export function cardHead(card, stillToday) {
  const press = pressing(card.tone, stillToday);
  return make("header", { className: "card-head" },
    make("b", { className: "number" }, `#${card.number}`),
    make("span", { className: "about", dir: "auto" }, card.title),
    make("span", { className: "pills" },
      card.urgent && pill({ word: "紧急", shape: "urgent", tone: "urgent" }),
      press && pill(press),
      pill(stateOf(card))));
}

/** Its lines with what each is about; what to look out for; what happened so far. */
export function cardBody(card, stillToday) {
  const told = card.lines.filter((line) => line.means !== "asked").map((line) => cardLine(line, card, stillToday));
  const hints = card.hints.map((hint) => make("p", { className: "note", dir: "auto" }, hint));
  return make("div", { className: "words lines" }, ...told, ...hints, card.history.length > 0 && past(card.history));
}

/** What is asked of whom: the last words before the buttons. Nothing where nothing is asked. */
export function cardFoot(card) {
  const asked = card.lines.filter((line) => line.means === "asked").map((line) => cardLine(line, card, false));
  return asked.length ? [make("div", { className: "words lines" }, ...asked)] : [];
}

function cardLine({ means, text }, { tone }, stillToday) {
  const press = means === "limit" ? pressing(tone, stillToday) : null;
  const [shape, word] = LINES[means] ?? ["going", ""];
  return make("p", { className: `${means} ${press ? press.tone : ""}` },
    icon(press ? press.shape : shape),
    make("span", { dir: "auto" }, make("span", { className: "aside" }, `${word}：`), text));
}

const past = (history) => make("section", { className: "past" },
  make("h3", {}, "经过"),
  make("ol", {}, ...history.map((step) => make("li", { dir: "auto" }, step))));

/** Words that are no card, line by line; a short first line above others is a title, as in a digest. */
export function plainBody({ text, rows }, stillToday) {
  const lines = text.replace(/^\n+|\n+$/g, "").split("\n");
  const titled = lines.length > 1 && lines[0].length <= 30 && !/[。？！：，]$/.test(lines[0]);
  const title = titled && make("p", { className: "card-title", dir: "auto" }, lines.shift());
  const about = new Map(rows.map((row) => [row.text, row]));
  const drawn = lines.map((line) => {
    const row = about.get(line);
    return row ? listRow(row, stillToday) : make("p", { dir: "auto" }, line || "\u00a0");
  });
  return [title, lines.join("") && make("div", { className: "words" }, ...drawn)].filter(Boolean);
}

/** A line of a list: its end is the time limit, where it has one. */
function listRow({ text, until, tone }, stillToday) {
  const press = pressing(tone, stillToday);
  if (!until || !press) return make("p", { className: "row", dir: "auto" }, text);
  return make("p", { className: "row", dir: "auto" }, text.slice(0, text.length - until.length),
    make("span", { className: press.tone }, icon(press.shape), until));
}
