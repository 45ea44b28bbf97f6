import type { Chunk } from "../../../contracts/chunk.ts";
import type { LeftOut, Source } from "../../../contracts/source.ts";
import type { DigestOf } from "../../../ports/digest-of.ts";
import { type DescribedDataset, describeDataset } from "../../dataset/describe-dataset.ts";
import { jsonCodec } from "../codec.ts";
import type { Finding } from "../parsed-file.ts";
import { canonicalJson } from "../stage-key.ts";
import type { Output, StageWork } from "../stage.ts";
import type { ChunkSpans } from "./chunk-stage.ts";
import type { Corpus } from "./parse-stage.ts";
import type { Dataset } from "./prepare-stage.ts";

export interface DescribeInputs {
  corpus: Output<Corpus>;
  findings: Output<Finding[]>;
  dataset: Output<Dataset>;
  spans: Output<ChunkSpans>;
}

/** What is known of the sources as a whole: counts, histograms, near duplicates, what was lost. No other stage builds on it. */
export function describeStage(
  inputs: DescribeInputs,
  listed: { files: readonly Source[]; leftOut: readonly LeftOut[] },
  chunks: () => Promise<Chunk[][]>,
  digestOf: DigestOf,
): StageWork<{ described: DescribedDataset }> {
  const { corpus, findings, dataset, spans } = inputs;
  return {
    stage: "describe",
    version: "2",
    settings: {},
    inputs: {
      corpus: corpus.digest,
      findings: findings.digest,
      dataset: dataset.digest,
      spans: spans.digest,
      listed: digestOf(canonicalJson([listed.files.map(({ name, bytes }) => [name, bytes]), listed.leftOut])),
    },
    outputs: { described: jsonCodec<DescribedDataset>() },
    async run({ breathe }) {
      const { documents } = await corpus.load();
      const parts = {
        ...listed,
        documents,
        dataset: await dataset.load(),
        chunks: await chunks(),
        findings: await findings.load(),
      };
      const described = await describeDataset(parts, breathe);
      return {
        outputs: { described },
        metrics: { sources: described.sources.length, "near-duplicates": described.nearDuplicates.length },
      };
    },
  };
}
