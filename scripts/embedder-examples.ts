/**
 * What an embedder takes for alike and what not: cosines of pairs of texts, as Markdown.
 *
 *   node scripts/embedder-examples.ts [--embedder static …]
 *
 * A model or a part of one's own is named as JSON, as it stands in soundings.yaml.
 */
import { parseArgs } from "node:util";
import { chosenEmbedder } from "./chosen-embedder.ts";

const { values } = parseArgs({
  options: { embedder: { type: "string", multiple: true, default: ["static"] } },
});

const pairs: [what: string, first: string, second: string][] = [
  ["synonyms", "The physician examined the child.", "A doctor looked at the kid."],
  ["synonyms", "How can I cut my expenses?", "ways to spend less money"],
  ["synonyms", "The car would not start.", "The automobile's engine failed to turn over."],
  ["related, not the same", "The car would not start.", "The bus was late."],
  ["unrelated", "The car would not start.", "Interest rates rose in May."],
  ["negation", "Smoking is allowed on deck.", "Smoking is not allowed on deck."],
  ["opposites", "The price went up.", "The price went down."],
  ["word order", "The dog bit the man.", "The man bit the dog."],
  ["one word, two senses", "She sat on the bank of the river.", "She opened an account at the bank."],
  ["another name", "Where does Agneta Lindqvist work?", "Where does Tobias Okafor work?"],
  ["another number", "The fee is 40 euros.", "The fee is 95 euros."],
  ["another code", "The display shows error E-1041.", "The display shows error E-7733."],
  ["a word and its typing error", "accommodation", "accomodation"],
  ["German beside English", "Wo ist der Hafen?", "Where is the harbour?"],
  ["Spanish beside English", "¿Dónde está el puerto?", "Where is the harbour?"],
  ["Chinese beside English", "港口在哪里？", "Where is the harbour?"],
];

const { signal } = new AbortController();
const columns: { id: string; cosines: (number | null)[] }[] = [];
for (const argument of values.embedder) {
  const { part, close } = await chosenEmbedder(argument);
  try {
    const rows = await part.embed(
      pairs.flatMap(([, first, second]) => [first, second]),
      { kind: "passage", signal },
    );
    const rowAt = (at: number) => rows.subarray(at * part.dimensions, (at + 1) * part.dimensions);
    columns.push({
      id: part.id,
      cosines: pairs.map((_, pair) => cosine(rowAt(2 * pair), rowAt(2 * pair + 1))),
    });
  } finally {
    await close();
  }
}
console.log(`| | first | second | ${columns.map(({ id }) => id).join(" | ")} |`);
console.log(`|---|---|---|${"---|".repeat(columns.length)}`);
for (const [at, [what, first, second]] of pairs.entries()) {
  const cells = columns.map(({ cosines }) => cosines[at]?.toFixed(2) ?? "no vector");
  console.log(`| ${what} | ${first} | ${second} | ${cells.join(" | ")} |`);
}

/** Null where one of the two has no vector. */
function cosine(first: Float32Array, second: Float32Array): number | null {
  if (first.every((value) => value === 0) || second.every((value) => value === 0)) return null;
  return first.reduce((sum, value, at) => sum + value * (second[at] as number), 0);
}
