import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Digest } from "../contracts/digest.ts";
import type { ArtifactStore } from "./artifact-store.ts";

export interface ArtifactStoreSubject {
  name: string;
  /** A new, empty store each time. */
  make: () => ArtifactStorePlace | Promise<ArtifactStorePlace>;
  traits: {
    /** Artifacts outlive the store and can be damaged from outside. */
    outside: boolean;
  };
}

export interface ArtifactStorePlace {
  store: ArtifactStore;
  /** Another store on the same place, as another process would open it. */
  reopen: () => ArtifactStore;
  /** Changes what is stored under a digest behind the store's back; undefined removes it. */
  tamper: (digest: Digest, change: (bytes: Uint8Array) => Uint8Array | undefined) => void | Promise<void>;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
/** SHA-256 of "abc": FIPS 180-4, example B.1. */
const abcDigest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const unknown = "0".repeat(64);

/** What every ArtifactStore must do. */
export function describeArtifactStore({ name, make, traits }: ArtifactStoreSubject): void {
  describe(`${name} as an artifact store`, () => {
    test("names bytes by their SHA-256 and gives them back", async () => {
      const { store } = await make();
      expect(await store.put(bytesOf("abc"))).toBe(abcDigest);
      expect(plain(await store.get(abcDigest))).toEqual(plain(bytesOf("abc")));
      expect([await store.has(abcDigest), await store.size(abcDigest)]).toEqual([true, 3]);
    });

    test("keeps any bytes, none at all and many", async () => {
      const { store } = await make();
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
          expect(plain(await store.get(await store.put(bytes)))).toEqual(plain(bytes));
        }),
        { numRuns: 30 },
      );
      const many = new Uint8Array(3_000_000).map((_, at) => at % 251);
      const found = await store.get(await store.put(many));
      expect(found !== undefined && Buffer.compare(found, many)).toBe(0);
    });

    test("gives plain bytes: a slice of them is a copy", async () => {
      const { store } = await make();
      await store.put(bytesOf("abc"));
      const given = [await store.get(abcDigest), await store.getRange(abcDigest, 1, 2)];
      expect(given.map((bytes) => bytes?.constructor.name)).toEqual(["Uint8Array", "Uint8Array"]);
    });

    test("keeps texts of any script", async () => {
      const { store } = await make();
      const text = "Grüße, 海港 और 🙂\u2028\0";
      expect(new TextDecoder().decode(await store.get(await store.put(bytesOf(text))))).toBe(text);
    });

    test("knows nothing of what was never stored", async () => {
      const { store } = await make();
      expect([
        await store.get(unknown),
        await store.getRange(unknown, 0, 1),
        await store.size(unknown),
        await store.has(unknown),
        await listed(store),
      ]).toEqual([undefined, undefined, undefined, false, []]);
    });

    test("stores the same bytes once, also when put many times at once", async () => {
      const { store } = await make();
      const digests = await Promise.all(Array.from({ length: 20 }, () => store.put(bytesOf("abc"))));
      expect(new Set(digests)).toEqual(new Set([abcDigest]));
      expect(await listed(store)).toEqual([{ digest: abcDigest, bytes: 3 }]);
    });

    test("gives a range of an artifact, and nothing where it reaches beyond the end", async () => {
      const { store } = await make();
      const digest = await store.put(bytesOf("0123456789"));
      const range = async (offset: number, length: number) =>
        plain(await store.getRange(digest, offset, length));
      expect([
        await range(0, 10),
        await range(3, 4),
        await range(10, 0),
        await range(8, 3),
        await range(11, 1),
      ]).toEqual([plain(bytesOf("0123456789")), plain(bytesOf("3456")), [], undefined, undefined]);
    });

    test("lists everything it holds with its size", async () => {
      const { store } = await make();
      const digests = await Promise.all(["a", "bb", "ccc"].map((text) => store.put(bytesOf(text))));
      expect(await listed(store)).toEqual(
        digests
          .map((digest, at) => ({ digest, bytes: at + 1 }))
          .sort((a, b) => (a.digest < b.digest ? -1 : 1)),
      );
    });

    test("forgets what is removed, and removing it again is harmless", async () => {
      const { store } = await make();
      await store.put(bytesOf("abc"));
      await store.remove(abcDigest);
      await store.remove(abcDigest);
      expect([await store.get(abcDigest), await store.has(abcDigest), await listed(store)]).toEqual([
        undefined,
        false,
        [],
      ]);
      await store.put(bytesOf("abc"));
      expect(plain(await store.get(abcDigest))).toEqual(plain(bytesOf("abc")));
    });

    test("does not change when the caller's bytes or the bytes it gave are changed", async () => {
      const { store } = await make();
      const bytes = bytesOf("abc");
      await store.put(bytes);
      bytes.fill(0);
      (await store.get(abcDigest))?.fill(0);
      (await store.getRange(abcDigest, 0, 3))?.fill(0);
      expect(plain(await store.get(abcDigest))).toEqual(plain(bytesOf("abc")));
    });

    describe.skipIf(!traits.outside)("from outside the process", () => {
      test("finds what another store on the same place put", async () => {
        const { store, reopen } = await make();
        await store.put(bytesOf("abc"));
        expect(plain(await reopen().get(abcDigest))).toEqual(plain(bytesOf("abc")));
      });

      test("takes puts of the same bytes by two stores at once", async () => {
        const { store, reopen } = await make();
        const other = reopen();
        await Promise.all([store, other, store, other].map((one) => one.put(bytesOf("abc"))));
        expect(await listed(store)).toEqual([{ digest: abcDigest, bytes: 3 }]);
        expect(plain(await other.get(abcDigest))).toEqual(plain(bytesOf("abc")));
      });

      const damages: [string, (bytes: Uint8Array) => Uint8Array][] = [
        ["a flipped bit", (bytes) => bytes.map((byte, at) => (at === 1 ? byte ^ 1 : byte))],
        ["a cut end", (bytes) => bytes.slice(0, -1)],
        ["no bytes left", () => new Uint8Array()],
        ["bytes added", (bytes) => new Uint8Array([...bytes, 0])],
      ];
      test.each(damages)("never gives back an artifact with %s, and stores it anew", async (_, damage) => {
        const { store, reopen, tamper } = await make();
        await store.put(bytesOf("abc"));
        await tamper(abcDigest, damage);
        for (const one of [store, reopen()]) expect(await one.get(abcDigest)).toBeUndefined();
        expect(await listed(store)).toEqual([]);
        await reopen().put(bytesOf("abc"));
        expect(plain(await store.get(abcDigest))).toEqual(plain(bytesOf("abc")));
      });

      test("stores a damaged artifact anew even where nobody read it before", async () => {
        const { store, reopen, tamper } = await make();
        await store.put(bytesOf("abc"));
        await tamper(abcDigest, () => bytesOf("xyz"));
        await reopen().put(bytesOf("abc"));
        expect(plain(await store.get(abcDigest))).toEqual(plain(bytesOf("abc")));
      });

      test("stores anew what another process removed", async () => {
        const { store, reopen, tamper } = await make();
        await store.put(bytesOf("abc"));
        await tamper(abcDigest, () => undefined);
        expect(await store.has(abcDigest)).toBe(false);
        await store.put(bytesOf("abc"));
        expect(plain(await reopen().get(abcDigest))).toEqual(plain(bytesOf("abc")));
      });

      test("survives two stores that find the same damage at once", async () => {
        const { store, reopen, tamper } = await make();
        await store.put(bytesOf("abc"));
        await tamper(abcDigest, () => bytesOf("xyz"));
        const readers = Array.from({ length: 8 }, reopen);
        expect(await Promise.all(readers.map((reader) => reader.get(abcDigest)))).toEqual(
          readers.map(() => undefined),
        );
      });

      test("gives no range of an artifact that was cut shorter", async () => {
        const { store, tamper } = await make();
        const digest = await store.put(bytesOf("0123456789"));
        await tamper(digest, (bytes) => bytes.slice(0, 5));
        expect(await store.getRange(digest, 3, 4)).toBeUndefined();
      });
    });
  });
}

function plain(bytes: Uint8Array | undefined): number[] | undefined {
  return bytes === undefined ? undefined : [...bytes];
}

async function listed(store: ArtifactStore): Promise<{ digest: Digest; bytes: number }[]> {
  const found = await Array.fromAsync(store.list());
  return found.sort((a, b) => (a.digest < b.digest ? -1 : 1));
}
