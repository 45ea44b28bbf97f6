// Before anything is drawn, so that the page does not flash in the other theme.
try {
  const chosen = localStorage.getItem("soundings.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Without storage the system's theme is used.
}
