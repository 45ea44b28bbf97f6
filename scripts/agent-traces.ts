import { playScenario, traceLines } from "../test/agent-scenarios/play-scenario.ts";
import { scenarios } from "../test/agent-scenarios/scenarios.ts";

/** Prints how the agent goes about every scenario of its tests: `node scripts/agent-traces.ts [NAME]`. */
const [only] = process.argv.slice(2);
for (const scenario of scenarios.filter(({ name }) => only === undefined || name === only)) {
  const { answer } = await playScenario(scenario);
  const { trace } = answer;
  console.log(`${scenario.name}: ${scenario.question}`);
  for (const line of traceLines(answer)) console.log(`  ${line}`);
  console.log(`  → ${answer.refused ? "refused: " : ""}${answer.text}`);
  for (const { source, start, end, answerStart, answerEnd } of answer.citations) {
    console.log(`    ${answerStart}–${answerEnd} stands on ${source} ${start}–${end}`);
  }
  console.log(
    `  stopped by ${trace?.stoppedBy ?? "nothing"}, ${trace?.repairs} repairs, ${trace?.citationsRemoved} of ${trace?.citationsGiven} citations removed, evidence ${answer.evidence}`,
  );
  const kept = [
    ...(trace?.factsUnsupported ?? []).map((fact) => `fact without support ${JSON.stringify(fact)}`),
    ...(trace?.withheld ?? []).map(({ kind, text }) => `withheld ${kind} ${JSON.stringify(text)}`),
  ];
  for (const line of kept) console.log(`  ${line}`);
  console.log();
}
