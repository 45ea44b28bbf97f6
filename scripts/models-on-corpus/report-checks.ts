/** Collects what was checked, as a table of lines; each says what was found. */
export interface ReportOfChecks {
  check(what: string, holds: boolean, found: string): void;
  /** Said under the line before. */
  detail(sentence: string): void;
  lines(): string[];
  failures(): number;
}

export function reportOfChecks(): ReportOfChecks {
  const lines: string[] = [];
  let failures = 0;
  return {
    check(what, holds, found) {
      if (!holds) failures += 1;
      lines.push(`${holds ? "yes" : "NO "}  ${what.padEnd(58)} ${found}`);
    },
    detail: (sentence) => void lines.push(`       ${sentence}`),
    lines: () => lines,
    failures: () => failures,
  };
}
