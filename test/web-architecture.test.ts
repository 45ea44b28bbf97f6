import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const sources = path.join(import.meta.dirname, "..", "web", "src");
const files = readdirSync(sources, { recursive: true, encoding: "utf8" })
  .map((file) => file.split(path.sep).join("/"))
  .filter((file) => /\.tsx?$/.test(file));
const product = files.filter((file) => !/\.test\.tsx?$/.test(file));
const textOf = (file: string): string => readFileSync(path.join(sources, file), "utf8");

interface Import {
  file: string;
  target: string;
  isType: boolean;
}

const imports: Import[] = product.flatMap((file) =>
  [
    ...textOf(file).matchAll(
      /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;"]*?from\s+"([^"]+)"|import\("([^"]+)"\)/g,
    ),
  ].map(([, type, named, lazy]) => {
    const specifier = named ?? lazy ?? "";
    const target = specifier.startsWith(".")
      ? path.posix.join(path.posix.dirname(file), specifier)
      : specifier;
    return { file, target, isType: type !== undefined };
  }),
);

/** Folder by folder, what each may import of the others. */
const mayImport: Record<string, readonly string[]> = {
  messages: ["messages"],
  api: ["api", "messages"],
  keyboard: ["keyboard", "messages"],
  design: ["design", "api", "keyboard", "messages"],
  charts: ["charts", "design", "messages"],
  passages: ["passages", "charts", "design", "api", "keyboard", "messages"],
  features: ["features", "passages", "charts", "design", "api", "keyboard", "messages", "app"],
  app: ["app", "features", "design", "api", "keyboard", "messages"],
  "main.tsx": ["app", "api", "design", "keyboard"],
};

test("the rules see all pages", () => {
  expect(product.length).toBeGreaterThan(60);
  expect(imports.length).toBeGreaterThan(200);
});

test("imports of the pages only point down", () => {
  const wrong = imports.filter(({ file, target }) => {
    const to = target.split("/")[0]!;
    return to in mayImport && !(mayImport[file.split("/")[0]!] ?? []).includes(to);
  });
  expect(wrong).toEqual([]);
});

test("the engine reaches the pages as types of its contracts alone", () => {
  const crossing = imports.filter(
    ({ target, isType }) => target.startsWith("..") || (target.startsWith("@contracts/") && !isType),
  );
  expect(crossing).toEqual([]);
  expect(imports.filter(({ target }) => target.startsWith("@contracts/")).length).toBeGreaterThan(5);
});

test("features meet through addresses, queries and what they hand out by name", () => {
  const inner = imports.filter(({ file, target }) => {
    const [, from] = /^features\/([^/]+)\//.exec(file) ?? [];
    const [, to, rest] = /^features\/([^/]+)\/(.+)$/.exec(target) ?? [];
    return from !== undefined && to !== undefined && from !== to && rest !== "queries.ts";
  });
  expect(inner).toEqual([]);
});

test("of the frame, features know the root of all addresses and what an address may hold", () => {
  const known = imports.filter(
    ({ file, target }) => file.startsWith("features/") && target.startsWith("app/"),
  );
  expect(new Set(known.map(({ target }) => target))).toEqual(
    new Set(["app/root-route.ts", "app/search-values.ts"]),
  );
});

test("only the api folder asks the server", () => {
  const asking = product.filter(
    (file) =>
      !file.startsWith("api/") &&
      /\b(?:fetch\(|new EventSource|XMLHttpRequest|sendBeacon|WebSocket)/.test(textOf(file)),
  );
  expect(asking).toEqual([]);
});

test("nothing is put into a page as HTML, and no style is written as text", () => {
  const raw = product.filter((file) =>
    /dangerouslySetInnerHTML|\.innerHTML|insertAdjacentHTML|<style[\s>]/.test(textOf(file)),
  );
  expect(raw).toEqual([]);
});

test("every word stands in the catalogue", () => {
  // Between two tags, or in a property that is read aloud: letters, and no braces around them.
  const spoken =
    /(?:aria-label|title|placeholder|alt|label)="([^"]*[A-Za-z]{2}[^"]*)"|>\s*([A-Za-z][^<>{}=;()]+?)\s*<\//g;
  const found = product
    .filter((file) => file.endsWith(".tsx"))
    .flatMap((file) =>
      [
        ...textOf(file)
          .replaceAll(/\/\*[\s\S]*?\*\//g, "")
          .matchAll(spoken),
      ].map(([, property, text]) => `${file}: ${property ?? text}`),
    );
  expect(found).toEqual([]);
});
