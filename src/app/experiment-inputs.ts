import path from "node:path";
import { systemClock } from "../adapters/clock/system-clock.ts";
import { sourceFolder } from "../adapters/connectors/folder/source-folder.ts";
import { joinedSources } from "../adapters/connectors/joined-sources.ts";
import { readQuestions } from "../adapters/connectors/questions-file/questions-file.ts";
import { type WebSources, webSources } from "../adapters/connectors/web/web-sources.ts";
import { parserForMediaType } from "../adapters/parsers/catalog.ts";
import { AppError } from "../contracts/app-error.ts";
import type { NumberedQuestion } from "../contracts/question-set.ts";
import type { LeftOut, Source } from "../contracts/source.ts";
import { usedQuestions } from "../core/questions/used-questions.ts";
import type { SourceFiles } from "../ports/source-files.ts";
import type { SourceReader } from "../ports/source-reader.ts";
import type { LoadedConfig } from "./config/load-config.ts";
import { isOffline } from "./offline.ts";
import { openEgress } from "./open-egress.ts";
import { writtenBeginnings } from "./written-files.ts";

/** What an experiment works on, as it lies in the folder now. */
export interface ExperimentInputs {
  reader: SourceReader & SourceFiles;
  sources: Source[];
  leftOut: LeftOut[];
  questions: NumberedQuestion[];
  /** Questions of the file that are not used, and pages that could not be refreshed: why, a sentence each. */
  notices: string[];
}

/** The files and pages alone. */
export type ListedSources = Pick<ExperimentInputs, "reader" | "sources" | "leftOut">;

export interface ReadInputsOptions {
  /** Files above it are left out unread; the config's own limit where absent. */
  maxMegabytes?: number;
  /** Ask the sites of web addresses whether their pages have changed. */
  refresh?: boolean;
}

export async function readInputs(
  config: LoadedConfig,
  signal: AbortSignal,
  { maxMegabytes = config.config.pipeline.parse.maxMegabytes, refresh = false }: ReadInputsOptions = {},
): Promise<ExperimentInputs> {
  const pages = config.webAddresses.length === 0 ? undefined : pagesOf(config, refresh);
  const folders =
    config.sourceRoots.length === 0
      ? undefined
      : sourceFolder({
          roots: config.sourceRoots,
          ignore: config.sourcesIgnore,
          ignoredBeginnings: writtenBeginnings,
          mayBeEmpty: pages !== undefined,
        });
  const reader = joinedSources([folders, pages].filter((one) => one !== undefined));
  const { sources, leftOut } = await reader.list({ maxBytes: maxMegabytes * 1e6, signal });
  if (sources.length === 0) throw nothingToRead(leftOut);
  const written = config.questionsFile === null ? [] : await readQuestions(config.questionsFile);
  const { questions, notices } = usedQuestions(written, config.config.split);
  return { reader, sources, leftOut, questions, notices: [...notices, ...(pages?.notices() ?? [])] };
}

/** Of a folder alone its reader says it better. */
function nothingToRead([first]: readonly LeftOut[]): AppError {
  return new AppError("source.empty-folder", {
    message: `No source can be used${first === undefined ? "" : `: ${first.source}: ${first.reason}`}.`,
    hint: "Name other addresses or a folder with files under sources: in soundings.yaml.",
  });
}

/** A site may lead from `http` to `https` on its own host. */
function originsOf(address: string): string[] {
  const { origin, protocol, port, hostname } = new URL(address);
  return protocol === "http:" && port === "" ? [origin, `https://${hostname}`] : [origin];
}

/** Only the hosts that the configuration names are ever connected to. */
function pagesOf({ webAddresses, stateFolder }: LoadedConfig, refresh: boolean): WebSources {
  const allowedOrigins = [...new Set(webAddresses.flatMap(originsOf))];
  return webSources({
    addresses: webAddresses,
    folder: path.join(stateFolder, "snapshots"),
    // Without a way out a page is what its last snapshot holds.
    egress: isOffline() ? undefined : openEgress({ stateFolder }, { allowedOrigins, clock: systemClock }),
    clock: systemClock,
    isTaken: (mediaType) => parserForMediaType(mediaType) !== undefined,
    refresh,
  });
}
