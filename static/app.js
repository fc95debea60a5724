// Enhancement only: every page works without this file.

// htmx: where the CDN cannot be reached, answers wrongly, or says nothing for a while, the copy of our own.
const PATIENCE = 3000; // milliseconds
const script = document.getElementById("htmx-script");

function useCopy() {
  if (window.htmx || !script?.dataset.copy) return;
  const copy = document.createElement("script");
  copy.src = script.dataset.copy;
  delete script.dataset.copy;
  document.head.append(copy);
}
script?.addEventListener("error", useCopy); // deferred scripts run in order, so it has neither loaded nor failed yet
setTimeout(useCopy, PATIENCE);

// Dark or light: the button changes to the other one, and the choice is kept.
const root = document.documentElement;
const dark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

function changeTheme() {
  root.dataset.theme = dark() ? "light" : "dark";
  try {
    localStorage.setItem("theme", root.dataset.theme);
  } catch {
    // Storage may be closed; then the choice holds for this page.
  }
}

async function copyLink(button) {
  const field = document.getElementById(button.dataset.copies);
  try {
    await navigator.clipboard.writeText(field.value);
    say(button.dataset.copied ?? "Link copied");
    button.lastChild.textContent = "Copied";
  } catch {
    field.select();
    say("Select and copy the text");
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button?.id === "theme") changeTheme();
  if (button?.dataset.copies) copyLink(button);
});

// What screen readers hear after a change: the count, nothing else.
function say(text) {
  const status = document.getElementById("said");
  if (status) status.textContent = text;
}

// Drawers that are open stay open through a change of the filter.
let open = [];
document.addEventListener("htmx:before:swap", () => {
  open = [...document.querySelectorAll("details[id][open]")].map((details) => details.id);
});
document.addEventListener("htmx:after:swap", () => {
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  say(document.getElementById("count")?.textContent.trim().replace(/\s+/g, " ") ?? "");
  wake();
});

// The evidence that the address points to, all of it: a sentence may be marked in several pieces.
function light() {
  for (const mark of document.querySelectorAll("mark.lit")) mark.classList.remove("lit");
  const name = CSS.escape(location.hash.slice(1));
  if (name) for (const mark of document.querySelectorAll(`mark[data-marks~="${name}"]`)) mark.classList.add("lit");
}
window.addEventListener("hashchange", light);

// An article: a sentence's events light up in the margin, a margin entry's sentences in the text.
function settle({ type, target }) {
  const numbers = (each) => each.dataset.events.split(" ");
  const all = [...document.querySelectorAll("[data-events]")];
  const live = all.filter((each) => each.matches(":hover, :focus-within"));
  const near = new Set(live.flatMap(numbers));
  for (const each of all) {
    each.classList.toggle("near", numbers(each).some((number) => near.has(number)));
    if (!live.includes(each)) each.classList.remove("shut");
  }
  if (type === "focusin") target.closest(".cite")?.classList.remove("shut");
  if (target.closest(".story")) showInMargin();
}

// A long margin scrolls by itself; the page stays where it is.
function showInMargin() {
  const margin = document.querySelector(".told");
  const entry = margin.querySelector(".near");
  if (entry) margin.scrollTop = entry.offsetTop - (margin.clientHeight - entry.offsetHeight) / 2;
}

// A card is put away until its sentence is left, or focused anew.
function shut(cites) {
  for (const cite of cites) cite.classList.add("shut");
}

if (document.querySelector("[data-events]")) {
  for (const name of ["pointerover", "pointerout", "focusin", "focusout"]) document.addEventListener(name, settle);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shut(document.querySelectorAll(".cite:is(:hover, :focus-within)"));
  });
  document.addEventListener("click", (event) => {
    const cite = event.target.closest(".cite .close")?.closest(".cite");
    if (!cite) return;
    event.preventDefault();
    shut([cite]);
    document.activeElement?.blur();
  });
}

// Buttons that need this file are hidden without it.
function wake() {
  for (const button of document.querySelectorAll("#theme, [data-copies]")) button.hidden = false;
  light();
}
wake();
