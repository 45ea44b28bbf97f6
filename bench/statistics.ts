import { continuous, type Design, type OutcomeKind, oneToFive, yesOrNo } from "./statistics/design.ts";
import { type CellRates, measureCell } from "./statistics/measure-cell.ts";
import { type Column, printRow, printTable, score } from "./shared/report.ts";
import { printSpeed } from "./statistics/speed.ts";

// node bench/statistics.ts [runs a cell]
// How often verdicts are wrong where the truth is known, beside the plain paired t-test and an oracle that knows the variance.

const runs = Number(process.argv[2] ?? 5000);
const clusterCounts = [8, 12, 20, 50];
const correlations = [0, 0.1, 0.3];

interface Cell extends CellRates {
  design: Design;
}

// First, while the process holds nothing else.
await printSpeed();

const outcomes = [continuous, yesOrNo(0.5), yesOrNo(0.85), oneToFive];
const cells = outcomes.flatMap((outcome) => cellsOf(outcome));
printSummary(
  `Verdicts where the truth is known: the worst of ${cells.length / (outcomes.length * clusterCounts.length)} cells each, ${runs} runs a cell`,
  cells,
);
printDesigns();
console.log("### Where it strains: nearly everything is right already\n");
printSummary("yes or no, 95 % yes", cellsOf(yesOrNo(0.95)));

function cellsOf(outcome: OutcomeKind): Cell[] {
  return clusterCounts.flatMap((clusters) =>
    [5, 10].flatMap((questionsPerCluster) =>
      correlations.flatMap((intraClusterCorrelation) =>
        [0, 0.1].map((missing): Cell => {
          const design = { outcome, clusters, questionsPerCluster, intraClusterCorrelation, missing };
          const cell = { design, ...measureCell(design, runs, 1) };
          const { outcome: _outcome, ...numbers } = design;
          printRow("statistics", { outcome: outcome.title, ...cell, design: numbers, runs });
          return cell;
        }),
      ),
    ),
  );
}

interface Worst {
  outcome: string;
  clusters: number;
  cells: Cell[];
}

/** A line for each kind of outcome and number of clusters. */
function printSummary(title: string, all: readonly Cell[]): void {
  const rows: Worst[] = [];
  for (const cell of all) {
    const { outcome, clusters } = cell.design;
    const row = rows.find((one) => one.outcome === outcome.title && one.clusters === clusters);
    if (row === undefined) rows.push({ outcome: outcome.title, clusters, cells: [cell] });
    else row.cells.push(cell);
  }
  const most =
    (rate: keyof CellRates) =>
    ({ cells }: Worst) =>
      score(Math.max(...cells.map((cell) => cell[rate])));
  const least =
    (value: (cell: Cell) => number) =>
    ({ cells }: Worst) =>
      score(Math.min(...cells.map(value)));
  const columns: Column<Worst>[] = [
    { title: "outcome", value: ({ outcome }) => outcome },
    { title: "clusters", value: ({ clusters }) => String(clusters) },
    { title: "false better", value: most("falseBetter") },
    { title: "false better or worse", value: most("falseDifferent") },
    { title: "plain t", value: most("plainFalseDifferent") },
    { title: "false not worse", value: most("falseNotWorse") },
    { title: "plain t", value: most("plainFalseNotWorse") },
    { title: "power", value: least(({ power }) => power) },
    { title: "of the oracle's", value: least(({ power, oraclePower }) => power / oraclePower) },
  ];
  console.log(`### ${title}`);
  printTable(columns, rows);
}

/** One design in full, to read the cells by. */
function printDesigns(): void {
  const shown = cells.filter(({ design }) => design.questionsPerCluster === 10 && design.missing === 0);
  const rate = (name: keyof CellRates) => (cell: Cell) => score(cell[name]);
  const columns: Column<Cell>[] = [
    { title: "outcome", value: ({ design }) => design.outcome.title },
    { title: "clusters", value: ({ design }) => String(design.clusters) },
    { title: "correlation", value: ({ design }) => score(design.intraClusterCorrelation) },
    { title: "false better", value: rate("falseBetter") },
    { title: "better or worse", value: rate("falseDifferent") },
    { title: "plain t", value: rate("plainFalseDifferent") },
    { title: "false not worse", value: rate("falseNotWorse") },
    { title: "plain t", value: rate("plainFalseNotWorse") },
    { title: "power", value: rate("power") },
    { title: "plain t", value: rate("plainPower") },
    { title: "oracle", value: rate("oraclePower") },
  ];
  console.log("### Ten questions a source, none missing");
  printTable(columns, shown);
}
