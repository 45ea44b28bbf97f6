/**
 * For authors of parts: the contract suites of the ports. They need vitest and fast-check, which your project brings.
 * Call one in a test of your part, such as `describeChunker({ name: "mine", make: () => myChunker() })`.
 */
export { describeArtifactStore } from "../ports/artifact-store.contract.ts";
export { describeChunker } from "../ports/chunker.contract.ts";
export { describeEmbedder } from "../ports/embedder.contract.ts";
export { describeMetric } from "../ports/metric.contract.ts";
export { describeSetMetric } from "../ports/set-metric.contract.ts";
export { describeVectorIndexStore } from "../ports/vector-index.contract.ts";
