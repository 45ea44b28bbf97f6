import { once } from "node:events";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { type CommandOutcome, smallExperiment, soundings, temporaryFolder } from "./command-line.ts";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

function folderOf(files: Record<string, string>): string {
  const made = temporaryFolder({ ...smallExperiment, ...files });
  ends.push(made.remove);
  return made.folder;
}

/** A metric at an address, which counts what it is sent. */
async function metricServer() {
  const seen: { url: string; headers: IncomingMessage["headers"] }[] = [];
  const sockets = new Set<IncomingMessage["socket"]>();
  const server = createServer((request, response) => {
    seen.push({ url: request.url ?? "", headers: request.headers });
    sockets.add(request.socket);
    let text = "";
    request.setEncoding("utf8").on("data", (part: string) => (text += part));
    request.on("end", () => {
      const { id, kind } = JSON.parse(text) as { id: number; kind: string };
      const result =
        kind === "describe" ? { id: "asked", version: "1", title: "Asked." } : { status: "scored", score: 1 };
      response.end(JSON.stringify({ id, result }));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const bytes = () => [...sockets].reduce((sum, { bytesRead }) => sum + bytesRead, 0);
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, bytes };
}

function withMetric(url: string): Record<string, string> {
  return {
    "soundings.yaml": `pipeline:\n  evaluate:\n    metrics:\n      - { url: ${JSON.stringify(url)} }\n`,
  };
}

interface LedgerBody {
  schema: string;
  rows: {
    purpose: string;
    sentBytes: number;
    run: string;
    error: string | null;
    passages: { source: string }[];
  }[];
  matching: number;
}

async function ledgerOf(folder: string, ...args: string[]): Promise<LedgerBody> {
  const { stdout } = await soundings(["ledger", "-C", folder, "--json", ...args]);
  return JSON.parse(stdout) as LedgerBody;
}

describe("soundings ledger", () => {
  test("accounts for every byte that a server received, by run, place and source", async () => {
    const { origin, seen, bytes } = await metricServer();
    const folder = folderOf(withMetric(`${origin}/measure?model=small`));
    expect((await soundings(["run", "-C", folder])).status).toBe(0);
    const { stdout } = await soundings(["runs", "-C", folder, "--json"]);
    const id = (JSON.parse(stdout) as { runs: { run: { id: string } }[] }).runs[0]?.run.id ?? "";
    const body = await ledgerOf(folder, "--all");
    expect([body.schema, body.matching]).toEqual(["soundings.ledger/1", seen.length]);
    expect(body.rows.reduce((sum, { sentBytes }) => sum + sentBytes, 0)).toBe(bytes());
    expect(new Set(body.rows.map((row) => row.run))).toEqual(new Set([id]));
    const measured = body.rows.filter(({ purpose }) => purpose === "plugin measure");
    expect(measured.every(({ passages }) => passages.length > 0)).toBe(true);

    const host = new URL(origin).host;
    const found = [
      await ledgerOf(folder, "--run", id.slice(0, 8), "--last", "2"),
      await ledgerOf(folder, "--origin", origin),
      await ledgerOf(folder, "--origin", host),
      await ledgerOf(folder, "--origin", "https://elsewhere.example"),
      await ledgerOf(folder, "--since", "1h"),
      await ledgerOf(folder, "--since", "2099-01-01"),
    ];
    const all = seen.length;
    expect(found.map(({ rows, matching }) => [rows.length, matching])).toEqual([
      [2, all],
      [all, all],
      [all, all],
      [0, 0],
      [all, all],
      [0, 0],
    ]);

    const { stdout: summary } = await soundings(["ledger", "-C", folder, "--summary", "--json"]);
    expect(JSON.parse(summary)).toMatchObject({
      schema: "soundings.ledger-summary/1",
      sums: [
        { origin, purpose: "plugin measure", requests: all - 1, failed: 0, notSent: 0, bodiesOnly: 0 },
        { origin, purpose: "plugin describe", requests: 1, sources: [] },
      ],
    });
    const shown = await soundings(["ledger", "-C", folder]);
    expect(shown.stdout).toContain(`${origin}/measure`);
    expect(shown.stdout).not.toContain("model=small");

    const file = path.join(folder, "sent.csv");
    const exported = await soundings(["ledger", "-C", folder, "--csv", file]);
    const printed = await soundings(["ledger", "-C", folder, "--csv", "-"]);
    expect([exported.status, readFileSync(file, "utf8")]).toEqual([0, printed.stdout]);
    expect(printed.stdout.trim().split("\n")).toHaveLength(all + 1);
  });

  test("says where nothing was sent, and what was asked wrongly", async () => {
    const folder = folderOf({ "notes.txt": "Not a table." });
    const said = async (...args: string[]): Promise<[number | null, string | undefined]> => {
      const { status, stderr } = await soundings(["ledger", "-C", folder, ...args]);
      return [status, stderr.replaceAll(folder, "FOLDER").split("\n")[0]];
    };
    expect([
      await said(),
      await said("--since", "7d"),
      await said("--run", "run-nobody"),
      await said("--since", "yesterday"),
      await said("--origin", "not a host"),
      await said("--last", "0"),
      await said("--csv", path.join(folder, "notes.txt")),
      await said("--csv", "x.csv", "--summary"),
    ]).toEqual([
      [0, "Nothing has left the machine from here."],
      [0, "Nothing was sent that fits."],
      [2, 'There is no run "run-nobody" in FOLDER/.soundings.'],
      [2, '--since "yesterday" is neither a date nor a length of time.'],
      [2, '--origin "not a host" is neither an origin nor a host.'],
      [2, '--last "0" is not a whole number of at least 1.'],
      [2, "FOLDER/notes.txt is there already and is not a table of a ledger."],
      [2, "--csv and --summary print different things."],
    ]);
  });
});

describe("--offline", () => {
  test.each<[string, string[], Record<string, string>]>([
    ["before the command", ["--offline", "run"], {}],
    ["after it", ["run", "--offline"], {}],
    ["as a variable", ["run"], { SOUNDINGS_OFFLINE: "1" }],
  ])("%s, keeps everything here and says what would have been sent", async (_, args, environment) => {
    const { origin, seen } = await metricServer();
    const folder = folderOf(withMetric(`${origin}/measure`));
    const { status, stderr } = await soundings([...args, "-C", folder], { environment });
    const message =
      /Offline, so a request was not sent: POST for "plugin describe" would have sent \d+ bytes to (\S+), with no passage of a source\./;
    expect([status, message.exec(stderr)?.[1], seen]).toEqual([3, `${origin}/measure`, []]);
    const { rows } = await ledgerOf(folder);
    expect(rows).toMatchObject([
      { purpose: "plugin describe", sentBytes: 0, error: expect.stringMatching(message) },
    ]);
  });

  test("is honoured by every command that could send", async () => {
    const { origin, seen } = await metricServer();
    const folder = folderOf(withMetric(`${origin}/measure`));
    const commands = [
      ["run"],
      ["sweep"],
      ["ask", "Which mooring is ours?"],
      ["sources"],
      ["topics"],
      ["sources", "trace", "boat.md"],
    ];
    const ends: unknown[] = [];
    for (const args of commands) {
      const { status, stderr } = await soundings([...args, "-C", folder, "--offline"]);
      ends.push([args[0], status, stderr.includes("Offline, so a request was not sent")]);
    }
    expect(ends).toEqual(commands.map(([name]) => [name, 3, true]));
    expect([seen, (await ledgerOf(folder, "--last", "1")).matching]).toEqual([[], commands.length]);
  });

  test("uses web pages as they were, and leaves out those that were never fetched", async () => {
    const { origin, seen } = await metricServer();
    const folder = folderOf({
      "soundings.yaml": `sources:\n  - sources\n  - ${origin}/page.md\n`,
    });
    const { status, stdout } = await soundings(["sources", "-C", folder, "--offline", "--json"]);
    const { leftOut } = JSON.parse(stdout) as { leftOut: unknown };
    expect([status, leftOut, seen]).toEqual([
      0,
      [
        {
          source: `${origin}/page.md`,
          reason: "it was not fetched yet, and nothing may leave the machine now",
        },
      ],
      [],
    ]);
  });

  test("is no setting, and no other value of the variable passes for no", async () => {
    const folder = folderOf({ "soundings.yaml": "offline: true\n" });
    expect((await soundings(["run", "-C", folder])).status).toBe(2);
    const plain = folderOf({});
    const { status, stderr } = await soundings(["run", "-C", plain], {
      environment: { SOUNDINGS_OFFLINE: "yes" },
    });
    expect([status, stderr]).toEqual([2, expect.stringContaining('SOUNDINGS_OFFLINE is "yes"')]);
  });
});

describe("a key", () => {
  const key = "s3cr3t-0123456789";

  test.each([
    ["in the query of a part's address", (origin: string) => withMetric(`${origin}/measure?key=${key}`)],
    [
      "before the host of a part's address",
      (origin: string) => withMetric(origin.replace("//", `//me:${key}@`)),
    ],
    [
      "before the host of a source's address",
      (origin: string) => ({ "soundings.yaml": `sources:\n  - ${origin.replace("//", `//${key}@`)}/page\n` }),
    ],
    [
      "in a source's address, from the environment",
      (origin: string) => ({ "soundings.yaml": `sources:\n  - ${origin}/page?key=\${OUR_KEY}\n` }),
    ],
  ])("%s is refused before anything is sent or stored", async (_, configure) => {
    const { origin, seen } = await metricServer();
    const folder = folderOf(configure(origin));
    const outcomes: CommandOutcome[] = [];
    for (const args of [["run"], ["run", "--json", "--debug"]]) {
      outcomes.push(await soundings([...args, "-C", folder], { environment: { OUR_KEY: key } }));
    }
    expect(outcomes.map(({ status }) => status)).toEqual([2, 2]);
    expect(JSON.stringify(outcomes)).not.toContain(key);
    expect([seen, filesWith(key, path.join(folder, ".soundings"))]).toEqual([[], []]);
  });

  test("that stands in the environment is neither stored nor shown", async () => {
    const folder = folderOf({});
    const environment = { OPENAI_API_KEY: key, ANTHROPIC_API_KEY: key, AWS_SECRET_ACCESS_KEY: key };
    const outcomes: CommandOutcome[] = [];
    for (const args of [["run", "--debug"], ["doctor", "--json"], ["show", "run"], ["ledger"]]) {
      outcomes.push(await soundings([...args, "-C", folder], { environment }));
    }
    expect(outcomes.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
    expect(JSON.stringify(outcomes)).not.toContain(key);
    expect(filesWith(key, path.join(folder, ".soundings"))).toEqual([]);
    // The search finds what does stand there.
    expect(filesWith("Which mooring is ours?", path.join(folder, ".soundings"))).not.toEqual([]);
  });
});

/** Files below a folder whose bytes hold the text. */
function filesWith(text: string, folder: string): string[] {
  const entries = statSync(folder, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(folder, { recursive: true, encoding: "utf8" })
    : [];
  return entries.filter((file) => {
    const whole = path.join(folder, file);
    return statSync(whole).isFile() && readFileSync(whole).includes(text);
  });
}
