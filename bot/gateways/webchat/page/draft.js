// What somebody is about to say in one chat. Every talk of every person keeps its own until it is sent.

export const MOST = 9; // photos in one message

const drafts = new Map(); // person and chat → draft

/** {text, photos: [File], quote: message or null, fault, busy, id}: `id` is new for every change, so that a repeat is one message. */
export function draftOf(person, chat) {
  const key = JSON.stringify([person, chat]);
  if (!drafts.has(key)) drafts.set(key, emptied({ busy: false }));
  return drafts.get(key);
}

/** Empties a draft in place, after it was sent. */
export function emptied(draft) {
  return Object.assign(draft, { text: "", photos: [], quote: null, fault: "", id: crypto.randomUUID() });
}

/** Changes a draft in place: it is now another message than the one that may already have gone out. */
export function change(draft, parts) {
  return Object.assign(draft, parts, { id: crypto.randomUUID() });
}

/** Adds pictures as far as there is room; what is left out is said in `fault`. */
export function addPhotos(draft, files) {
  const pictures = files.filter((file) => file.type.startsWith("image/"));
  const room = MOST - draft.photos.length;
  const faults = [];
  if (pictures.length < files.length) faults.push("这里只能加照片，其他文件没有加入。");
  if (pictures.length > room) faults.push(`一次最多发 ${MOST} 张照片，多出的 ${pictures.length - room} 张没有加入。`);
  return change(draft, { photos: [...draft.photos, ...pictures.slice(0, room)], fault: faults.join("") });
}

export const isEmpty = (draft) => !draft.text.trim() && !draft.photos.length;
