import { expect, test } from "vitest";
import { EmbedSettings } from "../../contracts/pipeline.ts";
import { embedderFamily } from "./embedder-family.ts";

const familyOf = (embedder: unknown) => embedderFamily(EmbedSettings.parse({ embedder }).embedder);

test("ours are of the family they are named by, a model in a folder is one of the models", () => {
  expect(["hashing", "static", { onnx: "./models/minilm" }].map(familyOf)).toEqual([
    "hashing",
    "static",
    "onnx",
  ]);
});

test("a part of one's own is of no family, whatever it is called; neither is none", () => {
  expect(
    [{ file: "./static.ts" }, { command: ["static"] }, { url: "http://onnx.example/" }, "none"].map(familyOf),
  ).toEqual([undefined, undefined, undefined, undefined]);
});
