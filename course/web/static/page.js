// The page with the terminal: it shows a window of the app.

import { FitAddon } from "./addon-fit.mjs";
import { follow, Line } from "./line.js";
import { Terminal } from "./xterm.mjs";

const FONT = '"Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace';
const KEYS = { out: "\x1b", next: "\t", up: "\x1b[A", down: "\x1b[B", on: "\x07", more: "\x10" }; // what the buttons stand for

const body = document.body;
const place = document.getElementById("terminal");
const fit = new FitAddon();
const terminal = new Terminal({
  fontFamily: FONT,
  fontSize: innerWidth < 600 ? 13 : 16,
  linkHandler: { activate: (_event, url) => follow(url) },
  scrollback: 0,
  theme: { background: getComputedStyle(body).backgroundColor, foreground: getComputedStyle(body).color },
});

function copy(data) {
  const bytes = Uint8Array.from(atob(data.slice(data.indexOf(";") + 1)), (each) => each.charCodeAt(0));
  navigator.clipboard?.writeText(new TextDecoder().decode(bytes)).catch(() => {});
  return true;
}

function recolour(colour) {
  if (/^#[0-9a-f]{6}$/i.test(colour)) body.style.setProperty("--edge", colour);
  return true;
}

function remember(place) {
  line.at(place);
  return true;
}

function isForBrowser({ key, ctrlKey, shiftKey, metaKey }) {
  const letter = key.toLowerCase();
  if (["F5", "F11", "F12"].includes(key)) return true;
  if (metaKey) return true;
  if (!ctrlKey) return shiftKey && key === "Insert";
  return shiftKey || "rv0+-".includes(letter) || (letter === "c" && terminal.hasSelection());
}

terminal.loadAddon(fit);
terminal.parser.registerOscHandler(52, copy);
terminal.parser.registerOscHandler(11, recolour);
terminal.parser.registerOscHandler(7, remember);
terminal.onTitleChange((title) => (document.title = title));
terminal.open(place);
terminal.textarea.setAttribute("aria-label", body.dataset.label);
fit.fit();

const line = new Line({
  path: "/vindue",
  name: "skalkan-window",
  size: () => ({ width: terminal.cols, height: terminal.rows }),
  take: (bytes, isThere) => terminal.write(bytes, isThere),
  hear: () => {},
  home: () => terminal.focus(),
});

terminal.onData((text) => line.type(text));
terminal.onResize(() => line.resized());
new ResizeObserver(() => fit.fit()).observe(place);

terminal.attachCustomKeyEventHandler((event) => {
  const copies = event.type === "keydown" && event.metaKey && event.key === "c" && !terminal.hasSelection();
  if (copies) line.type("\x03"); // on a Mac: what is marked in the app
  return !isForBrowser(event);
});

addEventListener("paste", (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  // Nothing in a paste commands the terminal; its line ends and tabs are text.
  const text = event.clipboardData.getData("text/plain").replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g, "");
  if (text) terminal.paste(text);
}, true);

for (const button of document.querySelectorAll("[data-key]")) {
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // the terminal keeps the focus
  button.addEventListener("click", () => line.type(KEYS[button.dataset.key]));
}
