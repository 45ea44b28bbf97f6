import type { ConfigurationFault } from "@contracts/api/configuration.ts";

/** The fault of a setting itself, or of something within it; undefined where there is none. */
export function faultAt(
  faults: readonly ConfigurationFault[],
  path: readonly string[],
): ConfigurationFault | undefined {
  return faults.find(
    (fault) =>
      fault.path !== null &&
      fault.path.length >= path.length &&
      path.every((key, depth) => String(fault.path![depth]) === key),
  );
}

/** The first fault of each line, for the marks beside the text. */
export function faultsByLine(faults: readonly ConfigurationFault[]): Map<number, ConfigurationFault> {
  const byLine = new Map<number, ConfigurationFault>();
  for (const fault of faults) {
    if (fault.line !== null && !byLine.has(fault.line)) byLine.set(fault.line, fault);
  }
  return byLine;
}
