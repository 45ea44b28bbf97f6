import { styleText } from "node:util";
import type { LedgerSum } from "../../app/ledger-sums.ts";
import type { ShownRow } from "../../app/use-cases/show-ledger.ts";
import { count } from "../../contracts/count-text.ts";
import { seconds } from "../../contracts/duration-text.ts";
import { bytes } from "./numbers.ts";
import { shortened } from "./shortened.ts";
import { someOf } from "./some-of.ts";
import { table } from "./table.ts";

const placeLength = 60;
const errorLength = 80;
const sourcesShown = 3;

/** Rows under titles, newest last. */
export function ledgerRowsText(rows: readonly ShownRow[]): string {
  return table(
    [
      { title: "when (UTC)" },
      { title: "where" },
      { title: "why" },
      { title: "status", align: "right" },
      { title: "out", align: "right" },
      { title: "in", align: "right" },
      { title: "took", align: "right" },
      { title: "run" },
      { title: "sources" },
    ],
    rows.map((row) => [
      new Date(row.at).toISOString().slice(0, 19).replace("T", " "),
      shortened(row.origin + row.path, placeLength),
      shortened(row.purpose, placeLength),
      row.status === null ? "–" : String(row.status),
      bytes(row.sentBytes ?? row.requestBytes),
      bytes(row.receivedBytes ?? row.responseBytes),
      row.milliseconds === null ? "" : seconds(row.milliseconds / 1000),
      row.run ?? "",
      [
        ...(row.passages.length > 0
          ? [
              someOf(
                row.passages.map(({ source }) => source),
                sourcesShown,
              ),
            ]
          : []),
        ...(row.error === null ? [] : [styleText("yellow", shortened(row.error, errorLength))]),
      ].join("  "),
    ]),
  );
}

export function ledgerSumsText(sums: readonly LedgerSum[]): string {
  return table(
    [
      { title: "where" },
      { title: "why" },
      { title: "requests", align: "right" },
      { title: "failed", align: "right" },
      { title: "not sent", align: "right" },
      { title: "out", align: "right" },
      { title: "in", align: "right" },
      { title: "sources" },
    ],
    sums.map((sum) => [
      shortened(sum.origin, placeLength),
      shortened(sum.purpose, placeLength),
      count(sum.requests),
      count(sum.failed),
      count(sum.notSent),
      bytes(sum.sentBytes),
      bytes(sum.receivedBytes),
      sum.sources.length === 0 ? "" : `${count(sum.sources.length)}: ${someOf(sum.sources, sourcesShown)}`,
    ]),
  );
}
