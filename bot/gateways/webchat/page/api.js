// The wire to the server, and nothing else. Ids of people are text here, whatever the server makes of them.

/** The server understood and said no; the message is its own sentence. */
export class Refused extends Error {}

/** Nobody knows whether the server got it; saying it again is safe. */
export class Unreached extends Error {}

async function call(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Unreached("连不上服务");
  }
  if (answer.ok) return answer.json();
  if (answer.status >= 500) throw new Unreached((await sentence(answer)).replace(/。$/, ""));
  const refusal = new Refused(await sentence(answer));
  refusal.status = answer.status;
  throw refusal;
}

async function sentence(answer) {
  try {
    const { error } = await answer.json();
    if (error) return String(error);
  } catch {
    // An answer that is not ours has no sentence in it.
  }
  return answer.status === 413 ? "照片或文件太大，请少发几个再试。" : `没有办成（${answer.status}），请再试一次。`;
}

const json = (body) => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

const at = (chat) => `/api/chats/${encodeURIComponent(chat)}`;

const sayer = (message) => ({ ...message, sender: String(message.sender) });

export async function getChats() {
  const chats = await call("/api/chats");
  return chats.map((chat) => ({
    ...chat,
    id: String(chat.id),
    members: chat.members.map((member) => ({ ...member, id: String(member.id) })),
  }));
}

/** Messages after the one with id `after`, oldest first; without it the last hundred. */
export async function getMessages(chat, after) {
  const messages = await call(`${at(chat)}/messages${after ? `?after=${after}` : ""}`);
  return messages.map(sayer);
}

/** `say` is {sender, text, photos: [File], files: [File], quote: id or null, clientId}; the same clientId twice is one message. */
export function postMessage(chat, say) {
  const form = new FormData();
  form.append("sender", say.sender);
  form.append("text", say.text);
  for (const photo of say.photos) form.append("photo", photo, photo.name || "photo.jpg");
  for (const file of say.files) form.append("file", file, file.name);
  if (say.quote !== null) form.append("quote", String(say.quote));
  form.append("client_id", say.clientId);
  return call(`${at(chat)}/messages`, { method: "POST", body: form });
}

export const press = (chat, sender, message, choice) => call(`${at(chat)}/press`, json({ sender, message, choice }));

export const getClock = () => call("/api/clock");

export const moveClock = (to) => call("/api/clock", json({ to }));

const PAUSES = [500, 1000, 2000, 4000, 8000, 15000]; // ms; the last one repeats

/** Hears every message of every chat. `onMessage(chat, message)`; `onLink(true|false)` when the line comes and goes. */
export function listen(onMessage, onLink) {
  let failures = 0;
  const dial = () => {
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/events`);
    socket.onopen = () => {
      failures = 0;
      onLink(true);
    };
    socket.onmessage = ({ data }) => {
      const { chat, ...message } = JSON.parse(data);
      onMessage(String(chat), sayer(message));
    };
    socket.onclose = () => {
      onLink(false);
      setTimeout(dial, PAUSES[Math.min(failures++, PAUSES.length - 1)] * (0.8 + Math.random() * 0.4));
    };
  };
  dial();
}
