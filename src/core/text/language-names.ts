/** English name of an ISO 639-1 code; the code itself where it has none. */
export function languageName(code: string): string {
  return new Intl.DisplayNames("en", { type: "language" }).of(code) ?? code;
}

/** "one, two, and three". */
export function listedNames(names: readonly string[]): string {
  return new Intl.ListFormat("en").format(names);
}
