import type { QuestionStory } from "@contracts/api/question-story.ts";
import { t } from "../../../messages/messages.ts";

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
    return answer.refused ? words.whyRefusedScores : words.whyWords;
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
