/** The place one or more steps on from the chosen one, in the order shown; the nearest end where the list stops. Undefined in an empty list. */
export function stepFrom(
  ordered: readonly number[],
  chosen: number | undefined,
  step: 1 | -1,
): number | undefined {
  const at = chosen === undefined ? -1 : ordered.indexOf(chosen);
  if (at === -1) return step === 1 ? ordered[0] : ordered.at(-1);
  return ordered[Math.min(Math.max(at + step, 0), ordered.length - 1)];
}

/** The next place on the way that has this mark; undefined where none follows. */
export function stepToMarked(
  ordered: readonly number[],
  chosen: number | undefined,
  step: 1 | -1,
  isMarked: (place: number) => boolean,
): number | undefined {
  const at = chosen === undefined ? -1 : ordered.indexOf(chosen);
  const start = at === -1 ? (step === 1 ? 0 : ordered.length - 1) : at + step;
  for (let index = start; index >= 0 && index < ordered.length; index += step) {
    if (isMarked(ordered[index]!)) return ordered[index];
  }
  return undefined;
}
