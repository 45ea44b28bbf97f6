/** By what the same question is known when it is asked again; null for a call that carries bytes, which are written and not asked for. */
export function callKey(name: string, input: unknown): string | null {
  const holdsBytes =
    typeof input === "object" &&
    input !== null &&
    Object.values(input).some((value) => value instanceof Uint8Array);
  // As text each byte would be a dozen characters, made on the one thread that answers everybody.
  return holdsBytes ? null : JSON.stringify([name, input]);
}
