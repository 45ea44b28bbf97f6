import { someOf } from "./some-of.ts";
import { styleText } from "node:util";
import type { CheckedQuestionSet } from "../../app/use-cases/check-question-set.ts";
import { count, counted } from "../../contracts/count-text.ts";
import { score } from "./numbers.ts";
import { table } from "./table.ts";

type Review = CheckedQuestionSet["review"];
type Leak = Review["leaks"][number];

const listed = 10;
/** The assumption about clusters behind the sentence; the table beside it shows others. */
const usualCorrelation = 0.1;

/** Near likeness across parts is for a person to judge; the rest of a leak is wrong whatever they think. */
export function isSound({ faults, review }: CheckedQuestionSet): boolean {
  return faults.length === 0 && !review.leaks.some(isCertain);
}

/** A check for people: what is wrong, what is worth a look, what the set can tell. */
export function questionCheckText(checked: CheckedQuestionSet): string {
  const { review, faults } = checked;
  const wrong = [
    ...faults.map(({ message, hint }) => `${message}\n    ${styleText("dim", hint)}`),
    ...review.leaks.filter(isCertain).map(leakText),
  ];
  const sections = [
    summary(checked),
    section(styleText("red", `Wrong (${count(wrong.length)})`), upTo(wrong, 50)),
    section("Worth a look", notices(checked)),
    section("What this set can tell", detectable(review)),
  ];
  return sections.filter((text) => text !== "").join("\n\n");
}

function summary({ name, review, faults, drafts, draftQuestions }: CheckedQuestionSet): string {
  const { questions, withGold, withAnswer, unanswerable, clusters } = review;
  if (questions === 0 && faults.length === 0 && draftQuestions === 0) {
    return `There are no questions yet. soundings questions draft proposes some, soundings questions import FILE takes yours.`;
  }
  if (questions === 0) return `${name} holds no question that can be used yet.`;
  return (
    `${counted(questions, "question")} ${questions === 1 ? "is" : "are"} sound: ${count(withGold)} with gold passages, ` +
    `${count(withAnswer)} with an answer, ${count(unanswerable)} not answerable, in ${counted(clusters, "cluster")}.` +
    (drafts.length > 0 ? ` Gold can be drafted for ${count(drafts.length)}: --draft prints it.` : "")
  );
}

function notices({ review, draftQuestions }: CheckedQuestionSet): string[] {
  const { answers, withoutGold, alike, goldBeyondChunk, questions, leaks } = review;
  const { withGold, clusters, clustersWithGold, clustersNeeded } = review;
  const lines: string[] = [];
  const compared = answers.wordForWord + answers.normalised + answers.absent.length;
  if (compared > 0) {
    const least = answers.absent
      .slice(0, 5)
      .map((one) => `${one.id} (${Math.round(100 * one.wordsInGold)} % of its words)`)
      .join(", ");
    const percent = (part: number) => `${Math.round((100 * part) / compared)} %`;
    lines.push(
      `Of ${count(compared)} answers, ${count(answers.wordForWord)} (${percent(answers.wordForWord)}) stand word for word in their gold, ` +
        `${count(answers.normalised)} (${percent(answers.normalised)}) but for case and punctuation, ` +
        `${count(answers.absent.length)} (${percent(answers.absent.length)}) not at all: put in other words, or the gold is wrong` +
        (least === "" ? "." : `; least like their gold: ${least}.`),
    );
  }
  if (withoutGold.length > 0) {
    lines.push(
      `No gold for ${counted(withoutGold.length, "answerable question")}, so retrieval is not measured there (${someOf(withoutGold, 5)}).`,
    );
  }
  if (goldBeyondChunk !== null && goldBeyondChunk.length > 0) {
    lines.push(
      `${counted(goldBeyondChunk.length, "question")} with gold longer than chunk.size, which no chunk can hold whole (${someOf(goldBeyondChunk, 5)}).`,
    );
  }
  lines.push(...upTo(alike.map(alikeText), listed));
  lines.push(...upTo(leaks.filter((leak) => !isCertain(leak)).map(leakText), listed));
  const measured = withGold > 0 ? clustersWithGold : clusters;
  if (questions > 0 && measured < clustersNeeded) {
    lines.push(
      `${counted(measured, "cluster")}${withGold > 0 ? " with gold" : ""} ${measured === 1 ? "is" : "are"} too few: below ${clustersNeeded} no comparison gives a verdict. Ask about more sources.`,
    );
  }
  if (draftQuestions > 0) {
    lines.push(`${counted(draftQuestions, "draft")} not used until accepted: soundings questions accept.`);
  }
  return lines;
}

function detectable({ detectable, withGold }: Review): string[] {
  const find = (sd: number, rho: number) =>
    detectable.find(
      ({ standardDeviation, intraClusterCorrelation }) =>
        standardDeviation === sd && intraClusterCorrelation === rho,
    )?.outcome;
  const deviations = [...new Set(detectable.map((one) => one.standardDeviation))];
  const [least, most] = deviations.map((sd) => find(sd, usualCorrelation));
  if (least?.status !== "estimated" || most?.status !== "estimated") return [];
  const over = `${counted(least.questions, "question")}${withGold > 0 ? " with gold" : ""} in ${counted(least.clusters, "cluster")}`;
  const sentence =
    least.difference > 1
      ? `${over} are too few to find any difference between two runs.`
      : `Over ${over}, two runs must differ by about ${points(least.difference)} points of 100 where they seldom disagree about a question, ` +
        `and by about ${points(most.difference)} where they often do, for a comparison to find it four times in five. ` +
        `A smaller difference will mostly end as "cannot say yet".`;
  const correlations = [...new Set(detectable.map((one) => one.intraClusterCorrelation))];
  const rows = deviations.map((sd) => [
    `${sd < 0.3 ? "seldom" : "often"} (sd ${score(sd, 2)})`,
    ...correlations.map((rho) => {
      const cell = find(sd, rho);
      return cell?.status === "estimated" ? score(cell.difference, 3) : "–";
    }),
  ]);
  const titles = correlations.map((rho) => (rho === 0 ? "independent" : `correlated ${score(rho, 1)}`));
  return [
    sentence,
    "",
    ...table(
      [{ title: "two runs disagree" }, ...titles.map((title) => ({ title, align: "right" as const }))],
      rows,
    ).split("\n"),
    styleText(
      "dim",
      "The smallest difference found, as a score. Columns: how much questions of one cluster rise and fall together.",
    ),
  ];
}

function points(difference: number): string {
  return String(Math.round(100 * difference));
}

function isCertain(leak: Leak): boolean {
  return leak.kind === "cluster" || leak.how === "same";
}

function leakText(leak: Leak): string {
  if (leak.kind === "cluster") {
    return `The cluster "${leak.cluster}" is in ${leak.splits.join(" and ")} (${counted(leak.questions, "question")}): what is tuned on one is then known to the other.`;
  }
  const [a, b] = leak.splits;
  return `${leak.first} in ${a} and ${leak.second} in ${b} ask ${leak.how === "same" ? "the same" : "nearly the same"}.`;
}

function alikeText({ first, second, how }: Review["alike"][number]): string {
  const words = how === "same" ? `"${first.question}"` : `"${first.question}" / "${second.question}"`;
  return `${first.id} and ${second.id} ask ${how === "same" ? "the same" : "nearly the same"}: ${words}`;
}

function section(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  return [styleText("bold", title), ...lines.map((line) => (line === "" ? "" : `  ${line}`))].join("\n");
}

function upTo(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most), `and ${count(lines.length - most)} more; --json lists all`];
}
