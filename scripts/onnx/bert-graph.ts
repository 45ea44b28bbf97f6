import type { Graph, Node, Tensor } from "./onnx-file.ts";

export interface BertShape {
  layers: number;
  heads: number;
  hidden: number;
  layerNormEpsilon: number;
}

/** Reads a weight by its name in a checkpoint of BertModel; matrices row by row, as [out, in]. */
export type WeightReader = (name: string) => { dims: readonly number[]; values: Float32Array };

/** What a masked position adds to an attention score: the least float32, as in the checkpoint's own code. */
const masked = -3.4028234663852886e38;

/**
 * BertModel (Devlin et al. 2019) without its pooler, in the inputs and the output that exports of it have:
 * input_ids, attention_mask and token_type_ids in, last_hidden_state out.
 */
export function bertGraph({ layers, heads, hidden, layerNormEpsilon }: BertShape, read: WeightReader): Graph {
  const nodes: Node[] = [];
  const tensors: Tensor[] = [];

  function apply(op: string, inputs: readonly string[], attributes: Node["attributes"] = {}): string {
    const output = `${op}_${nodes.length}_out`;
    nodes.push({ op, inputs, outputs: [output], attributes });
    return output;
  }
  function constant(name: string, values: Tensor["values"], dims: readonly number[] = []): string {
    tensors.push({ name, dims, values });
    return name;
  }
  function integers(name: string, values: readonly number[], dims: readonly number[] = [values.length]) {
    return constant(name, BigInt64Array.from(values, BigInt), dims);
  }
  function weight(name: string): string {
    const { dims, values } = read(name);
    return constant(name, values, dims);
  }
  function linear(input: string, name: string): string {
    const { dims, values } = read(`${name}.weight`);
    const [rows, columns] = dims as [number, number];
    const matrix = constant(`${name}.weight`, transposed(values, rows, columns), [columns, rows]);
    return apply("Add", [apply("MatMul", [input, matrix]), weight(`${name}.bias`)]);
  }
  function layerNorm(input: string, name: string): string {
    return apply("LayerNormalization", [input, weight(`${name}.weight`), weight(`${name}.bias`)], {
      axis: -1,
      epsilon: { float: layerNormEpsilon },
    });
  }

  const one = constant("one", Float32Array.of(1));
  const half = constant("half", Float32Array.of(0.5));
  const rootTwo = constant("root-two", Float32Array.of(Math.SQRT2));
  const scale = constant("attention-scale", Float32Array.of(Math.sqrt(hidden / heads)));
  const zero = integers("zero", [0], []);
  const step = integers("step", [1], []);
  const second = integers("second-dimension", [1], []);
  const middle = integers("mask-axes", [1, 2]);
  const apart = integers("split-heads", [0, 0, heads, hidden / heads]);
  const together = integers("join-heads", [0, 0, hidden]);

  function gelu(input: string): string {
    const erf = apply("Erf", [apply("Div", [input, rootTwo])]);
    return apply("Mul", [apply("Mul", [input, apply("Add", [erf, one])]), half]);
  }
  function headsOf(input: string, name: string, order: readonly number[]): string {
    return apply("Transpose", [apply("Reshape", [linear(input, name), apart])], { perm: order });
  }

  const length = apply("Gather", [apply("Shape", ["input_ids"]), second], { axis: 0 });
  const positions = apply("Range", [zero, length, step]);
  const words = apply("Gather", [weight("embeddings.word_embeddings.weight"), "input_ids"]);
  const types = apply("Gather", [weight("embeddings.token_type_embeddings.weight"), "token_type_ids"]);
  const places = apply("Gather", [weight("embeddings.position_embeddings.weight"), positions]);
  const kept = apply("Cast", [apply("Unsqueeze", ["attention_mask", middle])], { to: 1 });
  const maskTerm = apply("Mul", [apply("Sub", [one, kept]), constant("masked", Float32Array.of(masked))]);

  let state = layerNorm(apply("Add", [apply("Add", [words, types]), places]), "embeddings.LayerNorm");
  for (let layer = 0; layer < layers; layer++) {
    const at = (part: string) => `encoder.layer.${layer}.${part}`;
    const queries = headsOf(state, at("attention.self.query"), [0, 2, 1, 3]);
    const keys = headsOf(state, at("attention.self.key"), [0, 2, 3, 1]);
    const values = headsOf(state, at("attention.self.value"), [0, 2, 1, 3]);
    const scores = apply("Add", [apply("Div", [apply("MatMul", [queries, keys]), scale]), maskTerm]);
    const attended = apply("MatMul", [apply("Softmax", [scores], { axis: -1 }), values]);
    const rejoined = apply("Reshape", [apply("Transpose", [attended], { perm: [0, 2, 1, 3] }), together]);
    state = layerNorm(
      apply("Add", [linear(rejoined, at("attention.output.dense")), state]),
      at("attention.output.LayerNorm"),
    );
    const inner = gelu(linear(state, at("intermediate.dense")));
    state = layerNorm(apply("Add", [linear(inner, at("output.dense")), state]), at("output.LayerNorm"));
  }
  nodes.push({ op: "Identity", inputs: [state], outputs: ["last_hidden_state"] });

  const dims = ["batch", "sequence"];
  return {
    inputs: ["input_ids", "attention_mask", "token_type_ids"].map((name) => ({ name, type: "int64", dims })),
    outputs: [{ name: "last_hidden_state", type: "float", dims: [...dims, hidden] }],
    nodes,
    tensors,
  };
}

function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  const turned = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      turned[column * rows + row] = values[row * columns + column] as number;
    }
  }
  return turned;
}
