// Runs a corpus on a model server of this machine that is killed in the middle, and holds what happened against what was forecast,
// what the ledger says and what the server saw. Ends with 1 where anything does not come out.
// node scripts/models-on-corpus.ts FOLDER
import { rmSync } from "node:fs";
import path from "node:path";
import { accountForBytes } from "./models-on-corpus/account-for-bytes.ts";
import { corpusFolder, preparedCorpus } from "./models-on-corpus/corpus-folder.ts";
import { type ReportOfChecks, reportOfChecks } from "./models-on-corpus/report-checks.ts";
import { toldTokens } from "./models-on-corpus/told-tokens.ts";
import { restartingServer } from "./models-on-corpus/restarting-server.ts";

type Kind = "single" | "agent";

const corpus = process.argv[2];
if (corpus === undefined) throw new Error("Name a folder with sources and questions.jsonl.");
const began = performance.now();
const downMs = 3000;
const prepared = await preparedCorpus(corpus);

const lanes = await Promise.all(
  (["single", "agent"] as const).flatMap((kind) => [
    lane(`${kind}: killed twice, back after ${downMs / 1000} s`, (report) => killedAndBack(kind, report)),
    lane(`${kind}: killed and not back`, (report) => killedForGood(kind, report)),
  ]),
);
rmSync(prepared, { recursive: true, force: true, maxRetries: 5 });
for (const { title, report } of lanes) console.log(`\n${title}\n${report.lines().join("\n")}`);
const failures = lanes.reduce((sum, { report }) => sum + report.failures(), 0);
console.log(
  `\n${path.basename(path.resolve(corpus))}: ${failures === 0 ? "everything comes out" : `${failures} do not come out`}, ${Math.round((performance.now() - began) / 1000)} s`,
);
if (failures > 0) process.exitCode = 1;

async function lane(
  title: string,
  work: (report: ReportOfChecks) => Promise<void>,
): Promise<{ title: string; report: ReportOfChecks }> {
  const report = reportOfChecks();
  try {
    await work(report);
  } catch (thrown) {
    report.check("the check itself", false, thrown instanceof Error ? thrown.message : String(thrown));
  }
  return { title, report };
}

async function killedAndBack(kind: Kind, { check, detail }: ReportOfChecks): Promise<void> {
  const calm = await undisturbed(kind);
  const requests = calm.requests;
  const killAt = [Math.floor(requests / 3), Math.floor((2 * requests) / 3)];
  const server = await restartingServer({ port: calm.port, killAt, downMs });
  const folder = corpusFolder(prepared, kind, server.baseUrl);
  try {
    const forecast = await folder.forecast();
    const { run, stages, metrics } = await folder.finishedRun();
    const answering = stages.find(({ stage }) => stage === "answer");
    const took = answering?.metrics ?? {};
    const failed = Object.values(metrics).reduce((sum, { failed: count }) => sum + count, 0);
    check(
      "finished, every question answered",
      run.status === "finished" && took["questions"] === forecast.questions && failed === 0,
      `${run.status}; ${took["questions"]} of ${forecast.questions} questions, ${took["refused"]} refused, ${failed} failed`,
    );
    check(
      "answers equal those of an undisturbed run",
      answering?.outputs["answers"] === calm.answers,
      `${server.kills()} kills; ${String(answering?.outputs["answers"]).slice(0, 12)}`,
    );
    const read = took["input-tokens"] ?? NaN;
    const written = took["output-tokens"] ?? NaN;
    const { estimate, upperBound } = forecast.inputTokens;
    const share = read / estimate - 1;
    const apart = `${read} read, ${estimate} forecast (${(100 * share).toFixed(2)} %), at most ${upperBound}`;
    check("tokens read within the bound", read <= upperBound, apart);
    if (kind === "single") check("tokens read within 10 % of the forecast", Math.abs(share) <= 0.1, apart);
    else check("tokens read no fewer than its shortest way", read >= estimate, apart);
    check(
      "tokens written within the bound",
      written <= forecast.maxOutputTokens,
      `${written}, at most ${forecast.maxOutputTokens}`,
    );
    const calls = took["model-calls"] ?? NaN;
    const again = server.requests().length - calls;
    check(
      "no more calls than forecast",
      calls <= forecast.calls,
      `${calls} of ${forecast.calls}; ${again} requests more, of replies that were cut`,
    );
    const rows = folder.ledger();
    const told = toldTokens(rows, server.requests());
    check(
      "tokens kept with the answers are those the server told",
      told.inputTokens === read && told.outputTokens === written,
      `${told.inputTokens} and ${told.outputTokens} told`,
    );
    const account = accountForBytes(rows, server.requests(), server.socketBytes());
    check(
      "the ledger accounts for every byte the server received",
      account.faults.length === 0,
      `${account.ledgerBytes} bytes in ${rows.length} rows, ${account.serverBytes} received in ${server.requests().length} requests`,
    );
    for (const sentence of [...account.faults, ...account.differences]) detail(sentence);
    const cut = rows.filter(({ error }) => error !== null);
    for (const [error, same] of Map.groupBy(cut, (row) => String(row.error))) {
      const bytes = same.reduce((sum, { sentBytes }) => sum + (sentBytes ?? 0), 0);
      detail(`${same.length} rows with ${bytes} bytes: ${error}`);
    }
    const bodies = server.bodies();
    const quoting = new Set(
      server
        .requests()
        .flatMap(({ digest }, at) => (JSON.stringify(bodies[at]).includes("</passage>") ? [digest] : [])),
    );
    const carrying = rows.filter(({ passages }) => passages.length > 0).length;
    const mute = rows.filter((row) => row.passages.length === 0 && quoting.has(row.bodyDigest)).length;
    check(
      "every row names its run, and its passages where it has any",
      rows.every((row) => row.run === run.id) && mute === 0,
      `${rows.length} rows of ${run.id}, ${carrying} with passages, ${mute} that quote some and name none`,
    );

    const before = server.requests().length;
    const second = await folder.finishedRun();
    const uncached = second.stages.filter(({ cached }) => !cached).map(({ stage }) => stage);
    check(
      "a second run sends nothing",
      uncached.length === 0 && server.requests().length === before && folder.ledger().length === rows.length,
      `${uncached.length} stages executed, ${folder.ledger().length - rows.length} rows more`,
    );
    const offline = await folder.run("--offline", "--json");
    check("--offline works with everything kept", offline.status === 0, `exit code ${offline.status}`);
    await offlineWithNothing(kind, server.baseUrl, check);
  } finally {
    await server.end();
    folder.remove();
  }
}

/** What a run gives that nothing happens to, and how much it takes. */
async function undisturbed(
  kind: Kind,
): Promise<{ port: number; requests: number; answers: string | undefined }> {
  const server = await restartingServer({ port: 0, killAt: [], downMs: null });
  const folder = corpusFolder(prepared, kind, server.baseUrl);
  try {
    const { stages } = await folder.finishedRun();
    return {
      port: Number(new URL(server.baseUrl).port),
      requests: server.requests().length,
      answers: stages.find(({ stage }) => stage === "answer")?.outputs["answers"],
    };
  } finally {
    await server.end();
    folder.remove();
  }
}

async function offlineWithNothing(
  kind: Kind,
  baseUrl: string,
  check: ReportOfChecks["check"],
): Promise<void> {
  const folder = corpusFolder(prepared, kind, baseUrl);
  try {
    const { status, stderr } = await folder.run("--offline", "--json");
    const said = stderr.trim().split("\n").at(-2) ?? "";
    check(
      "--offline with nothing kept says what would have been sent",
      status === 3 && /would have sent [\d,]+ bytes to http/.test(stderr),
      `exit code ${status}: ${said}`,
    );
  } finally {
    folder.remove();
  }
}

async function killedForGood(kind: Kind, { check, detail }: ReportOfChecks): Promise<void> {
  const dead = await restartingServer({ port: 0, killAt: [40], downMs: null });
  const folder = corpusFolder(prepared, kind, dead.baseUrl);
  try {
    const { status, stderr } = await folder.runImpatiently();
    const said = stderr.trim().split("\n");
    check(
      "ends with 3, one sentence and what to do",
      status === 3 && said.length === 2,
      `exit code ${status}`,
    );
    for (const sentence of said) detail(sentence);
    await dead.end();
    const answered = new Set(folder.ledger().flatMap((row) => (row.error === null ? [row.bodyDigest] : [])));
    const back = await restartingServer({
      port: Number(new URL(dead.baseUrl).port),
      killAt: [],
      downMs: null,
    });
    try {
      const { run, stages } = await folder.finishedRun();
      const took = stages.find(({ stage }) => stage === "answer")?.metrics ?? {};
      const repeated = back.requests().filter(({ digest }) => answered.has(digest)).length;
      check(
        "the next run asks only for what is missing",
        run.status === "finished" && repeated === 0,
        `${answered.size} calls kept, ${back.requests().length} asked, ${repeated} of them again; ${took["model-calls"]} in all`,
      );
    } finally {
      await back.end();
    }
  } finally {
    folder.remove();
  }
}
