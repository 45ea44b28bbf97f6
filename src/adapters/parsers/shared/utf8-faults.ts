export interface Utf8Faults {
  /** Whole characters of two bytes and more. */
  whole: number;
  /** Places at which a byte belongs to no character, without a character that the end cuts. */
  broken: number;
  /** The first of them. */
  first: number;
  /** Bytes of a character that the end cuts. */
  cut: number;
}

/** What of some bytes is UTF-8 and what is not, by the well-formed sequences of the Unicode standard, table 3-7. */
export function utf8Faults(bytes: Uint8Array): Utf8Faults {
  const faults: Utf8Faults = { whole: 0, broken: 0, first: -1, cut: 0 };
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const length =
      lead >= 0xc2 && lead <= 0xdf
        ? 2
        : lead >= 0xe0 && lead <= 0xef
          ? 3
          : lead >= 0xf0 && lead <= 0xf4
            ? 4
            : 1;
    let read = 1;
    while (read < length && isContinuation(lead, read, bytes[at + read])) read += 1;
    if (length > 1 && read === length) faults.whole += 1;
    else if (length > 1 && at + read === bytes.length) faults.cut = read;
    else {
      faults.broken += 1;
      if (faults.first < 0) faults.first = at;
    }
    at += read;
  }
  return faults;
}

function isContinuation(lead: number, index: number, byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const low = index > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = index > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return byte >= low && byte <= high;
}
