// Dialogs that the browser's own 返回 closes, as it does in the apps of a phone: an open one is a step in its history.

const here = () => history.state?.dialog;

let left = Promise.resolve(); // until the browser has gone back from a dialog that was closed in another way

/** Opens a dialog over the page. */
export function open(dialog) {
  history.pushState({ dialog: dialog.id }, "");
  dialog.showModal();
}

/** Resolves when the browser's history can go on: a step taken before would be the one that is taken back. */
export const closed = () => left;

function goBack() {
  left = new Promise((resolve) => addEventListener("popstate", resolve, { once: true }));
  history.back();
}

/** Wires the dialogs; a reload closes what was open, and then its step goes too. */
export function startDialogs(dialogs) {
  if (here()) goBack();
  for (const dialog of dialogs) dialog.addEventListener("close", () => here() === dialog.id && goBack());
  addEventListener("popstate", () => {
    for (const dialog of dialogs) if (dialog.id !== here()) dialog.close();
  });
}
