/** Whether a column is named but empty in every row, so that rows that say the names of their columns would never say this one. */
export function hasSilentNames(header: readonly string[], rows: readonly (readonly string[])[]): boolean {
  return header.some(
    (name, column) => name.trim() !== "" && rows.every((row) => (row[column] ?? "").trim() === ""),
  );
}
