/**
 * For authors of parts: the contract suites of the ports, which need vitest and fast-check, and a model without a provider.
 * Your project brings both packages. Call a suite in a test of your part, such as `describeChunker({ name: "mine", make: () => myChunker() })`.
 */
export { describeAnswerer } from "../ports/answerer.contract.ts";
export { describeArtifactStore } from "../ports/artifact-store.contract.ts";
export { describeChunker } from "../ports/chunker.contract.ts";
export { describeClock } from "../ports/clock.contract.ts";
export { describeDocumentParser } from "../ports/document-parser.contract.ts";
export { describeEmbedder } from "../ports/embedder.contract.ts";
export { describeLanguageModel } from "../ports/language-model.contract.ts";
export { describeLedger } from "../ports/ledger.contract.ts";
export { describeMetric } from "../ports/metric.contract.ts";
export { describeNumberStore } from "../ports/number-store.contract.ts";
export { describeQueryGraph } from "../ports/query-graph.contract.ts";
export { describeReplyStore } from "../ports/language-model-replies.contract.ts";
export { describeReranker } from "../ports/reranker.contract.ts";
export { describeRunStore } from "../ports/run-store.contract.ts";
export { describeSearchStore } from "../ports/search-store.contract.ts";
export { describeSetMetric } from "../ports/set-metric.contract.ts";
export { describeStageStore } from "../ports/stage-store.contract.ts";
export { describeVectorIndexStore } from "../ports/vector-index.contract.ts";
export { memoryNumberStore } from "./memory-number-store.ts";
export { memoryReplyStore } from "./memory-reply-store.ts";
export { saying, scriptedModel } from "./scripted-model.ts";
