// A drawn stand-in for a photo, so that a case can be tried at a desk: a street with stalls on it, or the same street clear.

const WIDTH = 960; // px
const HEIGHT = 720;
const WALLS = ["#c8c1b0", "#9fa6a7", "#c9b896", "#95938a", "#b5bbb4", "#a8917c"];

let street = 0; // which street was drawn last: 整改后 shows the one that 整改前 showed

/** A JPEG file of the `scene`, "before" or "after". No two are the same bytes, as no two photos are. */
export async function samplePhoto(scene) {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext("2d");
  if (scene === "before" || !street) street = 1 + Math.floor(Math.random() * 1e9);
  drawStreet(pen, dice(street));
  if (scene === "before") for (let i = 0; i < 3; i++) drawStall(pen, 130 + i * 250 + Math.random() * 40);
  drawCaption(pen, scene === "before" ? "示例照片 · 整改前" : "示例照片 · 整改后");
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.86));
  return new File([blob], `sample-${scene}.jpg`, { type: "image/jpeg" });
}

function box(pen, colour, x, y, width, height) {
  pen.fillStyle = colour;
  pen.fillRect(x, y, width, height);
}

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
function dice(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Streets differ in houses and light: photos that look alike would be taken for one that was used before. */
function drawStreet(pen, roll) {
  box(pen, "#cfdde2", 0, 0, WIDTH, HEIGHT);
  for (let x = -roll() * 120; x < WIDTH; ) x += drawHouse(pen, roll, x) + 8;
  box(pen, "#c9c5bb", 0, 420, WIDTH, 130);
  for (let x = 0; x < WIDTH; x += 80) box(pen, "#b9b4a9", x, 420, 2, 130);
  box(pen, "#e3d9a8", 0, 470, WIDTH, 16);
  box(pen, "#8d918f", 0, 550, WIDTH, 170);
  for (let x = 20 + roll() * 60; x < WIDTH; x += 150) box(pen, "#e9e9e4", x, 630, 80, 9);
  for (let i = 0; i < 3; i++) drawShade(pen, roll() * WIDTH, roll() * HEIGHT);
  drawShade(pen, Math.random() * WIDTH, Math.random() * HEIGHT); // a cloud that has moved on
}

function drawHouse(pen, roll, x) {
  const width = 110 + roll() * 100;
  const top = 100 + roll() * 140;
  box(pen, WALLS[Math.floor(roll() * WALLS.length)], x, top, width, 420 - top);
  for (let y = top + 28; y < 330; y += 52) for (let w = 20; w < width - 36; w += 48) box(pen, "#7f8f96", x + w, y, 28, 28);
  box(pen, "#5f7a6b", x + 10, 356, width - 20, 22);
  return width;
}

function drawShade(pen, x, y) {
  const shade = pen.createRadialGradient(x, y, 0, x, y, 380);
  shade.addColorStop(0, "rgba(30, 40, 36, 0.2)");
  shade.addColorStop(1, "rgba(30, 40, 36, 0)");
  pen.fillStyle = shade;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
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
