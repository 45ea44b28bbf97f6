import { styleText } from "node:util";
import type { NumberedDataset } from "../../app/dataset-versions.ts";
import type { ComparedDatasets } from "../../app/use-cases/compare-datasets.ts";
import { count, counted } from "../../contracts/count-text.ts";
import { table } from "./table.ts";

const listed = 30;

const otherwise = {
  read: "the same file, read otherwise",
  prepared: "the same text, prepared otherwise",
} as const;

export function datasetVersionsText(versions: readonly NumberedDataset[]): string {
  if (versions.length === 0)
    return "No versions yet: soundings sources reads the sources and keeps the first.";
  return table(
    [
      { title: "version", align: "right" },
      { title: "seen" },
      { title: "documents", align: "right" },
      { title: "digest" },
    ],
    versions.map(({ version, at, documents, digest }) => [
      String(version),
      new Date(at).toISOString().slice(0, 16).replace("T", " "),
      count(documents),
      digest.slice(0, 12),
    ]),
  );
}

export function datasetDifferenceText(compared: ComparedDatasets): string {
  const { from, to, added, removed, changed, moved, unchanged } = compared;
  const lines = [
    styleText("bold", `version ${from.version} → version ${to.version}`) +
      `  ·  ${counted(unchanged, "source")} unchanged`,
    ...group("added", added, "green"),
    ...group("removed", removed, "red"),
    ...group(
      "changed",
      changed.map(({ source, what }) => (what === "bytes" ? source : `${source} (${otherwise[what]})`)),
      "yellow",
    ),
    ...group(
      "moved",
      moved.map((one) => `${one.from} → ${one.to}`),
      "cyan",
    ),
  ];
  if (lines.length === 1) lines.push("Nothing is different.");
  return lines.join("\n");
}

function group(
  title: string,
  names: readonly string[],
  colour: "green" | "red" | "yellow" | "cyan",
): string[] {
  if (names.length === 0) return [];
  const rest = names.length - listed;
  return [
    "",
    styleText(colour, `${title}: ${count(names.length)}`),
    ...names.slice(0, listed).map((name) => `  ${name}`),
    ...(rest > 0 ? [styleText("dim", `  and ${count(rest)} more; --json lists all`)] : []),
  ];
}
