import { crc32, deflateRawSync } from "node:zlib";

export interface ZipFixtureEntry {
  name: string;
  content: string | Uint8Array;
  /** Already packed, with the checksum it claims. */
  packed?: { bytes: Uint8Array; checksum: number; unpackedBytes: number };
  method?: number;
  flags?: number;
  checksum?: number;
}

/** A ZIP archive of these entries, honest or not. */
export function zipFixture(entries: readonly ZipFixtureEntry[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const content = Buffer.from(entry.content);
    const method = entry.method ?? 8;
    const body = entry.packed?.bytes ?? (method === 8 ? deflateRawSync(content) : content);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(entry.flags ?? 0, 2);
    header.writeUInt16LE(method, 4);
    header.writeUInt32LE(entry.checksum ?? entry.packed?.checksum ?? crc32(content), 10);
    header.writeUInt32LE(body.length, 14);
    header.writeUInt32LE(entry.packed?.unpackedBytes ?? content.length, 18);
    header.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), header, name]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\0"), header, place, name]));
    parts.push(local, body);
    offset += local.length + body.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length & 0xffff, 4);
  end.writeUInt16LE(entries.length & 0xffff, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...parts, listed, Buffer.from("PK\u0005\u0006"), end]));
}

/** The same from a table of names and contents. */
export function zipOf(files: Record<string, string | Uint8Array>): Uint8Array<ArrayBuffer> {
  return zipFixture(Object.entries(files).map(([name, content]) => ({ name, content })));
}
