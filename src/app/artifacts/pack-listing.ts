const lengthBytes = 4;

/** What a pack holds, an entry a line. Undefined for bytes that are none. @param head its first bytes */
export function packListing(head: Uint8Array, bytes: number): { text: string; isWhole: boolean } | undefined {
  if (head.length < lengthBytes) return undefined;
  const length = new DataView(head.buffer, head.byteOffset).getUint32(0, true);
  if (lengthBytes + length > bytes) return undefined;
  const written = new TextDecoder().decode(head.subarray(lengthBytes, lengthBytes + length), {
    stream: true,
  });
  // The directory is a list of names with lengths; where it is cut off, the entries before are told.
  const entries = [...written.matchAll(/\["((?:[^"\\]|\\.)*)",(\d+)\]/g)];
  const isWhole = lengthBytes + length <= head.length;
  if (!/^\[(?:\[|\]$)/.test(written)) return undefined;
  const lines = entries.map(([, name = "", size]) => `${size} bytes  ${nameOf(name)}`);
  const shown = `A pack of ${isWhole ? entries.length : `more than ${entries.length}`} entries:`;
  return { text: [shown, ...lines].join("\n"), isWhole };
}

function nameOf(escaped: string): string {
  const name = JSON.parse(`"${escaped}"`) as string;
  return name === "" ? "(list of what follows)" : name;
}
