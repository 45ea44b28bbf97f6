import { sumLedger } from "../../app/ledger-sums.ts";
import { ownFile } from "../../app/own-file.ts";
import { type LedgerQuery, newestRows, showLedger, type ShownRow } from "../../app/use-cases/show-ledger.ts";
import { AppError } from "../../contracts/app-error.ts";
import { count, counted } from "../../contracts/count-text.ts";
import type { CommandContext, Options } from "../command-context.ts";
import { inFolder, wholeNumber } from "../open-folder.ts";
import { joinedPieces } from "../render/joined-pieces.ts";
import { ledgerCsvMarker } from "../../app/written-files.ts";
import { ledgerCsv } from "../render/ledger-csv.ts";
import { ledgerJson } from "../render/ledger-json.ts";
import { ledgerRowsText, ledgerSumsText } from "../render/ledger-text.ts";
import { note, print, printJson, printPieces } from "../render/output.ts";
import { sinceTime } from "../since.ts";

const csvKind = { marker: ledgerCsvMarker, kind: "a table of a ledger", option: "--csv" };
/** Of a table without end: columns are as wide as these rows need. */
const rowsAtOnce = 1000;

export async function ledger(context: CommandContext, options: Options): Promise<void> {
  const { csv, summary, all } = options;
  refuseTogether(context, options);
  const last = wholeNumber("--last", options["last"]);
  await inFolder(context, options, async (workspace) => {
    const asked = counting(showLedger(workspace, queryOf(options, workspace.clock.now()), context.signal));
    if (csv === "-") return printPieces(ledgerCsv(asked.rows));
    if (typeof csv === "string") return writeCsv(csv, asked, context);
    if (summary === true) {
      const sums = await sumLedger(asked.rows);
      if (context.json) return printJson("soundings.ledger-summary/1", { sums });
      return sums.length === 0 ? nothingFound(options) : print(ledgerSumsText(sums));
    }
    if (all === true) {
      if (context.json) return printPieces(ledgerJson(asked.rows, { matching: asked.count }));
      await printPieces(blocks(asked.rows));
      return asked.count() === 0 ? nothingFound(options) : undefined;
    }
    const { rows, matching } = await newestRows(asked.rows, last);
    if (context.json) return printPieces(ledgerJson(rows, { matching: () => matching }));
    if (rows.length === 0) return nothingFound(options);
    print(ledgerRowsText(rows));
    if (matching > rows.length)
      note(`The newest ${count(rows.length)} of ${count(matching)}: --all shows every row.`);
  });
}

function queryOf({ run, since, origin }: Options, now: number): LedgerQuery {
  return {
    ...(typeof run === "string" ? { run } : {}),
    ...(typeof since === "string" ? { since: sinceTime(since, now) } : {}),
    ...(typeof origin === "string" ? { origin } : {}),
  };
}

function refuseTogether({ json }: CommandContext, { csv, summary }: Options): void {
  const other = summary === true ? "--summary" : json && csv === "-" ? "--json" : undefined;
  if (csv === undefined || other === undefined) return;
  throw new AppError("config.invalid", {
    message: `--csv and ${other} print different things.`,
    hint: "Leave out one of them.",
  });
}

interface CountedRows {
  rows: AsyncIterable<ShownRow>;
  /** So far. */
  count(): number;
}

function counting(given: AsyncIterable<ShownRow>): CountedRows {
  let passed = 0;
  async function* rows() {
    for await (const row of given) {
      passed += 1;
      yield row;
    }
  }
  return { rows: rows(), count: () => passed };
}

async function writeCsv(name: string, asked: CountedRows, { json }: CommandContext): Promise<void> {
  const own = await ownFile(name, csvKind);
  await own.write(joinedPieces(ledgerCsv(asked.rows)));
  if (json) printJson("soundings.ledger-export/1", { file: own.file, rows: asked.count() });
  else print(`${own.file}\n${counted(asked.count(), "row")}`);
}

async function* blocks(rows: AsyncIterable<ShownRow>): AsyncGenerator<string> {
  let block: ShownRow[] = [];
  for await (const row of rows) {
    block.push(row);
    if (block.length < rowsAtOnce) continue;
    yield `${ledgerRowsText(block)}\n`;
    block = [];
  }
  if (block.length > 0) yield `${ledgerRowsText(block)}\n`;
}

function nothingFound({ run, since, origin }: Options): void {
  const isNarrowed = [run, since, origin].some((option) => option !== undefined);
  note(isNarrowed ? "Nothing was sent that fits." : "Nothing has left the machine from here.");
}
