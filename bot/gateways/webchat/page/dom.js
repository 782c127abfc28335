// Builds nodes. Text always goes in as text, never as markup: what people typed may be hostile.

const SVG = "http://www.w3.org/2000/svg";

/**
 * A new element. `props` are DOM properties, except `dataset` and names with a dash or `role`, which are attributes.
 * Children are nodes or text; null and false are left out.
 */
export function make(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name === "dataset") Object.assign(node.dataset, value);
    else if (name === "role" || name.includes("-")) node.setAttribute(name, value);
    else node[name] = value;
  }
  node.append(...children.filter((child) => child !== null && child !== false));
  return node;
}

/** One of the drawings in index.html; what it means is said in words beside it. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

export const byId = (id) => document.getElementById(id);

/** Says something in passing at the foot of the page, then takes it away. */
export function toast(words) {
  const node = byId("toast");
  node.textContent = words;
  node.classList.add("shown");
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => node.classList.remove("shown"), 6000);
}

/** Moves the focus among `nodes` with the arrow keys, Home and End. */
export function walkWithArrows(event, nodes) {
  const here = nodes.indexOf(document.activeElement);
  const last = nodes.length - 1;
  const goal = { ArrowDown: Math.min(here + 1, last), ArrowUp: Math.max(here - 1, 0), Home: 0, End: last }[event.key];
  if (goal === undefined || last < 0) return;
  event.preventDefault();
  nodes[goal].focus();
}
