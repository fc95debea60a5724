// Single-key shortcuts: / searches, j and k go through the list, c copies the link, ? lists them. They can be switched off.
const dialog = document.getElementById("shortcuts");
const choice = document.getElementById("shortcuts-on");
const opener = document.getElementById("shortcuts-open");
const KEPT = "shortcuts";

function stored() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // Storage may be closed; then the choice holds for this page.
  }
}

function step(by) {
  const links = [...document.querySelectorAll("main .title a")];
  if (!links.length) return;
  const here = links.indexOf(document.activeElement);
  const next = links[here < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(here + by, 0), links.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

function search() {
  const box = document.getElementById("q");
  if (!box) {
    location.assign("/#q");
    return;
  }
  box.closest("details")?.setAttribute("open", "");
  box.focus();
  box.select();
}

async function copy() {
  const button = document.getElementById("copy");
  if (button) {
    button.click();
    return;
  }
  const status = document.getElementById("said");
  try {
    await navigator.clipboard.writeText(location.href);
    status.textContent = "Link copied";
  } catch {
    status.textContent = "The link could not be copied";
  }
}

const KEYS = { "/": search, j: () => step(1), k: () => step(-1), c: copy, "?": () => dialog.showModal() };

// A key is a shortcut where nothing is typed into and nothing else listens to it.
document.addEventListener("keydown", (event) => {
  const act = Object.hasOwn(KEYS, event.key) && KEYS[event.key];
  if (!act || !choice.checked || dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  act();
});

choice.checked = stored() !== "off";
choice.addEventListener("change", () => {
  try {
    localStorage.setItem(KEPT, choice.checked ? "on" : "off");
  } catch {
    // As above.
  }
});
opener.hidden = false;
opener.addEventListener("click", () => dialog.showModal());
if (location.hash === "#q") search();
