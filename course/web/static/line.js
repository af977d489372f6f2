// The line between a page and its window: opened, and opened anew; and the words that stand on the page when nothing else does.

const AGAIN_AFTER = [200, 1000, 2000, 5000]; // ms to each next try
const COMES_BACK = ["lost", "stopped", "busy"]; // states that end by themselves
const PIECE = 65536; // characters of a long text that go in one frame

const states = [...document.querySelectorAll("[data-state]")];

export class Line {
  #path; #name; #size; #take; #hear; #home;
  #socket = null;
  #tries = 0;
  #timer = 0;
  #typed = []; // what was typed before there was a window
  #isHeard = false; // whether a window hears what is typed
  #shown = "opening"; // the state that is read on the page

  // path: where the line leads; name: what this tab remembers its window, and its place in it, by, also when it is loaded anew; size: of the page, in
  // characters; take, hear: get bytes and words, and tell when they are on the page; home: gives the focus where one types.
  constructor({ path, name, size, take, hear, home }) {
    [this.#path, this.#name, this.#size, this.#take, this.#hear, this.#home] = [path, name, size, take, hear, home];
    for (const button of document.querySelectorAll("[data-again]")) button.addEventListener("click", () => this.#again());
    addEventListener("focus", () => this.#shown || home());
    home();
    this.#connect();
  }

  resized() {
    if (this.#isOpen) this.#socket.send(JSON.stringify(this.#size()));
  }

  // Where the window is by now: one that is opened in its stead, since it is gone, opens there.
  at(place) {
    sessionStorage.setItem(`${this.#name}-place`, place);
  }

  type(text) {
    if (!this.#isOpen || !this.#isHeard) return this.#typed.push(text);
    for (let from = 0; from < text.length; ) {
      let to = Math.min(from + PIECE, text.length);
      if (to < text.length && /[\ud800-\udbff]/.test(text[to - 1])) to -= 1; // half a character goes with its other half
      this.#socket.send(new TextEncoder().encode(text.slice(from, to)));
      from = to;
    }
  }

  get #isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  #connect() {
    clearTimeout(this.#timer);
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${this.#path}`);
    let state = "lost";
    this.#socket = socket;
    this.#isHeard = false;
    socket.binaryType = "arraybuffer";
    const isThere = () => this.#socket === socket && this.#there();
    socket.onopen = () => {
      socket.send(JSON.stringify({ ...this.#size(), window: this.#kept(""), place: this.#kept("-place") }));
    };
    socket.onmessage = ({ data }) => {
      if (typeof data !== "string") return this.#take(new Uint8Array(data), isThere);
      const said = JSON.parse(data);
      state = said.state ?? state;
      this.#heard(said, isThere);
    };
    socket.onclose = () => this.#socket === socket && this.#closed(state);
  }

  #heard(said, isThere) {
    if (said.waiting) this.#wait(said);
    if (said.window) this.#opened(said.window);
    if (said.open) follow(said.open);
    if (said.file) Object.assign(document.createElement("a"), { href: said.file, download: said.name }).click();
    const told = document.querySelector("[data-told]");
    if (said.state) told.textContent = said.told || told.dataset.told; // its own last words, where it had any
    this.#hear(said, isThere);
  }

  #opened(window) {
    const before = this.#kept("");
    // What was typed for a window that is gone, or while one waited, would do something else in a new one.
    if (before ? before !== window : this.#shown !== "opening") this.#typed = [];
    sessionStorage.setItem(this.#name, window);
    this.#isHeard = true;
    this.#typed.splice(0).forEach((text) => this.type(text));
  }

  #kept(what) {
    return sessionStorage.getItem(this.#name + what) ?? "";
  }

  // The line stays open until it is this page's turn.
  #wait({ waiting, number }) {
    this.#tries = 0;
    for (const each of document.querySelectorAll("[data-number]")) each.textContent = each.dataset.number.replace("{number}", number);
    if (this.#shown !== waiting) this.#show(waiting);
  }

  #closed(state) {
    this.#socket = null;
    if (!COMES_BACK.includes(state)) {
      this.#typed = [];
      if (state !== "elsewhere") for (const each of ["", "-place"]) sessionStorage.removeItem(this.#name + each);
      return this.#show(state);
    }
    if (state === "lost" && this.#shown === "stopped") state = "stopped"; // it is as it was told
    if (this.#tries > 0 || state !== "lost") this.#show(state); // a line that comes back at once was never gone
    this.#timer = setTimeout(() => this.#connect(), AGAIN_AFTER[Math.min(this.#tries, AGAIN_AFTER.length - 1)]);
    this.#tries += 1;
  }

  #again() {
    this.#tries = 0;
    this.#show("opening");
    this.#connect();
  }

  #there() {
    this.#tries = 0;
    if (this.#shown) this.#show("");
  }

  #show(state) {
    this.#shown = state;
    for (const each of states) each.hidden = each.dataset.state !== state;
    const open = states.find((each) => !each.hidden);
    if (open) open.querySelector("button")?.focus();
    else this.#home();
  }
}

export function follow(url) {
  if (/^https?:/.test(url)) window.open(url, "_blank", "noopener,noreferrer");
}
