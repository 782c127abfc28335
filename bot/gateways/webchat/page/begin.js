// What somebody is likely to write or press first, by their role: an example in the empty field, and the words above it.

import { has } from "/static/people.js";

// An example is short enough for one line on a phone. A word that `insert`s needs more behind it: a report its place, a repair its number and photo.
const DOES = [
  { roles: ["领导"], example: "如：金山片几件没整改", words: ["进度", "超期", "晒比拼", "对比墙"] },
  { roles: ["创建办"], example: "如：改派 编号 单位", words: ["我的任务", "核查", "超期", "进度"] },
  { roles: ["督查员"], example: "发「核查」一件一件看", words: ["核查", "我的任务", "超期", "进度"] },
  { roles: ["经办人", "单位负责人"], example: "整改 编号 说明，附照片", insert: "整改", words: ["我的任务", "超期", "进度"] },
];
const ANYBODY = { example: "写地点和问题，可附照片", insert: "上报", words: ["我的任务", "超期", "进度"] };

/** {example, quick: [{word, insert}]} for a person's role, in which the register's words are (经办人、网格员). */
export function toBegin(role) {
  const { example, insert, words } = DOES.find(({ roles }) => roles.some((one) => has({ role }, one))) ?? ANYBODY;
  const begun = insert ? [{ word: insert, insert: true }] : [];
  return { example, quick: [...begun, ...[...words, "帮助"].map((word) => ({ word }))] };
}
