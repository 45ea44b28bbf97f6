/** "manual.pdf, page 7"; the source alone where only its headings tell. */
export function atPlace(source: string, where: string): string {
  return where === "" ? source : `${source}, ${where}`;
}
