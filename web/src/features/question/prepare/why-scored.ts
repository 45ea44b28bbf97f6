import type { QuestionStory } from "@contracts/api/question-story.ts";
import * as t from "../../../messages/messages.ts";

/** What in the story a metric's score comes from, a sentence; null where the story does not show it. */
export function whyScored(metric: string, story: QuestionStory): string | null {
  const [base = "", cut] = metric.split("@");
  const words = t.question;
  const { ranking, answer, end } = story;
  const first = ranking.findIndex(({ gold }) => gold);
  if (/^(?:hit|span-)/.test(base)) {
    const counted = countedPassages(ranking, cut);
    if (counted === null) return null;
    return words.whyTouch(ranking.slice(0, counted).filter(({ gold }) => gold).length, counted);
  }
  if (/^(?:mrr|ndcg|map)$/.test(base)) {
    if (first === -1) return words.whyNever;
    const last = Number(cut);
    return first < last ? words.whyFirst(first + 1) : words.whyBeyond(first + 1, last);
  }
  if (base === "gold-spans-cut") return end === null ? null : end.cut ? words.whyCut : words.whyNotCut;
  if (answer === null || answer.failed !== null) return null;
  if (base.startsWith("refusal-rate")) return answer.refused ? words.whyRefused : words.whyAnswered;
  if (/^(?:exact-match|token-f1|answer-contains-gold|rouge-|answer-similarity)/.test(base))
    return answer.refused ? words.whyRefusedScores : sharedWords(story.question.answer, answer.text);
  if (answer.refused && base.startsWith("citation-")) return words.whyRefusedScores;
  const { citations } = answer;
  const cited = words.whyCitations(citations.filter(({ gold }) => gold).length, citations.length);
  if (base === "citation-precision") return cited;
  if (end === null || end.spans.gold === 0) return null;
  const recalled = words.whyRecall(end.spans.cited, end.spans.gold);
  if (base === "citation-recall") return recalled;
  return base === "citation-f1" ? `${cited} ${recalled}` : null;
}

/** How many passages "@5" or "@2500ch" takes: of characters, those before the first that would not fit. */
function countedPassages(ranking: QuestionStory["ranking"], cut: string | undefined): number | null {
  if (cut === undefined) return null;
  const limit = Number.parseInt(cut, 10);
  if (!cut.endsWith("ch")) return Math.min(limit, ranking.length);
  let [passages, characters] = [0, 0];
  for (const { start, end } of ranking) {
    characters += end - start;
    if (characters > limit) break;
    passages++;
  }
  return passages;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** How much of the gold answer's words the answer holds, each as often as it stands in both. Null where there is no gold answer. */
function sharedWords(gold: string | undefined, text: string): string | null {
  if (gold === undefined) return null;
  const [wanted, given] = [wordsOf(gold), wordsOf(text)];
  const left = new Map<string, number>();
  for (const word of given) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of wanted) {
    const times = left.get(word) ?? 0;
    if (times > 0) shared++;
    left.set(word, times - 1);
  }
  return t.question.whyWords(shared, wanted.length, given.length);
}

function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text))
    .filter(({ isWordLike }) => isWordLike === true)
    .map(({ segment }) => segment.toLowerCase());
}
