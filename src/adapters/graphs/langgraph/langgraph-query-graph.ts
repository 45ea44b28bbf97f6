import { throwIfAborted, untilAborted } from "../../../contracts/abort.ts";
import { AppError } from "../../../contracts/app-error.ts";
import type { GraphDefinition, QueryGraph } from "../../../ports/query-graph.ts";
import { loadLanggraph } from "./load-langgraph.ts";
import { untraced } from "./untraced.ts";

/** The whole state is one value of one channel, under a name no node will have: the package merges and copies nothing of it. */
const channel = "the state of the run";

/** What the package is told in a failure's place: it writes on the errors it sees, so it sees none of ours. */
class Failed extends Error {}

/** Graphs run by LangGraph, without its savers and without its tracing. */
export function langgraphQueryGraph(): QueryGraph {
  return {
    async run(graph, initial, { signal, onNode = () => {} }) {
      throwIfAborted(signal);
      const packages = await loadLanggraph();
      const { Annotation, END, START, StateGraph } = packages.langgraph;
      let failure: { thrown: unknown } | undefined;
      let steps = 0;
      type State = typeof initial;
      type Name = (typeof graph)["start"];
      interface Held {
        [channel]: { state: State; next: Name | null };
      }

      const runNode = async (name: Name, { [channel]: { state } }: Held): Promise<Held> => {
        try {
          throwIfAborted(signal);
          if (++steps > graph.maxSteps) throw tooManySteps(graph.maxSteps);
          onNode(name);
          const node = nodeOf(graph, name);
          const after = { ...state, ...(await untilAborted(node.run(state, { signal }), signal)) };
          const next = node.next(after);
          if (next !== null) nodeOf(graph, next);
          return { [channel]: { state: after, next } };
        } catch (thrown) {
          failure = { thrown };
          throw new Failed();
        }
      };

      const names = Object.keys(graph.nodes) as Name[];
      const built = new StateGraph(Annotation.Root({ [channel]: Annotation<Held[typeof channel]>() }));
      for (const name of names) built.addNode(name, (held: Held) => runNode(name, held));
      const ways = built as unknown as Ways<Held>;
      ways.addEdge(START, graph.start);
      for (const name of names) ways.addConditionalEdges(name, (held) => held[channel].next ?? END);

      try {
        const end = await untraced(packages, () =>
          built
            .compile()
            .invoke(
              { [channel]: { state: initial, next: graph.start } },
              { recursionLimit: graph.maxSteps + 2 },
            ),
        );
        return (end as Held)[channel].state;
      } catch (thrown) {
        if (failure !== undefined) throw failure.thrown;
        throw thrown;
      }
    },
  };
}

function tooManySteps(most: number): AppError {
  return new AppError("internal", {
    message: `A graph wanted to take more than its ${most} steps.`,
    hint: "Report this: a graph has to bound its own loops.",
  });
}

/** The package wants to know the names of nodes as types; ours are known at the run. */
interface Ways<Held> {
  addEdge(from: string, to: string): unknown;
  addConditionalEdges(from: string, choose: (held: Held) => string): unknown;
}

function nodeOf<State, Name extends string>(
  graph: GraphDefinition<State, Name>,
  name: Name,
): GraphDefinition<State, Name>["nodes"][Name] {
  if (Object.hasOwn(graph.nodes, name)) return graph.nodes[name];
  throw new AppError("internal", {
    message: `A graph went to ${name}, a node it does not have.`,
    hint: "Report this: a graph has to know its own nodes.",
  });
}
