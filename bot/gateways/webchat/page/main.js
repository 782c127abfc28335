// Wires the page: who I am, which talk is open, and what comes in.

import { getChats, listen, press } from "/static/api.js";
import { drawChats, startChats } from "/static/chatlist.js";
import { askClock, startClock } from "/static/clock.js";
import { quote, showComposer, startComposer, suggest } from "/static/composer.js";
import { closed, startDialogs } from "/static/dialogs.js";
import { byId, toast } from "/static/dom.js";
import { acting, noticed, startHints } from "/static/hints.js";
import { catchUp, hear, markRead } from "/static/messages.js";
import { GUEST, chatsOf, everybody, firstPerson } from "/static/people.js";
import { startViewer } from "/static/photos.js";
import { atFoot, awaitAnswer, drawNews, markOld, redate, showTalk, startTalk } from "/static/talk.js";
import { drawWho, startWho } from "/static/who.js";

const ME_KEY = "zoujie.me";

const phone = matchMedia("(max-width: 760px)");

let chats = []; // all groups
let people = new Map();
let me = GUEST;
let open = null; // the open chat, null on a phone that shows the list

const mine = () => chatsOf(me, chats);

const drawList = () => drawChats(mine(), me.id, open?.id);

function become(person) {
  me = person;
  // Each window stays who it is; a new one begins as who was last chosen anywhere.
  for (const kept of [sessionStorage, localStorage]) kept.setItem(ME_KEY, person.id);
  drawWho(person);
}

/** The talk that the address names if this person sits in it; on a desktop else a group, so that there is something to see. */
function chosenChat() {
  const all = mine();
  const chat = all.find((one) => encodeURIComponent(one.id) === location.hash.slice(1)) ?? null;
  return chat ?? (phone.matches ? null : all.find((one) => one.purpose === "网格") ?? all[1] ?? all[0]);
}

/** Opens a chat somebody chose in the list; at a desk they can write at once, on a phone no keyboard pops up. */
async function choose(chat) {
  await closed();
  goTo(chat);
  if (!phone.matches) byId("text").focus();
}

const goTo = (chat) => {
  location.hash = chat ? encodeURIComponent(chat) : "";
};

function show() {
  open = chosenChat();
  byId("app").dataset.screen = open ? "talk" : "list";
  if (open) {
    const talk = { chat: open, me: me.id, role: me.role, people, onQuote: quote, onPress: pressed, onSend: acting, onSent: refresh };
    showTalk(talk);
    showComposer(talk);
  }
  seen();
}

/** What is on the screen has been read. */
function seen() {
  if (open && atFoot() && document.visibilityState === "visible") markRead(me.id, open.id);
  drawList();
}

function takeIn(chat, fresh) {
  if (chat === open?.id) fresh.length ? drawNews(fresh) : markOld();
  seen();
  noticed(fresh);
}

/** Asks for what was missed in one chat; an unreachable server is asked again when the line is back. */
async function refresh(chat) {
  try {
    takeIn(chat, await catchUp(chat));
  } catch (error) {
    console.info(`not refreshed: ${error.message}`);
  }
}

const refreshAll = () => Promise.all(mine().map((chat) => refresh(chat.id)));

async function pressed(message, label) {
  const chat = open.id;
  acting();
  awaitAnswer();
  await press(chat, me.id, message.id, label);
  await refresh(chat);
}

function onLink(up) {
  byId("offline").hidden = up;
  if (!up) return;
  refreshAll();
  askClock();
}

async function onMoved() {
  await refreshAll();
  redate();
}

/** Becomes somebody and opens a chat, or stays in the open one if that person sits in it too. */
function go(person, chat) {
  become(person);
  if (chat) goTo(chat.id);
  show();
  refreshAll();
}

async function start() {
  chats = await getChats();
  people = everybody(chats);
  const before = sessionStorage.getItem(ME_KEY) ?? localStorage.getItem(ME_KEY);
  become(people.get(before) ?? (before === GUEST.id ? GUEST : firstPerson(chats)));
  startChats(choose);
  startTalk(seen);
  startComposer();
  startViewer();
  startDialogs([byId("viewer"), byId("people")]);
  startWho(() => ({ chats, me: me.id, group: open?.purpose === "私聊" ? null : open, onChoose: (id) => go(people.get(id) ?? GUEST, null) }));
  startHints({ chats: () => chats, go, suggest });
  byId("back").addEventListener("click", () => goTo(null));
  addEventListener("hashchange", show);
  phone.addEventListener("change", show);
  document.addEventListener("visibilitychange", seen);
  await startClock(onMoved);
  show();
  refreshAll();
  listen((chat, message) => takeIn(chat, hear(chat, [message])), onLink);
}

start().catch((error) => toast(`打不开：${error.message}。请刷新再试。`));
