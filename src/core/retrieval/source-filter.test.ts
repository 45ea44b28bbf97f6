import { expect, test } from "vitest";
import { sourceFilter } from "./source-filter.ts";

const index = {
  sources: ["notes/a.md", "notes/deep/b.md", "c (1).txt", "größe.md"],
  languages: ["en", "de", "en", "und"],
};

test.each([
  [{ sources: ["notes/*"] }, [0, 1]],
  [{ sources: ["*.md"] }, [0, 1, 3]],
  [{ sources: ["notes/a.md", "c*"] }, [0, 2]],
  [{ sources: ["c (1).txt"] }, [2]],
  [{ sources: ["c .1..txt", "notes/a?md"] }, []],
  [{ sources: ["***"] }, [0, 1, 2, 3]],
  [{ sources: [] }, []],
  [{ languages: ["de", "und"] }, [1, 3]],
  [{ sources: ["notes/*"], languages: ["en"] }, [0]],
])("%j", (filter, wanted) => {
  const isWanted = sourceFilter(index, filter);
  expect([...index.sources.keys()].filter((ordinal) => isWanted?.(ordinal))).toEqual(wanted);
});

test("no filter is no function", () => {
  expect([sourceFilter(index, undefined), sourceFilter(index, {})]).toEqual([undefined, undefined]);
});
