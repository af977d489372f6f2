// The page with the course as lines: what is told goes into a log, and what one says comes from a field.

import { Line } from "./line.js";

const log = document.getElementById("log");
const form = document.getElementById("say");
const field = document.getElementById("line");

const line = new Line({
  path: "/tekst/samtale",
  name: "skalkan-text",
  size: () => ({ width: 80, height: 24 }),
  take: () => {},
  hear: ({ anew, lines }, isThere) => {
    if (anew) log.replaceChildren();
    if (lines) tell(lines, isThere);
  },
  home: () => field.focus(),
});

function tell(lines, isThere) {
  const told = lines.map(([who, text]) => {
    const paragraph = document.createElement("p");
    paragraph.className = who;
    paragraph.textContent = text || form.dataset.enter;
    return paragraph;
  });
  log.append(...told);
  isThere();
  scrollTo(0, document.body.scrollHeight);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  line.type(`${field.value}\n`);
  field.value = "";
});

field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});
