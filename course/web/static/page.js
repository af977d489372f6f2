// A page: a terminal that shows a window of the course, and the words that stand there when it shows none.

import { FitAddon } from "./addon-fit.mjs";
import { Terminal } from "./xterm.mjs";

const FONT = '"Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace';
const AGAIN_AFTER = [200, 1000, 2000, 5000]; // ms to each next try
const COMES_BACK = ["lost", "stopped", "full"]; // states that end by themselves
const PIECE = 65536; // characters of a paste that go in one frame
const KEYS = { out: "\x1b", next: "\t", up: "\x1b[A", down: "\x1b[B", on: "\x07", more: "\x10" }; // what the buttons stand for
const WINDOW = "skalkan-window"; // what this tab remembers of its window, also when it is loaded anew

const body = document.body;
const states = [...document.querySelectorAll("[data-state]")];
const terminal = new Terminal({
  allowProposedApi: false,
  fontFamily: FONT,
  fontSize: innerWidth < 600 ? 13 : 16,
  linkHandler: { activate: (_event, url) => follow(url) },
  scrollback: 0,
  theme: { background: getComputedStyle(body).backgroundColor, foreground: getComputedStyle(body).color },
});
const fit = new FitAddon();

let socket = null;
let tries = 0;
let timer = 0;
let shown = "opening"; // the state that is read on the page
let typed = []; // what was typed before there was a line

// The line to the server

function connect() {
  clearTimeout(timer);
  const line = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/vindue`);
  let state = "lost";
  socket = line;
  line.binaryType = "arraybuffer";
  line.onopen = () => {
    send({ ...size(), window: sessionStorage.getItem(WINDOW) ?? "" });
    typed.splice(0).forEach(type);
  };
  line.onmessage = ({ data }) => {
    if (typeof data !== "string") return terminal.write(new Uint8Array(data), () => socket === line && painted());
    const said = JSON.parse(data);
    state = said.state ?? state;
    hear(said);
  };
  line.onclose = () => {
    if (socket !== line) return;
    socket = null;
    close(state);
  };
}

function close(state) {
  if (!COMES_BACK.includes(state)) {
    typed = [];
    if (state !== "elsewhere") sessionStorage.removeItem(WINDOW);
    return show(state);
  }
  if (state === "lost" && shown === "stopped") state = shown; // it is as it was told
  const wait = AGAIN_AFTER[Math.min(tries, AGAIN_AFTER.length - 1)];
  if (tries > 0 || state !== "lost") show(state); // a line that comes back at once was never gone
  tries += 1;
  timer = setTimeout(connect, wait);
}

function again() {
  tries = 0;
  show("opening");
  connect();
}

function painted() {
  tries = 0;
  if (shown) show("");
}

function hear(said) {
  if (said.window) sessionStorage.setItem(WINDOW, said.window);
  if (said.open) follow(said.open);
  if (said.file) fetchFile(said.file, said.name);
  if (said.told) document.querySelector("[data-told]").textContent = said.told;
}

function send(said) {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(said));
}

function type(text) {
  if (socket?.readyState !== WebSocket.OPEN) return typed.push(text);
  for (let from = 0; from < text.length; ) {
    let to = Math.min(from + PIECE, text.length);
    if (to < text.length && text.charCodeAt(to - 1) >= 0xd800 && text.charCodeAt(to - 1) < 0xdc00) to -= 1;
    socket.send(new TextEncoder().encode(text.slice(from, to)));
    from = to;
  }
}

const size = () => ({ width: terminal.cols, height: terminal.rows });

// What the app asks of the browser

function follow(url) {
  if (/^https?:/.test(url)) window.open(url, "_blank", "noopener,noreferrer");
}

function fetchFile(address, name) {
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
}

function copy(data) {
  const bytes = Uint8Array.from(atob(data.slice(data.indexOf(";") + 1)), (each) => each.charCodeAt(0));
  navigator.clipboard?.writeText(new TextDecoder().decode(bytes)).catch(() => {});
  return true;
}

function recolour(colour) {
  if (/^#[0-9a-f]{6}$/i.test(colour)) body.style.setProperty("--edge", colour);
  return true;
}

// What is shown

function show(state) {
  shown = state;
  for (const each of states) each.hidden = each.dataset.state !== state;
  const open = states.find((each) => !each.hidden);
  if (open) open.querySelector("button")?.focus();
  else terminal.focus();
}

// The keyboard

function isForBrowser({ key, ctrlKey, shiftKey, metaKey }) {
  const letter = key.toLowerCase();
  if (["F5", "F11", "F12"].includes(key)) return true;
  if (metaKey) return true;
  if (!ctrlKey) return shiftKey && key === "Insert";
  return shiftKey || "rv0+-".includes(letter) || (letter === "c" && terminal.hasSelection());
}

terminal.attachCustomKeyEventHandler((event) => {
  const copies = event.type === "keydown" && event.metaKey && event.key === "c" && !terminal.hasSelection();
  if (copies) type("\x03"); // on a Mac: what is marked in the app
  return !isForBrowser(event);
});

addEventListener("paste", (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  // Nothing in a paste commands the terminal; its line ends and tabs are text.
  const text = event.clipboardData.getData("text/plain").replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g, "");
  if (text) terminal.paste(text);
}, true);

// The beginning

terminal.loadAddon(fit);
terminal.parser.registerOscHandler(52, copy);
terminal.parser.registerOscHandler(11, recolour);
terminal.onTitleChange((title) => (document.title = title));
terminal.onData(type);
terminal.onResize(() => send(size()));
terminal.open(document.getElementById("terminal"));
terminal.textarea.setAttribute("aria-label", body.dataset.label);
fit.fit();
new ResizeObserver(() => fit.fit()).observe(document.getElementById("terminal"));
addEventListener("focus", () => states.every((each) => each.hidden) && terminal.focus());
for (const button of document.querySelectorAll("[data-key]")) {
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // the terminal keeps the focus
  button.addEventListener("click", () => type(KEYS[button.dataset.key]));
}
for (const button of document.querySelectorAll("[data-again]")) button.addEventListener("click", again);
terminal.focus();
connect();
