// A drawn stand-in for a photo, so that a case can be tried at a desk: a street with stalls on it, or the same street clear.

const WIDTH = 960; // px
const HEIGHT = 720;

/** A JPEG file of the `scene`, "before" or "after". No two are the same bytes, as no two photos are. */
export async function samplePhoto(scene) {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext("2d");
  drawStreet(pen);
  if (scene === "before") for (let i = 0; i < 3; i++) drawStall(pen, 130 + i * 250 + Math.random() * 40);
  drawCaption(pen, scene === "before" ? "示例照片 · 整改前" : "示例照片 · 整改后");
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.86));
  return new File([blob], `sample-${scene}.jpg`, { type: "image/jpeg" });
}

function box(pen, colour, x, y, width, height) {
  pen.fillStyle = colour;
  pen.fillRect(x, y, width, height);
}

function drawStreet(pen) {
  box(pen, "#cfdde2", 0, 0, WIDTH, HEIGHT);
  for (let i = 0; i < 5; i++) {
    const top = 120 + Math.random() * 90;
    box(pen, ["#b9b4a8", "#a7adae", "#c2b7a3", "#a9a79d", "#b5bbb4"][i], i * 195, top, 185, 420 - top);
    for (let row = top + 28; row < 330; row += 52) for (const x of [24, 78, 132]) box(pen, "#7f8f96", i * 195 + x, row, 30, 28);
    box(pen, "#5f7a6b", i * 195 + 12, 356, 161, 22);
  }
  box(pen, "#c9c5bb", 0, 420, WIDTH, 130);
  for (let x = 0; x < WIDTH; x += 80) box(pen, "#b9b4a9", x, 420, 2, 130);
  box(pen, "#e3d9a8", 0, 470, WIDTH, 16);
  box(pen, "#8d918f", 0, 550, WIDTH, 170);
  for (let x = 20 + Math.random() * 60; x < WIDTH; x += 150) box(pen, "#e9e9e4", x, 630, 80, 9);
}

function drawStall(pen, x) {
  box(pen, "#6d6559", x + 8, 400, 6, 110);
  box(pen, "#6d6559", x + 156, 400, 6, 110);
  for (let i = 0; i < 6; i++) box(pen, i % 2 ? "#e7e2d8" : "#b5523f", x + i * 28, 372, 28, 34);
  box(pen, "#8a6a45", x + 4, 470, 162, 14);
  for (let i = 0; i < 7; i++) {
    pen.fillStyle = ["#d08a2e", "#7d9a3c", "#b64032"][i % 3];
    pen.beginPath();
    pen.arc(x + 20 + i * 21, 462, 10, 0, Math.PI * 2);
    pen.fill();
  }
  box(pen, "#7b7468", x + 20, 500, 46, 38);
  box(pen, "#8b8478", x + 92, 506, 54, 32);
}

function drawCaption(pen, words) {
  box(pen, "rgba(18, 26, 22, 0.72)", 0, HEIGHT - 56, WIDTH, 56);
  pen.fillStyle = "#ffffff";
  pen.font = '26px "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Zoujie Sans", sans-serif';
  pen.fillText(words, 24, HEIGHT - 19);
}
