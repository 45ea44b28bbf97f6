import { number, printRow, printTable, score } from "../shared/report.ts";
import { measureWorlds, type StrategyFigures } from "./made-worlds.ts";

interface Setting {
  title: string;
  questions: number;
  questionsPerCluster: number;
  clusterShare: number;
  budget: number;
}

const settings: readonly Setting[] = [
  {
    title: "100 questions, each of its own source",
    questions: 100,
    questionsPerCluster: 1,
    clusterShare: 0,
    budget: 1000,
  },
  {
    title: "100 questions, five to a source",
    questions: 100,
    questionsPerCluster: 5,
    clusterShare: 0.1,
    budget: 1000,
  },
  {
    title: "300 questions, each of its own source",
    questions: 300,
    questionsPerCluster: 1,
    clusterShare: 0,
    budget: 3000,
  },
];
const interactions = [0, 0.01, 0.02, 0.03];

/** Prints one table a setting. Throws where a strategy spends more than its budget. */
export async function makeWorldTables(worlds: number): Promise<void> {
  const began = performance.now();
  for (const { title, questions, questionsPerCluster, clusterShare, budget } of settings) {
    const rows: (StrategyFigures & { ratio: number })[] = [];
    for (const interaction of interactions) {
      const found = await measureWorlds(
        { interaction, questions, questionsPerCluster, clusterShare },
        budget,
        worlds,
      );
      const random = found.find(({ name }) => name === "random")!.regret;
      rows.push(...found.map((one) => ({ ...one, ratio: one.regret / random })));
    }
    console.log(`\n### ${worlds} made worlds: ${title}, ${budget} question evaluations\n`);
    printTable(
      [
        { title: "interaction", value: ({ interaction }) => interaction.toFixed(2).replace(/^0/, "") },
        { title: "strategy", value: ({ name }) => name },
        { title: "regret", value: ({ regret }) => regret.toFixed(4).replace(/^0/, "") },
        { title: "of random's", value: ({ ratio }) => score(ratio) },
        {
          title: "± (2 s.e.)",
          value: ({ standardError, regret, ratio }) => score((2 * standardError * ratio) / regret),
        },
        { title: "95 % interval holds the truth", value: ({ coverage }) => `${number(100 * coverage)} %` },
        { title: "median width", value: ({ medianWidth }) => score(medianWidth) },
        { title: "reported − true", value: ({ bias }) => signed(bias) },
        { title: "chosen by − true", value: ({ optimism }) => signed(optimism) },
        { title: "evaluations", value: ({ meanEvaluations }) => number(meanEvaluations) },
        { title: "most", value: ({ mostEvaluations }) => number(mostEvaluations) },
      ],
      rows,
    );
    for (const row of rows) printRow("search", { title, budget, worlds, ...row });
  }
  console.log(`\nAll worlds took ${number((performance.now() - began) / 1000)} s on one core.`);
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(3).replace(/^0/, "")}`;
}
