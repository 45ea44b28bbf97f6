import { playScenario, traceLines } from "../test/agent-scenarios/play-scenario.ts";
import { scenarios } from "../test/agent-scenarios/scenarios.ts";

/** Prints how the agent goes about every scenario of its tests, or about one: `node scripts/agent-traces.ts [NAME]`. */
const [only] = process.argv.slice(2);
for (const scenario of scenarios.filter(({ name }) => only === undefined || name === only)) {
  const { answer } = await playScenario(scenario);
  console.log([`${scenario.name}: ${scenario.question}`, ...traceLines(answer)].join("\n  "));
  console.log();
}
