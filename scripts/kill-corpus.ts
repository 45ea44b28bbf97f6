import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const places = [
  "Ahrenshoop",
  "Brodick",
  "Cahersiveen",
  "Dornum",
  "Eyemouth",
  "Föhr",
  "Gáldar",
  "Hvide Sande",
  "Île-Tudy",
  "Jūrmala",
];
const things = ["lighthouse", "harbour office", "sail loft", "ferry pier", "fish market", "tide mill"];
const sights = [
  "fog bell",
  "signal mast",
  "slipway",
  "rope walk",
  "weather glass",
  "boat hoist",
  "chart room",
];
const acts = [
  "is painted",
  "was repaired",
  "is inspected",
  "opens to visitors",
  "is closed for ice",
  "changes its keeper",
];

/** A folder with 60 Markdown documents and 200 questions, the same each time. */
export function writeKillCorpus(folder: string): void {
  mkdirSync(path.join(folder, "sources"), { recursive: true });
  const questions: object[] = [];
  for (const [number, place] of Array.from({ length: 60 }, (_, at) => [at, pick(places, at)] as const)) {
    const thing = pick(things, Math.floor(number / places.length));
    const source = `${String(number).padStart(2, "0")}-${place.toLowerCase().replace(/ /g, "-")}.md`;
    const facts = sights.slice(0, 3 + (number % 5)).map((sight, at) => ({
      sight,
      sentence: `The ${sight} of the ${thing} in ${place} ${pick(acts, number + at)} every ${2 + ((number * 3 + at) % 29)} days.`,
    }));
    const sections = facts.map(
      ({ sight, sentence }, at) =>
        `## The ${sight}\n\n${sentence} It stands ${10 + number + at} paces from the water and bears the number ${number * 10 + at}.\n`,
    );
    writeFileSync(
      path.join(folder, "sources", source),
      `# The ${thing} in ${place}\n\nDocument ${number} tells of the ${thing} and what belongs to it.\n\n${sections.join("\n")}`,
    );
    for (const { sight, sentence } of facts) {
      if (questions.length === 200) break;
      const question = `How often is there something to do at the ${sight} of the ${thing} in ${place}?`;
      questions.push({ id: `q${questions.length + 1}`, question, gold: [{ source, quote: sentence }] });
    }
  }
  for (let at = 0; questions.length < 200; at += 1) {
    questions.push({
      id: `n${at}`,
      question: `Who was the captain of the ship number ${at}?`,
      answerable: false,
    });
  }
  writeFileSync(
    path.join(folder, "questions.jsonl"),
    questions.map((one) => `${JSON.stringify(one)}\n`).join(""),
  );
}

function pick<T>(list: readonly T[], at: number): T {
  return list[at % list.length] as T;
}
