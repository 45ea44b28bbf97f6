import { expect, test } from "vitest";
import { type ChosenFile, largestFileBytes } from "../../../design/chosen-files.ts";
import { isConfiguration, sortOut } from "./sort-out.ts";

function chosen(name: string, size = 10): ChosenFile {
  const file = new File(["x"], name);
  Object.defineProperty(file, "size", { value: size });
  return { name, file };
}

test("hidden, empty and too large files stay here, each with its reason", () => {
  const { send, passedOver } = sortOut([
    chosen("notes/a.md"),
    chosen("notes/.DS_Store"),
    chosen(".git/config"),
    chosen("b.md", 0),
    chosen("film.pdf", largestFileBytes + 1),
    chosen("most.pdf", largestFileBytes),
  ]);
  expect(send.map(({ name }) => name)).toEqual(["notes/a.md", "most.pdf"]);
  expect(passedOver).toEqual([
    { name: "notes/.DS_Store", reason: "hidden" },
    { name: ".git/config", reason: "hidden" },
    { name: "b.md", reason: "empty" },
    { name: "film.pdf", reason: "too-large" },
  ]);
});

test("a name comes with forward slashes and once, whoever chose it twice", () => {
  const { send } = sortOut([chosen("/a\\b.md"), chosen("a/b.md")]);
  expect(send.map(({ name }) => name)).toEqual(["a/b.md"]);
});

test("one YAML file alone is a configuration", () => {
  expect([
    isConfiguration([chosen("soundings.yaml")]),
    isConfiguration([chosen("x.YML")]),
    isConfiguration([chosen("a.md")]),
    isConfiguration([chosen("a.yaml"), chosen("b.md")]),
  ]).toEqual([true, true, false, false]);
});
