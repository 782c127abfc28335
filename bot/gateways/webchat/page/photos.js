// Photos of a message: small ones in a grid, one at a time in a dialog.

import { open } from "/static/dialogs.js";
import { byId, make } from "/static/dom.js";

let album = { photos: [], captions: [], index: 0 };

/** A grid of the message's photos. `whole` shows a single one uncropped, as a drawn table must be. */
export function photoGrid(message, whole) {
  const names = message.card?.captions ?? [];
  const pair = names.length > 0;
  const count = message.photos.length;
  const captions = message.photos.map((_, i) => names[i] ?? (count > 1 ? `${i + 1} / ${count}` : ""));
  const grid = make("div", { className: `photos ${whole && count === 1 ? "whole" : ""} ${pair ? "pair" : ""}` });
  grid.dataset.count = String(Math.min(count, 9));
  message.photos.forEach((url, i) => {
    const label = pair ? names[i] : `照片 ${i + 1}，共 ${count} 张`;
    const image = make("img", { src: whole && count === 1 ? url : `${url}?size=thumb`, alt: label, loading: "lazy", decoding: "async" });
    image.addEventListener("error", () => image.replaceWith(make("span", { className: "broken" }, "照片打不开")));
    const enlarge = () => view({ photos: message.photos, captions, index: i });
    const tag = pair && make("span", { className: "tag" }, names[i]);
    grid.append(make("button", { type: "button", className: "photo", "aria-label": `放大${label}`, onclick: enlarge }, image, tag));
  });
  return grid;
}

function view(chosen) {
  album = chosen;
  turn(0);
  open(byId("viewer"));
}

function turn(step) {
  const { photos, captions } = album;
  album.index = (album.index + step + photos.length) % photos.length;
  const image = byId("viewer-img");
  image.src = photos[album.index];
  image.alt = captions[album.index] || "照片";
  byId("viewer-caption").textContent = captions[album.index];
  byId("viewer-back").hidden = byId("viewer-next").hidden = photos.length < 2;
}

/** Wires the dialog; arrows turn, Escape, 返回, the cross and a click beside the photo close. */
export function startViewer() {
  const viewer = byId("viewer");
  byId("viewer-close").addEventListener("click", () => viewer.close());
  byId("viewer-back").addEventListener("click", () => turn(-1));
  byId("viewer-next").addEventListener("click", () => turn(1));
  viewer.addEventListener("click", ({ target }) => {
    if (target === viewer || target.localName === "figure") viewer.close();
  });
  viewer.addEventListener("keydown", ({ key }) => {
    if (key === "ArrowLeft") turn(-1);
    if (key === "ArrowRight") turn(1);
  });
}
