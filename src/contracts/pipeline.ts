import * as z from "zod";
import { AddressWithoutSecrets } from "./address-without-secrets.ts";
import { Json } from "./json.ts";

/**
 * A part of the person's own: a TypeScript or JavaScript file, a command that speaks JSON lines, or an HTTP address.
 * `version` is theirs to raise when the part changes in a way its file does not show.
 */
export const PluginReference = z.union([
  z.strictObject({ file: z.string().min(1), version: z.string().default("1"), settings: Json.default(null) }),
  z.strictObject({
    command: z.array(z.string().min(1)).min(1),
    version: z.string().default("1"),
    settings: Json.default(null),
  }),
  z.strictObject({
    url: AddressWithoutSecrets,
    version: z.string().default("1"),
    settings: Json.default(null),
  }),
]);
export type PluginReference = z.infer<typeof PluginReference>;

export const ParseSettings = z.strictObject({
  maxMegabytes: z.number().positive().default(50).describe("Larger files are left out, and named."),
  timeoutSeconds: z.number().positive().default(60).describe("Per file."),
  memoryMegabytes: z.int().min(32).default(1024).describe("Of a parsing worker, its heap and its buffers."),
  maxCharacters: z
    .int()
    .positive()
    .default(20_000_000)
    .describe("Of text in one file; files with more are left out, and named."),
});

export const PrepareSettings = z.strictObject({
  language: z
    .string()
    .regex(/^(auto|[a-z]{2,3})$/)
    .default("auto")
    .describe("auto, or one ISO 639 code for every document."),
  duplicates: z.enum(["drop", "keep"]).default("drop").describe("Documents with identical text."),
  cleaning: z
    .strictObject({
      whitespace: z.boolean().default(true).describe("Leave long runs of blank space out of chunks."),
      boilerplate: z.boolean().default(false).describe("Leave out lines that many documents share."),
      pageFurniture: z.boolean().default(false).describe("Leave out page numbers standing alone and rules."),
    })
    .prefault({}),
});

export const ChunkSettings = z
  .strictObject({
    strategy: z
      .union([z.enum(["fixed", "recursive", "sentence", "structure", "semantic"]), PluginReference])
      .default("recursive"),
    size: z.int().min(1).max(1_000_000).default(500).describe("Largest chunk, in units."),
    overlap: z.int().min(0).default(0).describe("Shared by neighbours, in the same unit."),
    unit: z.enum(["characters", "tokens"]).default("characters"),
    semantic: z
      .strictObject({
        percentile: z
          .number()
          .min(0)
          .max(100)
          .default(95)
          .describe("Distances above this percentile of a document's are breakpoints."),
        window: z.int().min(1).max(100).default(3).describe("Sentences compared on each side of a boundary."),
        smallest: z
          .int()
          .min(0)
          .optional()
          .describe("Smallest chunk where the text allows it, in units; a fifth of size where absent."),
      })
      .prefault({})
      .describe("Of the strategy semantic, which cuts where embed.embedder sees the meaning move."),
  })
  .refine((chunk) => chunk.overlap < chunk.size, {
    message: "overlap must be smaller than size",
    path: ["overlap"],
  })
  .refine((chunk) => (chunk.semantic.smallest ?? 0) <= chunk.size, {
    message: "smallest must not be larger than size",
    path: ["semantic", "smallest"],
  });

/** A model in a folder of the person's own. What is left out is read from the folder's files. */
export const OnnxReference = z.strictObject({
  onnx: z.string().min(1).describe("The folder: model.onnx, tokenizer.json or vocab.txt, config.json."),
  pooling: z.enum(["mean", "cls"]).optional(),
  maxTokens: z.int().min(3).optional().describe("What is longer is cut."),
  quantize: z
    .enum(["none", "int8"])
    .default("none")
    .describe("int8: model_int8.onnx or model_quantized.onnx."),
  queryPrefix: z.string().optional(),
  passagePrefix: z.string().optional(),
  batch: z.int().min(1).max(256).default(16).describe("Texts at once; changes no vector."),
});
export type OnnxReference = z.infer<typeof OnnxReference>;

/** What dimensions are where nobody says, and what a pipeline holds beside an embedder that takes none. */
const usualDimensions = 256;

/** Vendor and the vendor's name of a model, such as "openai/gpt-5-mini". */
export type ModelName = `${string}/${string}`;
export const ModelName = modelName("must be written vendor/model, such as ollama/qwen3");

function modelName(message: string): z.ZodType<ModelName, ModelName> {
  const text = z.string().regex(/^[a-z][a-z0-9-]*\/\S+$/, { message });
  return text as unknown as z.ZodType<ModelName, ModelName>;
}

/** An embedding model behind an API. Its name alone is the short form. */
export const EmbeddingModelReference = z.strictObject({
  model: ModelName,
  dimensions: z.int().min(1).max(8192).optional().describe("Where the model can give shorter vectors."),
  queryPrefix: z.string().optional(),
  passagePrefix: z.string().optional(),
});
export type EmbeddingModelReference = z.infer<typeof EmbeddingModelReference>;

export const EmbedSettings = z
  .strictObject({
    embedder: z
      .union([
        z.enum(["none", "hashing", "static"]),
        modelName("must be static, hashing, none or vendor/model, such as ollama/nomic-embed-text"),
        EmbeddingModelReference,
        OnnxReference,
        PluginReference,
      ])
      .default("static")
      .describe(
        "static comes with Soundings and knows English. Chunks are embedded only where vectors are used.",
      ),
    dimensions: z
      .int()
      .min(8)
      .max(8192)
      .default(usualDimensions)
      .describe("Of the hashing embedder; an error beside any other."),
    weights: z
      .enum(["general", "corpus"])
      .default("general")
      .describe(
        "Of static: corpus lets words weigh by how rare they are in the chunks, which are all embedded anew where any changes. It helps other languages than English, and there only retrieve.method vector: hybrid lets words alone decide about them. An error beside any other embedder.",
      ),
  })
  .superRefine(({ embedder, dimensions, weights }, context) => {
    const refuse = (setting: string, message: string): void =>
      context.addIssue({ code: "custom", path: [setting], message });
    if (weights === "corpus" && embedder !== "static")
      refuse("weights", "corpus is for the static embedder alone");
    if (dimensions !== usualDimensions && embedder !== "hashing")
      refuse("dimensions", `${dimensions} are for the hashing embedder alone`);
  });

export const IndexSettings = z.strictObject({
  breadcrumbs: z.boolean().default(true).describe("Index the headings above a chunk with it."),
  vectors: z
    .enum(["auto", "lancedb", "memory"])
    .default("auto")
    .describe("auto: in memory while they are few, else in LanceDB."),
});

export const RetrieveSettings = z.strictObject({
  method: z
    .enum(["bm25", "context-bm25", "vector", "hybrid"])
    .optional()
    .describe("Where absent: hybrid, or context-bm25 where embed.embedder is none."),
  fusion: z
    .enum(["convex", "reciprocal-rank"])
    .default("convex")
    .describe("How hybrid joins words and vectors."),
  diversity: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe("0: by relevance alone; above it, passages like those ranked before them come later (MMR)."),
  k: z.int().min(1).max(1000).default(5).describe("Passages given to the answerer."),
  depth: z.int().min(1).max(1000).default(10).describe("Passages ranked and measured; at least k."),
  budget: z
    .strictObject({
      characters: z.int().min(1).optional(),
      tokens: z.int().min(1).optional(),
    })
    .refine((budget) => (budget.characters === undefined) !== (budget.tokens === undefined), {
      message: "needs either characters or tokens",
    })
    .optional()
    .describe("Give the answerer as many passages as fit, instead of k."),
  parent: z
    .strictObject({
      neighbours: z.int().min(1).optional().describe("At most so many chunks on each side."),
      characters: z.int().min(1).optional().describe("At most so long; never longer than the budget."),
      within: z.enum(["document", "section"]).default("document").describe("section: to the next heading."),
    })
    .refine(
      (parent) =>
        parent.neighbours !== undefined || parent.characters !== undefined || parent.within === "section",
      { message: "needs neighbours, characters, or within: section" },
    )
    .optional()
    .describe("Search chunks, hand on the larger passages they stand in: these count in k and in budgets."),
  filter: z
    .strictObject({
      sources: z.array(z.string()).optional().describe("Source names; * stands for anything."),
      languages: z.array(z.string()).optional(),
    })
    .optional(),
  k1: z.number().min(0).max(10).default(0.8).describe("BM25: how soon repeats of a term stop counting."),
  b: z.number().min(0).max(1).default(0.35).describe("BM25: how much long chunks are held back."),
  weights: z
    .strictObject({
      bigram: z.number().min(0),
      neighbour: z.number().min(0),
      surroundings: z.number().min(0),
      document: z.number().min(0),
      vector: z.number().min(0),
      sectionRepeat: z.number().min(0).max(1),
    })
    .partial()
    .optional()
    .describe("Instead of the shipped, frozen weights."),
});

export const RerankSettings = z.strictObject({
  model: ModelName.optional().describe("Such as cohere/rerank-v3.5; nothing is ranked again where absent."),
  depth: z.int().min(1).max(1000).default(50).describe("Passages of a ranking that are ranked again."),
});

/** Ways of answering that ask a language model. */
export const modelAnswerKinds = ["single", "agent"] as const;
const answerKinds = ["extractive", "first-sentence", ...modelAnswerKinds, "none"] as const;

export const AnswerSettings = z
  .strictObject({
    kind: z
      .union([z.enum(answerKinds), PluginReference])
      .optional()
      .describe(
        "extractive quotes the sources; single asks a language model once, agent as often as it takes; none measures retrieval alone. Where absent: single where there is a model, else extractive.",
      ),
    model: ModelName.optional().describe("Of single and agent, such as ollama/qwen3 or openai/gpt-5-mini."),
    prompt: z
      .string()
      .min(1)
      .optional()
      .describe("Of single and agent: a Markdown file beside soundings.yaml; the shipped one where absent."),
    temperature: z
      .number()
      .min(0)
      .max(2)
      .optional()
      .describe("Of the model; 0 where absent and the model takes one."),
    seed: z.int().optional().describe("Of the model, where it takes one."),
    maxOutputTokens: z
      .int()
      .min(16)
      .default(1024)
      .describe("Of one reply of the model: always sent, so that a call has a price it cannot exceed."),
    thinkingTokens: z.int().min(1).optional().describe("Of models that think before they answer."),
    agent: z
      .strictObject({
        rounds: z.int().min(1).max(10).default(3).describe("Retrievals at most."),
        tokens: z.int().min(1).default(60_000).describe("Of prompts and replies together, for one question."),
        seconds: z.number().positive().default(120).describe("For one question."),
      })
      .prefault({})
      .describe("Limits of the agent: it ends there with what it has."),
    threshold: z
      .number()
      .optional()
      .describe("Of extractive: evidence below it is a refusal; the shipped one where absent."),
    maxSentences: z.int().min(1).max(20).default(3).describe("Of extractive."),
  })
  .refine(({ kind, model }) => !asksModel(kind) || model !== undefined, {
    message: "single and agent need answer.model, such as ollama/qwen3",
    path: ["kind"],
  });

function asksModel(kind: unknown): boolean {
  return modelAnswerKinds.some((one) => one === kind);
}

export const EvaluateSettings = z.strictObject({
  k: z.array(z.int().min(1).max(1000)).min(1).default([5]).describe("Cut-offs of the span metrics."),
  budgetCharacters: z.int().min(1).default(2500).describe("Context budget of the budgeted span metrics."),
  resamples: z.int().min(100).max(100_000).default(2000).describe("Of the cluster bootstrap."),
  seed: z.int().min(0).default(1),
  metrics: z.array(PluginReference).default([]).describe("Metrics of your own."),
});

/** The settings of all stages as a person writes them, with every default that does not depend on another setting. */
export const PipelineSettings = z.strictObject({
  parse: ParseSettings.prefault({}),
  prepare: PrepareSettings.prefault({}),
  chunk: ChunkSettings.prefault({}),
  embed: EmbedSettings.prefault({}),
  index: IndexSettings.prefault({}),
  retrieve: RetrieveSettings.prefault({}),
  rerank: RerankSettings.prefault({}),
  answer: AnswerSettings.prefault({}),
  evaluate: EvaluateSettings.prefault({}),
});
export type PipelineSettings = z.infer<typeof PipelineSettings>;

/** The same, complete: a pure value. Two equal pipelines on equal sources give equal results. */
export const Pipeline = PipelineSettings.transform((settings) => {
  const { method = methodBeside(settings.embed.embedder), ...retrieve } = settings.retrieve;
  const { kind = kindBeside(settings.answer.model), ...answer } = settings.answer;
  return { ...settings, retrieve: { method, ...retrieve }, answer: { kind, ...answer } };
});
export type Pipeline = z.infer<typeof Pipeline>;

/** What `retrieve.method` is where nobody says: vectors take part where there is an embedder. */
export function methodBeside(embedder: unknown): "hybrid" | "context-bm25" {
  return embedder === "none" ? "context-bm25" : "hybrid";
}

/** What `answer.kind` is where nobody says: a model that is named is asked. */
function kindBeside(model: string | undefined): "single" | "extractive" {
  return model === undefined ? "extractive" : "single";
}
