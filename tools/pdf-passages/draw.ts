import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { pdfParser } from "../../src/adapters/parsers/pdf/pdf-parser.ts";
import { seededRandom } from "../../src/core/statistics/random.ts";

interface Passage {
  start: number;
  end: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    passage: { type: "string", multiple: true, default: [] },
    random: { type: "string" },
    seed: { type: "string", default: "1" },
    characters: { type: "string", default: "300" },
    out: { type: "string", default: "." },
    python: { type: "string", default: "python3" },
    scale: { type: "string", default: "1.5" },
  },
});
const [file] = positionals;
if (file === undefined) {
  console.error("Name a PDF: node tools/pdf-passages/draw.ts FILE.pdf --random 4");
  process.exit(2);
}

const parsed = await pdfParser.parse({ source: file, bytes: new Uint8Array(readFileSync(file)) });
const passages =
  values.random === undefined
    ? values.passage.map(passageOf)
    : randomPassages(Number(values.random), Number(values.seed), Number(values.characters));
if (passages.length === 0) {
  console.error("Name passages, as in --passage 120-480, or how many random ones, as in --random 4.");
  process.exit(2);
}

const pictures = passages.flatMap((passage) =>
  (parsed.layout?.pages ?? []).flatMap((page) => {
    const boxes = boxesOn(page.boxes, passage);
    const name = `${basename(file, ".pdf")}-${passage.start}-${passage.end}-page-${page.number}.png`;
    return boxes.length === 0 ? [] : [{ page: page.number, boxes, path: resolve(values.out, name) }];
  }),
);
for (const passage of passages) {
  const drawn = pictures.filter(({ path }) => path.includes(`-${passage.start}-${passage.end}-page-`));
  console.log(
    `${passage.start}-${passage.end}: ${JSON.stringify(parsed.text.slice(passage.start, passage.end))}`,
  );
  for (const { path } of drawn) console.log(`  ${path}`);
}
const rendered = spawnSync(values.python, [resolve(import.meta.dirname, "render.py")], {
  input: JSON.stringify({ file: resolve(file), scale: Number(values.scale), pictures }),
  stdio: ["pipe", "inherit", "inherit"],
});
if (rendered.error) console.error(`${values.python} could not be started: ${rendered.error.message}`);
process.exitCode = rendered.status === 0 ? 0 : 3;

function passageOf(text: string): Passage {
  const [start, end] = text.split("-").map(Number) as [number, number];
  return { start, end };
}

/** From the start of a word to the end of one. */
function randomPassages(count: number, seed: number, characters: number): Passage[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const at = random.below(Math.max(1, parsed.text.length - characters));
    const start = parsed.text.slice(0, at).search(/\S*$/);
    const rest = /^\S*/.exec(parsed.text.slice(start + characters))?.[0] ?? "";
    return { start, end: Math.min(parsed.text.length, start + characters + rest.length) };
  });
}

/** Left, top, width and height of the lines that hold a part of the passage. */
function boxesOn(numbers: readonly number[], { start, end }: Passage): number[][] {
  return Array.from({ length: numbers.length / 6 }, (_, at) => numbers.slice(at * 6, at * 6 + 6))
    .filter(([from, to]) => (from ?? 0) < end && (to ?? 0) > start)
    .map((box) => box.slice(2));
}
