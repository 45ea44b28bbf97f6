/** As much of a file as tells its encoding. */
const lookedAt = 65_536;

/**
 * UTF-16 without a byte order mark: in text of Latin letters one byte of nearly every pair is zero, and always the same one.
 * Undefined where fewer than a fifth of the pairs say so: then it may be anything.
 */
export function utf16ByZeroBytes(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  const length = Math.min(bytes.length, lookedAt);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  const most = Math.max(even, odd);
  if (most * 5 < pairs || Math.min(even, odd) * 20 > most) return undefined;
  const label = odd > even ? "utf-16le" : "utf-16be";
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    // oxlint-disable-next-line no-control-regex -- what no text holds
    return /[\0-\u0008\u000e-\u001a\ufffe\uffff]/.test(text) ? undefined : label;
  } catch {
    return undefined;
  }
}
