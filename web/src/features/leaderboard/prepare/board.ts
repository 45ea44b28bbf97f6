import type { Leaderboard } from "@contracts/api/leaderboard.ts";
import { settingText, shortPaths } from "../../../design/setting-text.ts";

export type LeaderboardRow = Leaderboard["rows"][number];

/** A row of the leaderboard with what the page says of it, worked out once. */
export interface BoardRow {
  id: string;
  row: LeaderboardRow;
  /** From 1 on; null for a run that cannot be ranked among the others. */
  rank: number | null;
  /** The values that tell it from the others, or its label where there are none. */
  name: string;
  /** Text of its value, by path of the setting. */
  settings: ReadonlyMap<string, string>;
  /** What is searched when somebody types. */
  sought: string;
}

export interface SettingValues {
  path: string;
  /** As it is called where there is little room. */
  short: string;
  /** In their own order, with how many runs have each. */
  values: readonly { text: string; runs: number }[];
}

export interface Board {
  rows: readonly BoardRow[];
  ids: ReadonlySet<string>;
  settings: readonly SettingValues[];
}

const collator = new Intl.Collator("en", { numeric: true });

export function boardOf({ rows }: Leaderboard): Board {
  const paths = [...new Set(rows.flatMap(({ settings }) => Object.keys(settings)))];
  const short = shortPaths(paths);
  const counts = new Map(paths.map((path) => [path, new Map<string, number>()]));
  const prepared = rows.map((row, index): BoardRow => {
    const settings = new Map(paths.map((path) => [path, settingText(row.settings[path])]));
    for (const [path, text] of settings) {
      const count = counts.get(path)!;
      count.set(text, (count.get(text) ?? 0) + 1);
    }
    const name = nameOf(row, settings, short);
    return {
      id: row.run.id,
      row,
      rank: isRanked(rows, index) ? index + 1 : null,
      name,
      settings,
      sought: `${row.run.id} ${row.run.label} ${name}`.toLocaleLowerCase(),
    };
  });
  return {
    rows: prepared,
    ids: new Set(prepared.map(({ id }) => id)),
    settings: paths.map((path) => ({
      path,
      short: short.get(path)!,
      values: [...counts.get(path)!]
        .map(([text, runs]) => ({ text, runs }))
        .toSorted((a, b) => collator.compare(a.text, b.text)),
    })),
  };
}

/** One or two values would be numbers without a meaning: they are called by their setting too. */
function nameOf(
  { run }: LeaderboardRow,
  settings: ReadonlyMap<string, string>,
  short: ReadonlyMap<string, string>,
): string {
  if (settings.size === 0) return run.label;
  const parts = [...settings].map(([path, text]) =>
    settings.size > 2 ? text : `${short.get(path)} ${text}`,
  );
  return parts.join(" · ");
}

/** The best has nothing before it; every other ranked run has its distance to the best. */
function isRanked(rows: readonly LeaderboardRow[], index: number): boolean {
  const row = rows[index]!;
  return index === 0 ? row.amongBest : row.behindBest !== null;
}
