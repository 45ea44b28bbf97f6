import type { AnswerStep } from "../../../contracts/answer.ts";
import { barePassage } from "../../../contracts/passage.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { GraphDefinition, GraphNode } from "../../../ports/query-graph.ts";
import type { AgentRun, NodeOutcome, NodeWork } from "./agent-run.ts";
import type { AgentNode, AgentState } from "./agent-state.ts";
import { answer } from "./nodes/answer.ts";
import { conclude } from "./nodes/conclude.ts";
import { grade } from "./nodes/grade.ts";
import { plan } from "./nodes/plan.ts";
import { repair } from "./nodes/repair.ts";
import { retrieve } from "./nodes/retrieve.ts";
import { rewrite } from "./nodes/rewrite.ts";
import { verify } from "./nodes/verify.ts";

const works = { plan, retrieve, grade, rewrite, answer, verify, repair, conclude } satisfies Record<
  AgentNode,
  NodeWork
>;

/** In a round: retrieve, grade, answer, rewrite. Beside the rounds: plan, two checks, a repair, the conclusion. */
const stepsPerRound = 4;
const stepsBeside = 5;

/** The agent's nodes for one question, each of which tells its step. */
export function agentGraph(
  run: AgentRun,
  clock: Clock,
  onStep: (step: AnswerStep, seconds: number) => void,
): GraphDefinition<AgentState, AgentNode> {
  const nodes = Object.entries(works).map(([name, work]) => {
    const node: GraphNode<AgentState, AgentNode> = {
      async run(state, { signal }) {
        const began = clock.monotonic();
        const outcome = await work(state, run, signal);
        const step = stepOf(name, state, outcome, run);
        onStep(step, (clock.monotonic() - began) / 1000);
        const checks = outcome.changes.checks ?? state.checks;
        return {
          ...outcome.changes,
          checks: { ...checks, withheld: [...checks.withheld, ...(outcome.withheld ?? [])] },
          steps: [...state.steps, step],
          next: outcome.next,
        };
      },
      next: ({ next }) => next,
    };
    return [name, node];
  });
  return {
    nodes: Object.fromEntries(nodes),
    start: "plan",
    maxSteps: stepsPerRound * run.limits.rounds + stepsBeside,
  };
}

function stepOf(node: string, state: AgentState, outcome: NodeOutcome, { passages }: AgentRun): AnswerStep {
  const { reason, changes, queries = [], found = [], kept = [], calls = [] } = outcome;
  const spans = (keys: typeof found) => passages.read(keys).map(barePassage);
  return {
    node,
    round: Math.max(1, changes.round ?? state.round),
    reason,
    queries: [...queries],
    found: spans(found),
    kept: spans(kept),
    calls: [...calls],
  };
}
