/**
 * Switches that keep dependencies from reporting by themselves; each looks at the environment when it is first used. LangSmith,
 * which comes with LangChain, would send what passes through a graph to its maker wherever the person's shell asks for tracing. (The ONNX runtime has its own switch, set where it is loaded.)
 */
const switches = {
  LANGSMITH_TRACING: "false",
  LANGSMITH_TRACING_V2: "false",
  LANGCHAIN_TRACING: "false",
  LANGCHAIN_TRACING_V2: "false",
};

/** To be called before any dependency is at work. Whatever this process starts inherits it. */
export function silenceDependencies(environment: NodeJS.ProcessEnv = process.env): void {
  Object.assign(environment, switches);
}
