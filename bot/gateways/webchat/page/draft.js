// What somebody is about to say in one chat. Every talk of every person keeps its own until it is sent; the words
// outlast a reload of their window, photos and files do not.

export const MOST = 9; // photos in one message, and as many files

const drafts = new Map(); // person and chat → draft

const KEY = "zoujie.draft";

/**
 * {key, text, photos: [File], files: [File], quote: message or null, fault, busy, id}: `id` is new for every change, so
 * that a repeat is one message.
 */
export function draftOf(person, chat) {
  const key = `${KEY} ${JSON.stringify([person, chat])}`;
  if (!drafts.has(key)) drafts.set(key, blank(key, sessionStorage.getItem(key) ?? ""));
  return drafts.get(key);
}

const blank = (key, text) => ({ key, text, photos: [], files: [], quote: null, fault: "", busy: false, id: crypto.randomUUID() });

/** Empties a draft in place, after it was sent. */
export function emptied(draft) {
  sessionStorage.removeItem(draft.key);
  return Object.assign(draft, blank(draft.key, ""));
}

/** Changes a draft in place: it is now another message than the one that may already have gone out. */
export function change(draft, parts) {
  Object.assign(draft, parts, { id: crypto.randomUUID() });
  sessionStorage.setItem(draft.key, draft.text);
  return draft;
}

/** Adds pictures and files as far as there is room; what is left out is said in `fault`. */
export function addTo(draft, given) {
  const isPicture = (file) => file.type.startsWith("image/");
  const [photos, lostPhotos] = filled(draft.photos, given.filter(isPicture));
  const [files, lostFiles] = filled(draft.files, given.filter((file) => !isPicture(file)));
  const faults = [
    lostPhotos && `一次最多发 ${MOST} 张照片，多出的 ${lostPhotos} 张没有加入。`,
    lostFiles && `一次最多发 ${MOST} 个文件，多出的 ${lostFiles} 个没有加入。`,
  ];
  return change(draft, { photos, files, fault: faults.filter(Boolean).join("") });
}

/** [what there is then, how many are left out]. */
function filled(kept, more) {
  const all = [...kept, ...more];
  return [all.slice(0, MOST), Math.max(all.length - MOST, 0)];
}

export const isEmpty = (draft) => !draft.text.trim() && !draft.photos.length && !draft.files.length;
