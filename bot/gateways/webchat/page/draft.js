// What somebody is about to say in one chat. Every talk of every person keeps its own until it is sent.

export const MOST = 9; // photos in one message, and as many files

const drafts = new Map(); // person and chat → draft

/** {text, photos: [File], files: [File], quote: message or null, fault, busy, id}: `id` is new for every change, so that a repeat is one message. */
export function draftOf(person, chat) {
  const key = JSON.stringify([person, chat]);
  if (!drafts.has(key)) drafts.set(key, emptied({ busy: false }));
  return drafts.get(key);
}

/** Empties a draft in place, after it was sent. */
export function emptied(draft) {
  return Object.assign(draft, { text: "", photos: [], files: [], quote: null, fault: "", id: crypto.randomUUID() });
}

/** Changes a draft in place: it is now another message than the one that may already have gone out. */
export function change(draft, parts) {
  return Object.assign(draft, parts, { id: crypto.randomUUID() });
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
