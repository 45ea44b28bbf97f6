import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { openZip, zipLimits } from "./unzip.ts";
import { zipFixture, zipOf } from "./zip.fixture.ts";

const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

function refusal(act: () => unknown): unknown {
  try {
    return { read: act() };
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return { code, message };
  }
}

const refused = (message: string) => ({ code: "source.unreadable", message });
const damaged = refused("the packed file is damaged or cut off");
const tooLarge = refused("unpacks to more than 200 MB, or to more than 300 times its size");

/** Zeros by the megabyte pack to about a thousandth; what they would unpack to is never held here. */
function zeros(megabytes: number) {
  const piece = deflateRawSync(Buffer.alloc(1 << 20), { finishFlush: 3 });
  const last = deflateRawSync(Buffer.alloc(0));
  const bytes = new Uint8Array(piece.length * megabytes + last.length);
  for (let at = 0; at < megabytes; at += 1) bytes.set(piece, at * piece.length);
  bytes.set(last, piece.length * megabytes);
  return { bytes, checksum: 0, unpackedBytes: 10 };
}

describe("an archive", () => {
  test("gives what was packed and what was stored, by name", () => {
    const zip = openZip(
      zipFixture([
        { name: "a.txt", content: "packed" },
        { name: "folder/", content: "", method: 0 },
        { name: "folder/Häfen.txt", content: "stored", method: 0 },
      ]),
    );
    expect([
      zip.names,
      textOf(zip.read("a.txt")),
      textOf(zip.read("folder/häfen.TXT")),
      zip.read("b.txt"),
    ]).toEqual([["a.txt", "folder/Häfen.txt"], "packed", "stored", undefined]);
  });

  test("is found behind other bytes' end only where its directory is whole", () => {
    const whole = zipOf({ "a.txt": "text", "b.txt": "more" });
    expect(refusal(() => openZip(whole.subarray(0, whole.length - 30)).names)).toEqual(damaged);
    expect(refusal(() => openZip(whole.subarray(0, 20)).names)).toEqual(damaged);
    expect(refusal(() => openZip(new Uint8Array()).names)).toEqual(damaged);
  });

  test("is refused when bits of a packed file have changed", () => {
    const bytes = zipFixture([{ name: "a.txt", content: "a long enough text", method: 0 }]);
    bytes[40] = (bytes[40] as number) ^ 1;
    expect(refusal(() => textOf(openZip(bytes).read("a.txt")))).toEqual(damaged);
  });

  test("passes over names that lead out of it, and says so", () => {
    const zip = openZip(
      zipOf({ "../a": "x", "/b": "x", "c:/d": "x", "e\\f": "x", "g\0": "x", "h/../../i": "x", "j..k": "x" }),
    );
    expect([zip.names, zip.notices]).toEqual([["j..k"], ["6 packed files of unsafe name left unread."]]);
  });

  test("does not choose between two files of one name", () => {
    const zip = openZip(
      zipFixture([
        { name: "a.xml", content: "one" },
        { name: "a.xml", content: "two" },
        { name: "b.xml", content: "three" },
      ]),
    );
    expect(refusal(() => zip.read("a.xml"))).toEqual(refused('holds two packed files of one name ("a.xml")'));
    expect(textOf(zip.read("b.xml"))).toBe("three");
  });

  test("says that it is encrypted, or packed in another way", () => {
    const zip = openZip(
      zipFixture([
        { name: "a", content: "x", flags: 1 },
        { name: "b", content: "x", method: 14 },
      ]),
    );
    expect([refusal(() => zip.read("a")), refusal(() => zip.read("b"))]).toEqual([
      refused("is protected by a password"),
      refused("is packed by a method that is not read (14)"),
    ]);
  });
});

describe("an archive made to exhaust its reader", () => {
  test("is refused when a small entry unpacks to gigabytes, whatever size it claims", () => {
    const zip = openZip(zipFixture([{ name: "a.xml", content: "", packed: zeros(10_000) }]));
    expect(refusal(() => zip.read("a.xml"))).toEqual(tooLarge);
  });

  test("is refused when many entries unpack to too much together", () => {
    const content = Buffer.alloc(300_000, "text that packs well");
    const entries = Array.from({ length: 8 }, (_, at) => ({ name: `${at}.xml`, content }));
    const zip = openZip(zipFixture(entries), { ...zipLimits, totalBytes: 2_000_000 });
    expect(zip.names.map((name) => refusal(() => zip.read(name)?.length))).toEqual([
      ...Array.from({ length: 6 }, () => ({ read: 300_000 })),
      refused("unpacks to more than 2 MB, or to more than 300 times its size"),
      refused("unpacks to more than 2 MB, or to more than 300 times its size"),
    ]);
  });

  test("is refused when entries share their packed bytes", () => {
    const bytes = zipOf({ "a.xml": "x".repeat(1000), "b.xml": "y".repeat(1000) });
    const directory = Buffer.from(bytes.buffer).lastIndexOf("PK\u0001\u0002");
    // The second entry is told to begin where the first does.
    bytes.fill(0, directory + 42, directory + 46);
    expect(refusal(() => openZip(bytes).names)).toEqual(refused("its packed files overlap"));
  });

  test("is refused for more files than a document has, before any is unpacked", () => {
    const entries = Array.from({ length: 100_000 }, (_, at) => ({
      name: String(at),
      content: "",
      method: 0,
    }));
    expect(refusal(() => openZip(zipFixture(entries)).names)).toEqual(
      refused("holds more than 10,000 packed files"),
    );
  });

  test("holds archives inside that are bytes like any other", () => {
    let nested = zipOf({ "end.txt": "x" });
    for (let depth = 0; depth < 6; depth += 1) {
      nested = zipFixture(Array.from({ length: 16 }, (_, at) => ({ name: `${at}.zip`, content: nested })));
    }
    expect(openZip(nested).read("0.zip")?.subarray(0, 2)).toEqual(Buffer.from("PK"));
  });

  test("keeps within limits of its own", () => {
    const limits = { ...zipLimits, entryBytes: 3 };
    const zip = openZip(
      zipFixture([
        { name: "a", content: "four", method: 0 },
        { name: "b", content: "abc" },
      ]),
      limits,
    );
    expect([refusal(() => zip.read("a")), textOf(zip.read("b"))]).toEqual([tooLarge, "abc"]);
  });
});
