// Reads a message of the bot as a card (design, section 7): which case, how it stands, what presses.

const WORDS = "待受理|待派遣|处置中|退回|会商|待核查|返工|已销号|回头看|通过|反弹|不予受理|作废|并案|挂账|延期";

const HEAD = new RegExp(`^#(\\d+)\\s+(${WORDS})(?:\\s*·\\s*(.+))?$`);

const ROW = /^(#\d+ .+ · )([^·]+)$/;

const ENDED = { 已销号: "done", 通过: "done", 不予受理: "void", 作废: "void", 并案: "void" };

const SHAPES = { 返工: "again", 反弹: "again", 退回: "again", 回头看: "again" };

/**
 * The lines of a text as {number, state, title, rest}; number is null where the first line is not a card's head.
 * `state` is {word, shape, tone}, `press` the same for 超期 (late) or due today, or null. `stillToday`: it was said
 * on the day it now is, so that 今天 in it means today.
 */
export function readCard(text, stillToday) {
  const lines = text.split("\n");
  const found = HEAD.exec(lines[0].trim());
  if (!found) return { number: null, state: null, press: null, ...plain(lines) };
  const [, number, word, title = ""] = found;
  const rest = lines.slice(1);
  const ended = word in ENDED;
  return { number, title, rest, state: stateOf(word), press: ended ? null : pressing(rest, stillToday) };
}

function stateOf(word) {
  if (word in ENDED) return { word, shape: ENDED[word], tone: "ended" };
  return { word, shape: SHAPES[word] ?? (word.startsWith("待") ? "waiting" : "going"), tone: "open" };
}

function pressing(lines, stillToday) {
  const tones = lines.map((line) => toneOf(line, stillToday));
  if (tones.includes("late")) return { word: "超期", shape: "late", tone: "late" };
  if (tones.includes("today")) return { word: "今天到期", shape: "today", tone: "today" };
  return null;
}

/** What a line says about time: late (超期), today (due today) or empty. */
export function toneOf(line, stillToday) {
  if (line.includes("超期")) return "late";
  return stillToday && line.startsWith("今天") && line.includes("前") ? "today" : "";
}

/** A line of a list of cases, `#12 占道经营 · 人民广场东侧 · 今天 18:00 前`, as [its beginning, its end]; else null. */
export const readRow = (line) => ROW.exec(line)?.slice(1) ?? null;

/** A short first line above others is a title, as in a digest. */
function plain(lines) {
  const titled = lines.length > 1 && lines[0].length <= 30 && !/[。？！：，]$/.test(lines[0]);
  return titled ? { title: lines[0], rest: lines.slice(1) } : { title: "", rest: lines };
}

/** True where two photos are 整改前 and 整改后: a card shows them once there is something to verify. */
export const isPair = (message) =>
  message.sender === "bot" && message.photos.length === 2 && /^#\d+ (待核查|已销号)/.test(message.text);
