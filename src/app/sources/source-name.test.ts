import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "../../contracts/app-error.ts";
import { sourceNameParts } from "./source-name.ts";

test.each([
  ["a.md", ["a.md"]],
  ["letters/2024/a b.md", ["letters", "2024", "a b.md"]],
  ["<script>alert(1)</script>.md", ["<script>alert(1)<", "script>.md"]],
  ["🌊/👩‍🚀.md", ["🌊", "👩‍🚀.md"]],
  ["e\u0301.md", ["é.md"]],
  ["שלום.md", ["שלום.md"]],
  ["console.md", ["console.md"]],
  [`${"x".repeat(252)}.md`, [`${"x".repeat(252)}.md`]],
])("%j is a name", (name, parts) => {
  expect(sourceNameParts(name)).toEqual(parts);
});

test.each([
  ["", "has an empty part"],
  ["/etc/passwd", "is not a path below the folder"],
  ["C:/a.md", "is not a path below the folder"],
  ["a//b.md", "has an empty part"],
  ["a/", "has an empty part"],
  ["../a.md", "has the part .."],
  ["a/../../b.md", "has the part .."],
  ["./a.md", "has the part ."],
  [".git/config", "has a part that begins with a dot, which is passed over"],
  ["a\\b.md", "holds a backslash"],
  ["a\0.md", "holds a control character or a mark of writing direction"],
  ["a\nb.md", "holds a control character or a mark of writing direction"],
  ["\u202Efdp.exe", "holds a control character or a mark of writing direction"],
  ["a\u200F.md", "holds a control character or a mark of writing direction"],
  ["a\ud800.md", "holds half of a character"],
  ["con.md", "has the part con.md, which Windows keeps for a device"],
  ["a/LPT1", "has the part LPT1, which Windows keeps for a device"],
  ["node_modules/a.md", "has the part node_modules, which is passed over"],
  ["a.md ", "has a part with a blank or a dot at its end"],
  [" a.md", "has a part with a blank or a dot at its end"],
  ["a.", "has a part with a blank or a dot at its end"],
  ["x".repeat(300), "has a part of more than 255 bytes"],
  ["🌊".repeat(64), "has a part of more than 255 bytes"],
  ["a/".repeat(20) + "b.md", "has more than 20 parts"],
])("%j is none, and the reason is said", (name, reason) => {
  expect(() => sourceNameParts(name)).toThrow(` cannot be a source's name: it ${reason}.`);
});

test("a refused name is written so that nothing in it can be taken for the sentence", () => {
  expect(() => sourceNameParts(`a"\u202E\n${"b".repeat(300)}`)).toThrow(
    new AppError("config.invalid", {
      message: `"a\\"\\u202e\\n${"b".repeat(76)}…" cannot be a source's name: it holds a control character or a mark of writing direction.`,
      hint: "Give a path below the folder of sources, such as letters/2024/a.md.",
    }),
  );
});

test("no text leads out of a folder or into what is hidden", () => {
  const root = path.resolve("/root/sources");
  const part = fc.oneof(
    fc.constantFrom("..", ".", "", "a", ".git", "\\", "..\\", "C:", "\u202E", "%2e%2e", "．．"),
    fc.string({ unit: "binary", maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (written) => {
      const parts = partsOrNull(written.join("/"));
      const places = (parts ?? ["inside"]).map((_, at) =>
        path.join(root, ...(parts ?? ["inside"]).slice(0, at + 1)),
      );
      expect(places.filter((place) => !place.startsWith(`${root}${path.sep}`))).toEqual([]);
      expect((parts ?? []).filter((one) => one.startsWith("."))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

function partsOrNull(name: string): string[] | null {
  try {
    return sourceNameParts(name);
  } catch (thrown) {
    if (thrown instanceof AppError) return null;
    throw thrown;
  }
}
