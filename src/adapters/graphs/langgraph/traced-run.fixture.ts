import { Socket } from "node:net";
import { langgraphQueryGraph } from "./langgraph-query-graph.ts";
import { loadLanggraph } from "./load-langgraph.ts";

/** Runs a graph in an environment that asks for tracing, and tells what it left behind. */

let connections = 0;
const connect = Socket.prototype.connect;
Socket.prototype.connect = function counted(this: Socket, ...given: Parameters<typeof connect>) {
  connections += 1;
  return connect.apply(this, given);
} as typeof connect;

interface Countdown {
  left: number;
}

const [mode] = process.argv.slice(2);
const { langgraph, singletons } = await loadLanggraph();

if (mode === "bare") {
  const { Annotation, END, START, StateGraph } = langgraph;
  const graph = new StateGraph(Annotation.Root({ left: Annotation<number>() }))
    .addNode("count", ({ left }) => ({ left: left - 1 }))
    .addEdge(START, "count")
    .addEdge("count", END);
  await graph.compile().invoke({ left: 1 });
} else {
  const run = (): Promise<Countdown> =>
    langgraphQueryGraph().run<Countdown, "count">(
      {
        nodes: {
          count: {
            run: async ({ left }) => ({ left: left - 1 }),
            next: ({ left }) => (left > 0 ? "count" : null),
          },
        },
        start: "count",
        maxSteps: 9,
      },
      { left: 5 },
      { signal: new AbortController().signal },
    );
  const context = singletons.AsyncLocalStorageProviderSingleton.getInstance();
  // As a program's own traced function would, this hangs what runs inside below its run.
  const traced = { id: "host", tracingEnabled: true, extra: {} };
  const end = mode === "alone" ? await run() : await context.run(traced, run);
  const resources = process.getActiveResourcesInfo().filter((resource) => !resource.endsWith("Wrap"));
  process.stdout.write(`${JSON.stringify({ ...end, connections, resources })}\n`);
}
