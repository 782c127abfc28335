// Who I am: the button that says so, and the dialog in which one becomes somebody else.

import { open } from "/static/dialogs.js";
import { byId, icon, make, walkWithArrows } from "/static/dom.js";
import { GUEST, everybody, roleAndUnit, search } from "/static/people.js";

const FEW = 12; // in a group of up to so many its members stand first: one case is passed on among them

let offered = null; // {chats, me, group: the open group or null, onChoose(id)}

export function drawWho(person) {
  byId("who").replaceChildren(
    make("span", { className: "face", "aria-hidden": "true" }, Array.from(person.name)[0] ?? "?"),
    make("span", { className: "who-words" },
      make("span", { className: "aside" }, "我是 "),
      make("bdi", { className: "name" }, person.name),
      make("bdi", { className: "role" }, roleAndUnit(person))),
    icon("swap"));
  byId("who").title = "换一个身份";
}

function choose(id) {
  byId("people").close();
  offered.onChoose(id);
}

function option(person) {
  const own = person.id === offered.me;
  return make("button", {
    type: "button",
    className: "person",
    dataset: { testid: "who-option", person: person.id },
    "aria-pressed": String(own),
    onclick: () => choose(person.id),
  },
  make("span", { className: "face", "aria-hidden": "true" }, Array.from(person.name)[0] ?? "?"),
  make("bdi", { className: "name" }, person.name),
  make("bdi", { className: "role" }, [roleAndUnit(person), person.grid].filter(Boolean).join(" · ")),
  own && make("span", { className: "own" }, icon("done"), "现在"));
}

function drawPeople() {
  const found = search([...everybody(offered.chats).values()], byId("people-search").value);
  const near = new Set(nearBy().map((person) => person.id));
  const sections = new Map([["这个群里", found.filter((person) => near.has(person.id))]]);
  for (const person of found.filter((one) => !near.has(one.id))) {
    const unit = person.unit || "没有单位";
    sections.set(unit, [...(sections.get(unit) ?? []), person]);
  }
  sections.set("不在册", search([GUEST], byId("people-search").value));
  const drawn = [...sections].filter(([, people]) => people.length).map(([heading, people]) =>
    make("section", {}, make("h3", {}, make("bdi", {}, heading)), ...people.map(option)));
  byId("people-list").replaceChildren(...drawn);
  if (!drawn.length) byId("people-list").append(make("p", { className: "nobody" }, "没有找到。换个姓名、角色或单位试试。"));
}

const nearBy = () => (offered.group && offered.group.members.length <= FEW ? offered.group.members : []);

/** Wires button and dialog; `offer()` says whom there is to choose from at that moment. */
export function startWho(offer) {
  const field = byId("people-search");
  byId("who").addEventListener("click", () => {
    offered = offer();
    field.value = "";
    drawPeople();
    open(byId("people"));
    byId("people-list").scrollTop = 0;
    if (matchMedia("(hover: hover)").matches) field.focus(); // on a phone the keyboard would cover the list
  });
  byId("people-close").addEventListener("click", () => byId("people").close());
  byId("people").addEventListener("click", ({ target }) => target === byId("people") && byId("people").close());
  field.addEventListener("input", drawPeople);
  byId("people").addEventListener("keydown", (event) => {
    const options = [...byId("people-list").querySelectorAll(".person")];
    if (event.target === field && event.key === "Enter" && !event.isComposing) {
      event.preventDefault(); // else the same key would press what has the focus once the dialog is gone
      options[0]?.click();
    } else if (event.target !== field || event.key === "ArrowDown") walkWithArrows(event, options);
  });
}
