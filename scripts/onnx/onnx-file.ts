import { bytes, bytesOf, type Field, float, integer, joined, message, text } from "./protobuf.ts";

/** A tensor that a model carries, or one that goes in or out; a named dimension is free. */
export interface Tensor {
  name: string;
  dims: readonly number[];
  values: Float32Array | BigInt64Array;
}

export interface Port {
  name: string;
  type: "float" | "int64";
  dims: readonly (number | string)[];
}

export interface Node {
  op: string;
  inputs: readonly string[];
  outputs: readonly string[];
  attributes?: Record<string, number | readonly number[] | { float: number }>;
}

export interface Graph {
  inputs: readonly Port[];
  outputs: readonly Port[];
  nodes: readonly Node[];
  tensors: readonly Tensor[];
}

// Numbers of fields and types: onnx.proto3 of ONNX 1.16.
const opset = 17;
const elementTypes = { float: 1, int64: 7 };

/** The bytes of an .onnx file. */
export function onnxFile(graph: Graph): Uint8Array {
  return bytesOf(
    joined([
      integer(1, 8),
      text(2, "soundings"),
      message(7, [
        ...graph.nodes.map((node, at) => message(1, nodeFields(node, at))),
        text(2, "graph"),
        ...graph.tensors.map((tensor) => message(5, tensorFields(tensor))),
        ...graph.inputs.map((port) => message(11, portFields(port))),
        ...graph.outputs.map((port) => message(12, portFields(port))),
      ]),
      message(8, [text(1, ""), integer(2, opset)]),
    ]),
  );
}

function nodeFields({ op, inputs, outputs, attributes = {} }: Node, at: number): Field[] {
  return [
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(3, `${op}_${at}`),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) => message(5, attributeFields(name, value))),
  ];
}

function attributeFields(name: string, value: number | readonly number[] | { float: number }): Field[] {
  if (typeof value === "number") return [text(1, name), integer(3, value), integer(20, 2)];
  if ("float" in value) return [text(1, name), float(2, value.float), integer(20, 1)];
  return [text(1, name), ...value.map((one) => integer(8, one)), integer(20, 7)];
}

function tensorFields({ name, dims, values }: Tensor): Field[] {
  const type = values instanceof Float32Array ? elementTypes.float : elementTypes.int64;
  return [
    ...dims.map((dim) => integer(1, dim)),
    integer(2, type),
    text(8, name),
    bytes(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  ];
}

function portFields({ name, type, dims }: Port): Field[] {
  const shape = dims.map((dim) => message(1, [typeof dim === "number" ? integer(1, dim) : text(2, dim)]));
  return [text(1, name), message(2, [message(1, [integer(1, elementTypes[type]), message(2, shape)])])];
}
