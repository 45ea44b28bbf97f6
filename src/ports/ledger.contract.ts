import { describe, expect, test } from "vitest";
import type { Ledger, LedgerRow } from "./ledger.ts";

export interface LedgerSubject {
  name: string;
  /** A new, empty ledger each time. */
  make: () => Ledger | Promise<Ledger>;
}

const sent: LedgerRow = {
  at: 1_790_000_000_000,
  purpose: "metric politeness",
  method: "POST",
  origin: "https://models.example.org",
  path: "/v1/score",
  requestBytes: 120,
  responseBytes: 40,
  status: 200,
  error: null,
  bodyDigest: "a".repeat(64),
  sentBytes: 310,
  receivedBytes: 190,
  milliseconds: 12.5,
  run: "20260101-120000-abcdef",
  passages: [
    { source: "a.md", spans: [[0, 12]] },
    {
      source: "ä/ü 🙂.md",
      spans: [
        [3, 9],
        [20, 40],
      ],
    },
  ],
};

/** What every Ledger must do. */
export function describeLedger({ name, make }: LedgerSubject): void {
  describe(`${name} as a ledger`, () => {
    test("holds nothing at first", async () => {
      expect(await ledgerRows(await make())).toEqual([]);
    });

    test("gives rows back whole and in the order appended", async () => {
      const ledger = await make();
      const failed = {
        ...sent,
        status: null,
        error: "The request failed:\n„kein Weg“\u2028 🙂\r\n",
        path: "/ö/%20",
        run: null,
        passages: [],
      };
      await ledger.append(sent);
      await ledger.append(failed);
      await ledger.append(sent);
      expect(await ledgerRows(ledger)).toEqual([sent, failed, sent]);
    });

    test("keeps every row of many appended at once", async () => {
      const ledger = await make();
      const rows = Array.from({ length: 50 }, (_, at) => ({ ...sent, at }));
      await Promise.all(rows.map((row) => ledger.append(row)));
      expect((await ledgerRows(ledger)).sort((a, b) => a.at - b.at)).toEqual(rows);
    });

    test("tells rows from a place on, each with its own place", async () => {
      const ledger = await make();
      for (const at of [1, 2, 3]) await ledger.append({ ...sent, at, purpose: `„Möwe“ 🙂 ${at}` });
      const all = await Array.fromAsync(ledger.rowsFrom(0));
      expect(all.map(({ row }) => row)).toEqual(await ledgerRows(ledger));
      const [first, second] = all;
      expect([first!.place, first!.next]).toEqual([0, second!.place]);
      expect(await Array.fromAsync(ledger.rowsFrom(second!.place))).toEqual(all.slice(1));
      const end = all.at(-1)!.next;
      expect(await Array.fromAsync(ledger.rowsFrom(end))).toEqual([]);
      await ledger.append({ ...sent, at: 4 });
      const later = await Array.fromAsync(ledger.rowsFrom(end));
      expect(later.map(({ row, place }) => [row.at, place])).toEqual([[4, end]]);
    });

    test("does not change a row that was appended when the caller changes theirs", async () => {
      const ledger = await make();
      const row = structuredClone(sent);
      await ledger.append(row);
      row.purpose = "another";
      row.passages[0]?.spans.push([90, 99]);
      expect(await ledgerRows(ledger)).toEqual([sent]);
    });
  });
}

export async function ledgerRows(ledger: Ledger): Promise<LedgerRow[]> {
  const rows: LedgerRow[] = [];
  for await (const row of ledger.rows()) rows.push(row);
  return rows;
}
