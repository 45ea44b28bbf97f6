export interface GraphNode<State, Name extends string> {
  /** What it changes of the state; what is absent stays as it was. The signal is the run's own. */
  run(state: State, call: { signal: AbortSignal }): Promise<Partial<State>>;
  /** The node to go on with, chosen when this one is done; null where the run ends. */
  next(state: State): Name | null;
}

/** A loop with its ways: plain functions over one state. */
export interface GraphDefinition<State, Name extends string = string> {
  nodes: Readonly<Record<Name, GraphNode<State, Name>>>;
  start: Name;
  /** Nodes that may run in all, at least 1. A graph bounds its own loops: whoever meets this has a fault in it. */
  maxSteps: number;
}

export interface GraphRunOptions<Name extends string> {
  signal: AbortSignal;
  /** Hears of every node as it begins. */
  onNode?: (node: Name) => void;
}

/** Runs a graph, a node at a time. */
export interface QueryGraph {
  /**
   * The state after the last node. Values of the state are handed on as they are, never copied; runs share nothing. What a
   * node, `next` or `onNode` throws comes out as it is. Throws AppError "aborted" once the signal has fired, before the next
   * node and also while one is at work, which then ends unheard; "internal" where the graph wants to go beyond `maxSteps`,
   * or to a node it does not have.
   */
  run<State extends object, Name extends string>(
    graph: GraphDefinition<State, Name>,
    initial: State,
    options: GraphRunOptions<Name>,
  ): Promise<State>;
}
