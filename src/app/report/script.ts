/** Adds the search field. Everything else on the page works without it. */
export const script = `
const find = document.getElementById("find");
if (find) {
  const rows = [...document.querySelectorAll(".questions tr.q")].map((row) => [row, row.textContent.toLowerCase()]);
  const field = find.querySelector("input");
  const status = find.querySelector("[role=status]");
  find.hidden = false;
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    let found = 0;
    for (const [row, text] of rows) {
      const matches = text.includes(wanted);
      row.classList.toggle("unmatched", !matches);
      if (matches) found += 1;
    }
    status.textContent = wanted === "" ? "" : found + " found";
  });
}
`;
