import { AppError } from "../../contracts/app-error.ts";
import { mapTopics, type MappedTopics, type TopicRequest } from "../../app/use-cases/map-topics.ts";
import type { CommandContext, Options } from "../command-context.ts";
import { exitCodes } from "../exit-codes.ts";
import { inFolder, wholeNumber } from "../open-folder.ts";
import { print, printJson } from "../render/output.ts";
import { progressOn } from "../render/progress.ts";
import { topicsText } from "../render/topics-text.ts";

export async function topics(context: CommandContext, options: Options): Promise<number> {
  const request = requestOf(options);
  return inFolder(context, options, async (workspace, config) => {
    const progress = progressOn(process.stderr, { runs: 1, quiet: context.json });
    let mapped: MappedTopics | undefined;
    try {
      for await (const event of mapTopics(workspace, config, request, context.signal)) {
        if (event.type === "topics-end") mapped = event.mapped;
        else progress.show(event);
      }
    } finally {
      progress.end(mapped !== undefined);
    }
    if (mapped === undefined) return exitCodes.couldNotMeasure;
    if (context.json) printJson("soundings.topics/1", mapped);
    else print(topicsText(mapped));
    return exitCodes.yes;
  });
}

function requestOf({ count, seed, similar }: Options): TopicRequest {
  return {
    count: count === undefined ? undefined : wholeNumber("--count", count),
    seed: wholeNumber("--seed", seed),
    threshold: cosineFrom(similar),
  };
}

/** Throws AppError "config.invalid". */
function cosineFrom(value: unknown): number {
  const number = Number(value);
  if (typeof value === "string" && value.trim() !== "" && number > 0 && number <= 1) return number;
  throw new AppError("config.invalid", {
    message: `--similar ${JSON.stringify(value)} is not a cosine above 0 and up to 1.`,
    hint: "Write it like this: --similar 0.95.",
  });
}
