// What has been said, as far as this page heard it, and how far each person has read.

import { getMessages } from "/static/api.js";

const PAGE = 100; // the server hands out at most so many at once
const READ_KEY = "zoujie.read";

const heard = new Map(); // chat → messages, oldest first

const complete = new Map(); // chat → id up to which nothing is missing; what is merely pushed does not move it

const marks = JSON.parse(localStorage.getItem(READ_KEY) ?? "{}"); // person → chat → id of the last message read

export const messagesOf = (chat) => heard.get(chat) ?? [];

export const lastOf = (chat) => messagesOf(chat).at(-1) ?? null;

export const findMessage = (chat, id) => messagesOf(chat).find((message) => message.id === id) ?? null;

/**
 * Takes messages in, whatever their order. Returns those that were new: what was asked for is often pushed as well.
 * What is said once more has lost its buttons since.
 */
export function hear(chat, messages) {
  const known = new Map(messagesOf(chat).map((message) => [message.id, message]));
  const fresh = messages.filter((message) => !known.has(message.id));
  for (const message of messages) if (!message.choices.length && known.has(message.id)) known.get(message.id).choices = [];
  for (const message of fresh) known.set(message.id, message);
  heard.set(chat, [...known.values()].sort((one, other) => one.id - other.id));
  return fresh;
}

/** Asks the server for what this page may have missed. Returns what was new. */
export async function catchUp(chat) {
  const fresh = [];
  for (;;) {
    const after = complete.get(chat);
    const page = await getMessages(chat, after);
    fresh.push(...hear(chat, page));
    if (page.length) complete.set(chat, page.at(-1).id);
    if (after === undefined || page.length < PAGE) return fresh;
  }
}

export const unread = (person, chat) => unreadOf(person, chat).length;

/** What others have said in a chat since this person last read it, oldest first. */
export function unreadOf(person, chat) {
  const mark = readMark(person, chat);
  return messagesOf(chat).filter((message) => message.id > mark && message.sender !== person);
}

function readMark(person, chat) {
  const mark = marks[person]?.[chat] ?? 0;
  // A mark beyond the last message comes from a database that has since been made anew.
  return mark > (lastOf(chat)?.id ?? mark) ? 0 : mark;
}

export function markRead(person, chat) {
  const last = lastOf(chat)?.id;
  if (last === undefined || readMark(person, chat) === last) return;
  (marks[person] ??= {})[chat] = last;
  localStorage.setItem(READ_KEY, JSON.stringify(marks));
}
