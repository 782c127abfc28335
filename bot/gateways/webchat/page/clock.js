// The demo's clock: shows it running and moves it forward. A real service has none, and then nothing is shown.

import { Refused, getClock, moveClock } from "/static/api.js";
import { byId, toast } from "/static/dom.js";
import { dayOf, dayWords, iso, timeOf, tomorrow, wall } from "/static/moments.js";

// Where each button goes, from what the server says of its time: {now, next: {job: when}}.
const MOVES = {
  "clock-rollcall": ({ next }) => next["roll-call"], // on the next working day, which only the server knows
  "clock-digest": ({ next }) => next.digest,
  "clock-tomorrow": ({ now }) => iso(tomorrow(wall(now), 8)),
};

let base = null; // {ms, offset, since}: the wall clock when it was last asked, and when that was

const running = () => ({ ms: base.ms + performance.now() - base.since, offset: base.offset });

/** Today's date, the demo's where there is a demo clock. */
export const today = () => dayOf(base ? iso(running()) : localIso(new Date()));

const localIso = (date) => new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString();

function show() {
  const now = iso(running());
  const node = byId("clock").querySelector("time");
  node.dateTime = now;
  node.replaceChildren(`${dayWords(dayOf(now))} `, Object.assign(document.createElement("b"), { textContent: timeOf(now) }));
}

function take(now) {
  base = { ...wall(now), since: performance.now() };
  show();
}

/** Asks what time it is; hides the clock where there is none. */
export async function askClock() {
  try {
    take((await getClock()).now);
  } catch (error) {
    if (error instanceof Refused && error.status === 404) base = null;
  }
  byId("clock").hidden = base === null;
}

/** `onMoved()` is called after the clock went forward and the jobs on the way have run. */
export async function startClock(onMoved) {
  await askClock();
  setInterval(() => base && show(), 1000);
  for (const button of byId("clock").querySelectorAll("button")) {
    button.addEventListener("click", () => move(MOVES[button.dataset.testid], button, onMoved));
  }
}

async function move(goal, button, onMoved) {
  const buttons = [...byId("clock").querySelectorAll("button")];
  for (const one of buttons) one.disabled = true;
  button.classList.add("busy");
  try {
    const to = goal(await getClock());
    toast(`正在走到 ${dayWords(dayOf(to))} ${timeOf(to)}，路上的事先做完…`);
    const { now, done } = await moveClock(to);
    take(now);
    toast(`已到 ${dayWords(dayOf(now))} ${timeOf(now)}。${whatWasDone(done)}`);
    await onMoved();
  } catch (error) {
    toast(`时钟没有拨动：${error.message}`);
  } finally {
    button.classList.remove("busy");
    for (const one of buttons) one.disabled = false;
  }
}

const whatWasDone = (names) => (names.length ? `途中做了：${names.join("、")}。` : "途中没有到点的事。");
