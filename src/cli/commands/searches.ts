import { AppError } from "../../contracts/app-error.ts";
import type { CommandContext, Options } from "../command-context.ts";
import { inFolder, wholeNumber } from "../open-folder.ts";
import { count } from "../../contracts/count-text.ts";
import { seconds } from "../../contracts/duration-text.ts";
import { note, print, printJson } from "../render/output.ts";
import { searchHistoryText } from "../render/search-history.ts";
import { confirmedText } from "../render/search-text.ts";
import { table } from "../render/table.ts";

export async function searches(context: CommandContext, options: Options): Promise<void> {
  await inFolder(context, options, async (workspace, config) => {
    const listed = await workspace.searches.list({ limit: wholeNumber("--limit", options["limit"]) });
    if (context.json) return printJson("soundings.searches/1", { searches: listed });
    if (listed.length === 0) return note(`No searches in ${config.folder} yet: soundings sweep --search`);
    const rows = listed.map((search) => [
      search.id,
      new Date(search.startedAt).toISOString().slice(0, 16).replace("T", " "),
      search.status,
      search.finishedAt === null ? "" : seconds((search.finishedAt - search.startedAt) / 1000),
      search.strategy,
      search.result === null ? `${count(search.budget)} at most` : count(search.result.spent),
      search.metric,
      confirmedText(search.result),
      search.result?.winner ?? search.error ?? "",
    ]);
    const columns = [
      "search",
      "started (UTC)",
      "status",
      "took",
      "strategy",
      "evaluations",
      "metric",
      "confirmed [95 %]",
      "winner",
    ];
    print(
      table(
        columns.map((title) => ({ title })),
        rows,
      ),
    );
  });
}

/** `show SEARCH`: the whole history. */
export async function showSearch(context: CommandContext, id: string, options: Options): Promise<void> {
  await inFolder(context, options, async (workspace) => {
    const search = await workspace.searches.find(id);
    if (search === undefined) {
      throw new AppError("run.unknown", {
        message: `There is no search "${id}" in this folder.`,
        hint: "soundings searches lists them.",
      });
    }
    return context.json ? printJson("soundings.search/1", { search }) : print(searchHistoryText(search));
  });
}
