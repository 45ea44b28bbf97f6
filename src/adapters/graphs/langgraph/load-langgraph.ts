import { AppError } from "../../../contracts/app-error.ts";

export interface LanggraphPackages {
  langgraph: typeof import("@langchain/langgraph");
  singletons: typeof import("@langchain/core/singletons");
}

let loading: Promise<LanggraphPackages> | undefined;

/** Loads the packages when a graph is first run. Throws AppError "adapter.missing-package" where they are not there. */
export function loadLanggraph(): Promise<LanggraphPackages> {
  loading ??= importPackages().catch((cause: unknown) => {
    loading = undefined;
    throw new AppError("adapter.missing-package", {
      message: "LangGraph, which runs the agent, could not be loaded.",
      hint: "Run npm install again, or set answer.kind to single.",
      cause,
    });
  });
  return loading;
}

async function importPackages(): Promise<LanggraphPackages> {
  const [langgraph, singletons] = await Promise.all([
    import("@langchain/langgraph"),
    import("@langchain/core/singletons"),
  ]);
  return { langgraph, singletons };
}
