import type { LanggraphPackages } from "./load-langgraph.ts";

/** Any of the first four sends states to LangSmith; the last prints them to standard output. */
const variables = [
  "LANGSMITH_TRACING_V2",
  "LANGCHAIN_TRACING_V2",
  "LANGSMITH_TRACING",
  "LANGCHAIN_TRACING",
  "LANGCHAIN_VERBOSE",
] as const;

/**
 * Runs work of which the packages tell nobody. They read the environment at every run, so it is set at every run; and they
 * hang a run below a traced one that called it, so it is taken out of that context.
 */
export function untraced<Result>(
  { singletons }: Pick<LanggraphPackages, "singletons">,
  work: () => Promise<Result>,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Result> {
  for (const variable of variables) environment[variable] = "false";
  return singletons.AsyncLocalStorageProviderSingleton.getInstance().run(undefined, work);
}
