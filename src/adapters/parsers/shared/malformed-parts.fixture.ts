import * as fc from "fast-check";
import { malformedFrom } from "./malformed.fixture.ts";
import { zipOf } from "./zip.fixture.ts";

/** A packed file of which one entry is damaged before it is packed, so that its checksum is right and its reader meets the damage. */
export function malformedParts(entries: Readonly<Record<string, string>>): fc.Arbitrary<Uint8Array> {
  return fc
    .constantFrom(...Object.keys(entries))
    .chain((name) =>
      malformedFrom([new TextEncoder().encode(entries[name])]).map((bytes) =>
        zipOf({ ...entries, [name]: bytes }),
      ),
    );
}

/** Well-formed, but with elements put where they do not belong: those of one part are shuffled and given other attributes. */
export function shuffledParts(entries: Readonly<Record<string, string>>): fc.Arbitrary<Uint8Array> {
  const names = Object.keys(entries).filter((name) => name.endsWith(".xml"));
  const edit = fc.record({
    kind: fc.constantFrom("unwrap", "drop", "number", "repeat"),
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    value: fc.constantFrom("-1", "0", "99999999999999999999", "", "NaN", "1e9", "auto", "4294967295"),
  });
  return fc
    .tuple(fc.constantFrom(...names), fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([name, edits]) => zipOf({ ...entries, [name]: edits.reduce(edited, entries[name] as string) }));
}

function edited(xml: string, { kind, at, value }: { kind: string; at: number; value: string }): string {
  const pattern =
    kind === "number"
      ? /="[^"]*"/g
      : kind === "unwrap"
        ? /<([\w:]+)[^<>/]*><\/\1>|<[\w:]+[^<>]*\/>/g
        : /<([\w:]+)(?:\s[^<>]*)?>[^<]*<\/\1>/g;
  const found = [...xml.matchAll(pattern)];
  const match = found[Math.floor(at * found.length)];
  if (match === undefined) return xml;
  const replacement = kind === "number" ? `="${value}"` : kind === "repeat" ? match[0].repeat(40) : "";
  return xml.slice(0, match.index) + replacement + xml.slice(match.index + match[0].length);
}
