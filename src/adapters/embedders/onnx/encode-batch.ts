/** What we use of an ONNX runtime: both packages have it. */
export interface OnnxRuntime {
  Tensor: new (type: "int64", values: BigInt64Array, dims: readonly number[]) => object;
  InferenceSession: {
    create(
      model: string,
      options: { executionProviders: string[]; logSeverityLevel: number },
    ): Promise<OnnxSession>;
  };
}

export interface OnnxSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Record<string, object>): Promise<Record<string, { data: unknown; dims: readonly number[] }>>;
}

export interface EncodeRequest {
  /** One text after the other, as many tokens each as `lengths` says. */
  tokens: Int32Array;
  lengths: readonly number[];
  pooling: "mean" | "cls";
}

const fed = ["input_ids", "attention_mask", "token_type_ids"];
const hiddenStates = ["last_hidden_state", "token_embeddings"];

/** Why a model's inputs and outputs are not those of a text encoder, as the end of a sentence; undefined where they are. */
export function unusable({ inputNames, outputNames }: OnnxSession): string | undefined {
  const strange = inputNames.filter((name) => !fed.includes(name));
  if (strange.length > 0) return `asks for ${strange.join(", ")}, which a text encoder does not`;
  if (!inputNames.includes("input_ids")) return "does not ask for input_ids";
  if (!inputNames.includes("attention_mask")) return "does not ask for attention_mask";
  if (outputOf(outputNames) === undefined) {
    return `gives ${outputNames.join(", ")} and not ${hiddenStates.join(" or ")}`;
  }
  return undefined;
}

function outputOf(outputNames: readonly string[]): string | undefined {
  return hiddenStates.find((name) => outputNames.includes(name));
}

/** One vector a text: the mean over its own tokens, or that of the first. Not yet of length 1. */
export async function encodeBatch(
  { Tensor }: Pick<OnnxRuntime, "Tensor">,
  session: OnnxSession,
  { tokens, lengths, pooling }: EncodeRequest,
): Promise<Float32Array> {
  const longest = Math.max(...lengths);
  const dims = [lengths.length, longest];
  const ids = new BigInt64Array(lengths.length * longest);
  const mask = new BigInt64Array(ids.length);
  let from = 0;
  for (const [row, length] of lengths.entries()) {
    for (let at = 0; at < length; at++) {
      ids[row * longest + at] = BigInt(tokens[from + at] as number);
      mask[row * longest + at] = 1n;
    }
    from += length;
  }
  const all: Record<string, BigInt64Array> = {
    input_ids: ids,
    attention_mask: mask,
    token_type_ids: new BigInt64Array(ids.length),
  };
  const feeds = Object.fromEntries(
    session.inputNames.map((name) => [name, new Tensor("int64", all[name] as BigInt64Array, dims)]),
  );
  const output = (await session.run(feeds))[outputOf(session.outputNames) ?? ""];
  if (!(output?.data instanceof Float32Array) || output.dims.length !== 3) {
    throw new Error("its output is no float32 vector for each token");
  }
  return pooled(output.data, output.dims[2] as number, { longest, lengths, pooling });
}

function pooled(
  states: Float32Array,
  dimensions: number,
  { longest, lengths, pooling }: { longest: number } & Pick<EncodeRequest, "lengths" | "pooling">,
): Float32Array {
  const rows = new Float32Array(lengths.length * dimensions);
  const sums = new Float64Array(dimensions);
  for (const [row, length] of lengths.entries()) {
    const counted = pooling === "cls" ? 1 : length;
    sums.fill(0);
    for (let at = 0; at < counted; at++) {
      const state = (row * longest + at) * dimensions;
      for (let axis = 0; axis < dimensions; axis++)
        sums[axis] = (sums[axis] as number) + (states[state + axis] as number);
    }
    for (let axis = 0; axis < dimensions; axis++)
      rows[row * dimensions + axis] = (sums[axis] as number) / counted;
  }
  return rows;
}
