// Moments as the district's wall clock shows them: an ISO 8601 text with offset is read as it is written,
// so a browser in another time zone shows what the groups saw.

const WEEKDAYS = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];
const DAY = 86_400_000; // ms

/** 2025-11-21T08:30:00+08:00 → {ms, offset}, where ms counts as if the wall clock were UTC. */
export function wall(iso) {
  const [, date, time, offset] = /^([\d-]{10})T([\d:]{5,8})(?:\.\d+)?(Z|[+-]\d\d:?\d\d)$/.exec(iso);
  return { ms: Date.parse(`${date}T${time.padEnd(8, ":00")}Z`), offset };
}

export const iso = ({ ms, offset }) => new Date(ms).toISOString().slice(0, 19) + offset;

/** hour:00 on the day after `now`. */
export const tomorrow = (now, hour) => ({ ms: now.ms - (now.ms % DAY) + DAY + hour * 3_600_000, offset: now.offset });

export const dayOf = (at) => at.slice(0, 10);

export const timeOf = (at) => at.slice(11, 16);

/** 2025-11-21 → 11月21日 周五. */
export function dayWords(day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${month}月${date}日 ${WEEKDAYS[new Date(Date.UTC(year, month - 1, date)).getUTCDay()]}`;
}

/** The same, with 今天 or 昨天 before it where that is so. */
export function dayBeside(day, today) {
  const yesterday = new Date(Date.parse(today) - DAY).toISOString().slice(0, 10);
  const near = { [today]: "今天 · ", [yesterday]: "昨天 · " }[day] ?? "";
  const year = day.slice(0, 4) === today.slice(0, 4) ? "" : `${day.slice(0, 4)}年`;
  return near + year + dayWords(day);
}

/** Minutes between two moments of the same zone. */
export const minutesBetween = (earlier, later) => (Date.parse(later) - Date.parse(earlier)) / 60_000;
