// Three hints that lead a first visitor through one case. They stand beside the work and never block it.

import { byId, make, toast } from "/static/dom.js";
import { lastOf, messagesOf } from "/static/messages.js";
import { walkThrough } from "/static/people.js";
import { samplePhoto } from "/static/sample.js";

const KEY = "zoujie.hints"; // "0", "1", "2": the hint one is at; "off": not shown by itself

const EXAMPLE = "人民广场东侧 占道经营";

let guide = null; // {chats(), go(person, chat), suggest(text, photos)}
let begun = null; // once the visitor did something at this hint: the id of the last message there was then

const step = () => Number(localStorage.getItem(KEY)) || 0;
const putAway = () => localStorage.getItem(KEY) === "off";

/** What each hint says and does, and in which state it leaves the case, with the people who fit it; a hint for which there is nobody is left out. */
function hints() {
  const { group, reporter, handler, verifier } = walkThrough(guide.chats());
  return [
    reporter && {
      title: "网格员上报",
      until: "处置中",
      words: "在网格群里发一张照片，写上地点和问题。按下面的钮备好示例，再点「发送」，走街会立案并找到责任单位。",
      button: `以${reporter.name}（网格员）上报`,
      act: () => begin(reporter, group, EXAMPLE, "before"),
    },
    handler && {
      title: "经办人整改",
      until: "待核查",
      words: "换成责任单位的经办人，发「整改 编号 说明」并附整改后的照片。示例也会备好，看一眼编号再点「发送」。",
      button: `换成${handler.name}（经办人）`,
      act: () => begin(handler, sharedBy(handler, group), `整改 ${lastCase(group, "处置中") ?? ""} 已劝离，恢复通行`, "after"),
    },
    verifier && {
      title: "核查销号",
      until: "已销号",
      words: "谁整改，谁不核查。换成督查员或创建办，在卡片上按「通过」，问题就销号了。卡片还没轮到这一件，就发备好的「通过 编号」。",
      button: `换成${verifier.name}（${verifier.role}）`,
      act: () => pass(verifier, group),
    },
  ].filter(Boolean);
}

async function begin(person, group, text, scene) {
  guide.go(person, group);
  guide.suggest(text, [await samplePhoto(scene)]);
}

const sharedBy = (person, group) => (group?.members.some((one) => one.id === person.id) ? group : null);

/** Inspectors are shown one card at a time, so the words for this group's case are at hand too. */
function pass(person, group) {
  const number = lastCase(group, "待核查");
  guide.go(person, whereToPass(person, group));
  if (number !== null) guide.suggest(`通过 ${number}`, []);
}

/** The number of the case of this group whose newest card is in that state. */
function lastCase(group, state) {
  const cards = group ? messagesOf(group.id).map((message) => message.card) : [];
  return cards.findLast((card) => card?.state === state)?.number ?? null;
}

/** Where the last card with 通过 on it is, among the groups this person sits in. */
function whereToPass(person, group) {
  const groups = guide.chats().filter((chat) => chat.members.some((one) => one.id === person.id));
  const last = (chat) => messagesOf(chat.id).findLast((one) => one.choices.includes("通过"))?.id ?? 0;
  const best = groups.sort((one, other) => last(other) - last(one))[0];
  return best && last(best) ? best : sharedBy(person, group);
}

function draw() {
  const all = hints();
  const coach = byId("coach");
  coach.hidden = !all.length;
  if (!all.length) return;
  const now = Math.min(step(), all.length - 1);
  const { title, words, button, act } = all[now];
  const final = now === all.length - 1;
  coach.replaceChildren(
    make("div", { className: "coach-step" }, make("b", {}, `试一遍 ${now + 1}/${all.length}`), title,
      make("button", { type: "button", className: "bare", dataset: { testid: "hint-stop" }, onclick: stop }, "不再提示")),
    make("p", { className: "coach-words" }, words),
    make("div", { className: "coach-buttons" },
      make("button", { type: "button", className: "go", dataset: { testid: "hint-go" }, onclick: act }, button),
      make("button", { type: "button", className: "soft", dataset: { testid: "hint-next" }, onclick: () => (final ? stop() : turn(now + 1)) },
        final ? "完成" : "下一步")));
}

function turn(to) {
  begun = null;
  localStorage.setItem(KEY, String(to));
  draw();
}

const newest = () => Math.max(0, ...guide.chats().map((chat) => lastOf(chat.id)?.id ?? 0));

/** Before the visitor says or presses something, by a hint or by themselves. */
export function acting() {
  if (!putAway()) begun ??= newest();
}

/** Goes on to the next hint when what it leads to has been said. */
export function noticed(messages) {
  if (begun === null) return;
  const all = hints();
  const now = Math.min(step(), all.length - 1);
  const done = messages.find((one) => one.id > begun && one.card?.state === all[now].until);
  if (!done) return;
  if (now < all.length - 1) return turn(now + 1);
  stop();
  toast(`走完一遍：#${done.card.number} 已销号。再试试上面的「到晚间晒比拼」。`);
}

function stop() {
  begun = null;
  localStorage.setItem(KEY, "off");
  if (byId("coach").contains(document.activeElement)) byId("ask-hints").focus();
  byId("coach").hidden = true;
}

/** Shows the hints to a first visitor, and again to whoever asks by 「?」. */
export function startHints(wiring) {
  guide = wiring;
  byId("ask-hints").addEventListener("click", () => (byId("coach").hidden ? turn(0) : stop()));
  if (!putAway()) draw();
}
