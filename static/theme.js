// Before the first paint: the theme that was chosen last, if any.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be closed; the system's theme will do.
}
