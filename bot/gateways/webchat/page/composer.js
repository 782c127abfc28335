// Writing and sending: text, photos, files, what is quoted. What was typed stays until the server has it.

import { Unreached, postMessage } from "/static/api.js";
import { toBegin } from "/static/begin.js";
import { byId, icon, make } from "/static/dom.js";
import { addTo, change, draftOf, emptied, isEmpty } from "/static/draft.js";

const PAUSES = [800, 2500]; // ms before an unanswered message is sent again by itself

let here = null; // {chat, me, role, onSend(), onSent(chat)}
let draft = null;

/** Shows what was last being written by this person in this chat. */
export function showComposer(talk) {
  here = talk;
  const { example, quick } = toBegin(talk.role);
  byId("text").placeholder = example;
  byId("quick").replaceChildren(...quick.map(quickButton));
  draft = draftOf(talk.me, talk.chat.id);
  drawDraft();
}

/** Begins a message for the person who is here, unless they are already writing one. */
export function suggest(text, photos) {
  if (isEmpty(draft)) change(draft, { text, photos, fault: "" });
  drawDraft();
  byId("text").focus();
}

export function quote(message) {
  change(draft, { quote: message });
  drawDraft();
  byId("text").focus();
}

function drawDraft() {
  if (byId("text").value !== draft.text) byId("text").value = draft.text;
  fit();
  drawQuote();
  drawPicked();
  byId("fault").hidden = !draft.fault;
  byId("fault").textContent = draft.fault;
  byId("text").readOnly = draft.busy;
  byId("composer").classList.toggle("busy", draft.busy);
  drawReady();
}

function drawReady() {
  byId("send").disabled = draft.busy || isEmpty(draft);
}

/** The field grows with what is typed, up to what the style sheet allows. */
function fit() {
  const field = byId("text");
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

function drawQuote() {
  const bar = byId("quoting");
  bar.hidden = draft.quote === null;
  bar.replaceChildren();
  if (!draft.quote) return;
  const said = draft.quote.text.split("\n")[0] || "［照片］";
  const drop = () => {
    change(draft, { quote: null });
    drawDraft();
    byId("text").focus();
  };
  bar.append(
    icon("quote"),
    make("p", { dir: "auto" }, "引用 ", make("bdi", { className: "name" }, draft.quote.name), "：", said),
    make("button", { type: "button", className: "bare", "aria-label": "取消引用", onclick: drop }, icon("close")));
}

function drawPicked() {
  const list = byId("picked");
  list.hidden = !draft.photos.length && !draft.files.length;
  list.replaceChildren(...draft.photos.map(preview), ...draft.files.map(named));
}

function preview(photo, i) {
  const image = make("img", { src: URL.createObjectURL(photo), alt: `第 ${i + 1} 张` });
  image.addEventListener("load", () => URL.revokeObjectURL(image.src));
  image.addEventListener("error", () => image.replaceWith(make("span", { className: "broken" }, "照片")));
  return make("li", {}, image, dropper(`去掉第 ${i + 1} 张`, { photos: draft.photos.filter((one) => one !== photo) }));
}

function named(file) {
  const rest = draft.files.filter((one) => one !== file);
  return make("li", { className: "file", title: file.name }, icon("file"), make("bdi", {}, file.name),
    dropper(`去掉 ${file.name}`, { files: rest }));
}

/** The button that takes something out again; `rest` is what the draft has then. */
function dropper(label, rest) {
  const drop = () => {
    change(draft, { ...rest, fault: "" });
    drawDraft();
    byId("text").focus();
  };
  return make("button", { type: "button", "aria-label": label, onclick: drop }, icon("close"));
}

function add(files) {
  if (!files.length || draft.busy) return;
  addTo(draft, files);
  drawDraft();
  byId("text").focus();
}

/** Sends a draft; it is emptied once the server has it, and otherwise keeps everything and says why. */
async function send(sent) {
  if (sent.busy || isEmpty(sent)) return;
  const { chat, me, onSend, onSent } = here;
  Object.assign(sent, { busy: true, fault: "" });
  onSend();
  drawDraft();
  try {
    await insist(chat.id, {
      sender: me,
      text: sent.text.trim(),
      photos: sent.photos,
      files: sent.files,
      quote: sent.quote?.id ?? null,
      clientId: sent.id,
    });
    emptied(sent);
  } catch (error) {
    sent.fault = error instanceof Unreached
      ? `没有送达：${error.message}。内容还在，再按一次「发送」即可，不会重复。`
      : error.message;
  }
  sent.busy = false;
  drawDraft();
  onSent(chat.id);
}

/** Sends again by itself where no answer came: the same client id twice is one message. */
async function insist(chat, say) {
  for (const pause of PAUSES) {
    try {
      return await postMessage(chat, say);
    } catch (error) {
      if (!(error instanceof Unreached)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return postMessage(chat, say);
}

/** A word on its own, which leaves alone what is being written; if it fails it becomes what is written. */
async function sendWord(word) {
  const { chat, me, onSend, onSent } = here;
  const written = draft;
  onSend();
  try {
    await insist(chat.id, { sender: me, text: word, photos: [], files: [], quote: null, clientId: crypto.randomUUID() });
  } catch (error) {
    written.fault = `「${word}」没有发出：${error.message}`;
    drawDraft();
  }
  onSent(chat.id);
}

function quickButton({ word, insert }) {
  const button = make("button", { type: "button", className: "soft", dataset: { testid: "quick" } }, word);
  button.addEventListener("click", async () => {
    if (insert) {
      if (!draft.text.startsWith(word)) change(draft, { text: `${word} ${draft.text}` });
      drawDraft();
      byId("text").focus();
      return;
    }
    button.disabled = true;
    await sendWord(word);
    button.disabled = false;
  });
  return button;
}

/** Wires the form: Enter sends and Shift+Enter breaks the line; photos and files come by button, paste and drop. */
export function startComposer() {
  const field = byId("text");
  field.addEventListener("input", () => {
    change(draft, { text: field.value });
    fit();
    drawReady();
  });
  field.addEventListener("keydown", (event) => {
    const choosing = event.isComposing || event.keyCode === 229; // Enter takes a word of the input method
    if (event.key !== "Enter" || event.shiftKey || choosing) return;
    event.preventDefault();
    send(draft);
  });
  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    send(draft);
    field.focus();
  });
  for (const [button, input] of [["pick", "photo"], ["pick-file", "file"]]) {
    byId(button).addEventListener("click", () => byId(input).click());
    byId(input).addEventListener("change", ({ target }) => {
      add([...target.files]);
      target.value = "";
    });
  }
  field.addEventListener("paste", (event) => {
    const files = [...event.clipboardData.files];
    if (files.length) event.preventDefault();
    add(files);
  });
  startDrop(byId("talk"));
}

function startDrop(zone) {
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  // A file dropped anywhere else would make the browser leave the page.
  for (const name of ["dragover", "drop"]) {
    document.addEventListener(name, (event) => carriesFiles(event) && event.preventDefault());
  }
  zone.addEventListener("dragover", (event) => zone.classList.toggle("dropping", carriesFiles(event)));
  zone.addEventListener("dragleave", ({ relatedTarget }) => {
    if (!zone.contains(relatedTarget)) zone.classList.remove("dropping");
  });
  zone.addEventListener("drop", (event) => {
    zone.classList.remove("dropping");
    if (carriesFiles(event)) add([...event.dataTransfer.files]);
  });
}
