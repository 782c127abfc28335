// Who there is and which chats they see; plain functions over what GET /api/chats answered.

export const PURPOSES = ["全区", "核心", "联络", "单位", "网格"];

export const GUEST = { id: "guest", name: "陌生人", role: "未登记", unit: "", grid: "" };

export const BOT = "bot";

/** Everybody who sits in any group, by id, in the order of the groups. */
export function everybody(chats) {
  const people = new Map();
  for (const chat of chats) for (const member of chat.members) if (!people.has(member.id)) people.set(member.id, member);
  return people;
}

export const has = (person, role) => String(person.role ?? "").includes(role);

/** 经办人 · 城管局, as far as it is known. */
export const roleAndUnit = (person) => [person.role, person.unit].filter(Boolean).join(" · ");

export const privateChat = (person) => ({
  id: `private:${person.id}`,
  title: "和走街私聊",
  purpose: "私聊",
  members: [person],
});

export const sits = (person, chat) =>
  person.id === GUEST.id ? chat.purpose === "全区" : chat.members.some((member) => member.id === person.id);

/** The private talk and the groups this person sits in, by purpose. */
export function chatsOf(person, chats) {
  const rank = (chat) => (PURPOSES.indexOf(chat.purpose) + PURPOSES.length + 1) % (PURPOSES.length + 1);
  const mine = chats.filter((chat) => sits(person, chat));
  return [privateChat(person), ...mine.sort((one, other) => rank(one) - rank(other))];
}

/** Whom a first visitor is: a 网格员 whose grid group also has an 经办人, or else the first person there is. */
export function firstPerson(chats) {
  return walkThrough(chats).reporter ?? chats[0]?.members[0] ?? GUEST;
}

/** The people and the group through whom one case can be led from report to end; each is null where nobody fits. */
export function walkThrough(chats) {
  const grids = chats.filter((chat) => chat.purpose === "网格");
  const group = grids.find((chat) => reporterOf(chat) && handlerOf(chat)) ?? grids.find(reporterOf) ?? null;
  const all = [...everybody(chats).values()];
  const near = group?.members.find((one) => has(one, "督查员") || has(one, "创建办"));
  return {
    group,
    reporter: group ? reporterOf(group) : null,
    handler: (group && handlerOf(group)) ?? all.find((one) => has(one, "经办人")) ?? null,
    verifier: near ?? all.find((one) => has(one, "督查员") || has(one, "创建办")) ?? null,
  };
}

const reporterOf = (chat) => chat.members.find((one) => has(one, "网格员") && !has(one, "经办人")) ?? null;

const handlerOf = (chat) => chat.members.find((one) => has(one, "经办人")) ?? null;

/** People whose name, role, unit or grid holds every word that was typed. */
export function search(people, typed) {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return people.filter((person) => {
    const said = [person.name, person.role, person.unit, person.grid].join(" ").toLowerCase();
    return words.every((word) => said.includes(word));
  });
}
