// Reads a message of the bot as a card (design, section 7): which case, how it stands, what presses.

const HEAD = /^#(\d+)\s+(\S+?)(?:\s*·\s*(.+))?$/;

const ENDED = { 已销号: "done", 通过: "done", 不予受理: "void", 作废: "void", 并案: "void" };

const SHAPES = { 返工: "again", 反弹: "again", 退回: "again", 回头看: "again" };

/**
 * The lines of a text as {number, state, title, rest}; number is null where the first line is not a card's head.
 * `state` is {word, shape, tone}, `press` the same for 超期 (late) or due today, or null.
 */
export function readCard(text) {
  const lines = text.split("\n");
  const found = HEAD.exec(lines[0].trim());
  if (!found) return { number: null, state: null, press: null, ...plain(lines) };
  const [, number, word, title = ""] = found;
  const rest = lines.slice(1);
  const ended = word in ENDED;
  return { number, title, rest, state: stateOf(word), press: ended ? null : pressing(rest) };
}

function stateOf(word) {
  if (word in ENDED) return { word, shape: ENDED[word], tone: "ended" };
  return { word, shape: SHAPES[word] ?? (word.startsWith("待") ? "waiting" : "going"), tone: "open" };
}

function pressing(lines) {
  const tones = lines.map(toneOf);
  if (tones.includes("late")) return { word: "超期", shape: "late", tone: "late" };
  if (tones.includes("today")) return { word: "今天到期", shape: "today", tone: "today" };
  return null;
}

/** What a line says about time: late (超期), today (due today) or empty. */
export function toneOf(line) {
  if (line.includes("超期")) return "late";
  return line.startsWith("今天") && line.includes("前") ? "today" : "";
}

/** A short first line above others is a title, as in a digest. */
function plain(lines) {
  const titled = lines.length > 2 && lines[0].length <= 30 && !/[。？！：，]$/.test(lines[0]);
  return titled ? { title: lines[0], rest: lines.slice(1) } : { title: "", rest: lines };
}

/** True where two photos are 整改前 and 整改后: only a closed case's card shows such a pair. */
export const isPair = (message) =>
  message.sender === "bot" && message.photos.length === 2 && message.text.split("\n")[0].includes("已销号");
