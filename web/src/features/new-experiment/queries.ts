import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  CheckConfiguration,
  Configuration,
  ConfigurationCheck,
  SaveConfiguration,
} from "@contracts/api/configuration.ts";
import type { Job, StartRuns } from "@contracts/api/jobs.ts";
import type { RunDetail } from "@contracts/api/runs.ts";
import type { Json } from "@contracts/json.ts";
import { readJson, sendJson } from "../../api/ask-server.ts";
import { draftText } from "./draft-text.ts";
import type { Schema } from "./prepare/schema.ts";

/** What the server takes of a configuration, in characters: `ConfigurationText` of the contract. */
export const longestText = 1_000_000;

export const configurationQuery = queryOptions({
  queryKey: ["configuration"],
  queryFn: ({ signal }) => readJson<Configuration>("/api/configuration", {}, signal),
});

export const schemaQuery = queryOptions({
  queryKey: ["configuration", "schema"],
  queryFn: ({ signal }) => readJson<Schema>("/api/configuration/schema", {}, signal),
  staleTime: Infinity,
});

/** What is wrong with a text and what it would run; with `kind` also what that takes. An answer that nobody waits for is broken off. */
export const checkQuery = (text: string, kind: CheckConfiguration["kind"], estimate: boolean) =>
  queryOptions({
    queryKey: ["configuration", "check", text, kind, estimate],
    queryFn: ({ signal }) =>
      sendJson<ConfigurationCheck>(
        "POST",
        "/api/configuration/check",
        { text, estimate, ...(kind === undefined ? {} : { kind }) } satisfies CheckConfiguration,
        signal,
      ),
    placeholderData: keepPreviousData,
    gcTime: 5000,
    staleTime: 10_000,
  });

export function saveConfiguration(asked: SaveConfiguration): Promise<Configuration> {
  return sendJson<Configuration>("PUT", "/api/configuration", asked);
}

export function startRuns(asked: StartRuns): Promise<Job> {
  return sendJson<Job>("POST", "/api/runs", asked);
}

/** Goes on with a run: what is kept of its stages is not computed again. It is a new run under the same experiment and label. */
export async function goOnWith(run: Pick<RunDetail, "experiment" | "label" | "pipeline">): Promise<Job> {
  const { text } = await readJson<Configuration>("/api/configuration");
  const check = await sendJson<ConfigurationCheck>("POST", "/api/configuration/check", {
    text,
    kind: "run",
    estimate: false,
  } satisfies CheckConfiguration);
  const { textToGoOn } = await import("./prepare/text-from-run.ts");
  const settings = check.settings as { pipeline?: Json } | null;
  const configuration = textToGoOn(
    text,
    { ...run, pipeline: run.pipeline as Json },
    settings?.pipeline ?? null,
  );
  return startRuns({ kind: run.label === "default" ? "run" : "sweep", configuration });
}

/** Opens a text on the page of new experiments, in place of what was written there. */
export function openDraft(text: string): void {
  draftText.set({ text, base: null });
}
