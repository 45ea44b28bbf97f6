import type { Answer, Citation } from "../../contracts/answer.ts";
import type { Outcome } from "../../contracts/outcome.ts";
import type { Passage, Span } from "../../contracts/passage.ts";
import type { Question } from "../../contracts/question-set.ts";
import { excerpt } from "./excerpt.ts";
import { count } from "../../contracts/count-text.ts";
import { score, shortened } from "./figures.ts";
import { type Html, html } from "./html.ts";
import type { AnsweredQuestion, Limits, ReportContent } from "./report-content.ts";

type Shown = Pick<ReportContent, "textOf"> & { limits: Limits };

/** What the person who wrote the question expects. */
export function goldDetail({ answerable, answer, gold }: Question, shown: Shown): Html {
  const quotes = gold.map((passage) => quoted(passage, [], "", shown));
  const stated =
    answer === undefined ? null : html`<p dir="auto">${shortened(answer, shown.limits.answer)}</p>`;
  if (answerable === false)
    return html`<h4>Gold</h4>
      <p>The sources do not hold the answer: refusing is right.</p>`;
  if (stated === null && gold.length === 0)
    return html`<h4>Gold</h4>
      <p class="quiet">None given.</p>`;
  return html`<h4>Gold</h4>
    ${stated}${quotes.length === 0 ? null : list(quotes, 1)}`;
}

/** The answer with its citations, then the ranked passages and every outcome. Terse, because it stands here a thousand times. */
export function answerDetail(
  { question, answer, used, passages, outcomes }: AnsweredQuestion,
  shown: Shown,
): Html {
  const { gold } = question;
  const ranked = passages.map((passage, rank) => {
    const limit = rank < used ? shown.limits.passage : shown.limits.unusedPassage;
    const limits = { ...shown.limits, passage: limit };
    return quoted(passage, gold, ` score ${score(passage.score)}`, { ...shown, limits });
  });
  const cited = answer?.citations.map((citation) => quoted(citation, gold, "", shown)) ?? [];
  const measured = Object.entries(outcomes).map(([metric, outcome]) => `${metric} ${outcomeText(outcome)}`);
  return html`<h4>Answer</h4>
    ${answer === null ? html`<p class="quiet">Not kept.</p>` : answerText(answer, shown)}
    ${
      cited.length === 0
        ? null
        : html`<h4>Cited passages</h4>
            ${list(cited, 1)}`
    }
    <h4>Ranked passages</h4>
    ${ranked.length === 0 ? html`<p class="quiet">None was found.</p>` : list(ranked.slice(0, used), 1)}
    ${
      ranked.length <= used
        ? null
        : html`<h4>Ranked, not given to the answerer</h4>
            ${list(ranked.slice(used), used + 1)}`
    }
    <h4>Outcomes</h4>
    <p class="outcomes"><bdi>${measured.join(" · ")}</bdi></p>`;
}

function list(passages: readonly Html[], first: number): Html {
  return html`<ol class="passages" start="${first}">
    ${passages}
  </ol>`;
}

export function outcomeText(outcome: Outcome | undefined): string {
  if (outcome === undefined) return "–";
  if (outcome.status === "scored") return score(outcome.score);
  return outcome.status === "failed" ? "failed" : "n/a";
}

function answerText({ text, refused, citations, evidence }: Answer, { limits }: Shown): Html {
  const shown = shortened(text, limits.answer);
  const ends = citations
    .map(({ answerEnd }, index) => ({ at: Math.min(answerEnd, shown.length), number: index + 1 }))
    .sort((a, b) => a.at - b.at || a.number - b.number);
  const pieces: Html[] = [];
  let from = 0;
  for (const { at, number } of ends) {
    pieces.push(html`${shown.slice(from, at)}<sup>[${number}]</sup>`);
    from = at;
  }
  const kind = refused ? html`<b class="badge">refused</b> ` : null;
  const body = text === "" ? html`<span class="quiet">No text.</span>` : html`${pieces}${shown.slice(from)}`;
  return html`<p class="answer" dir="auto">${kind}${body}</p>
    <p class="quiet">evidence ${score(evidence, 2)}</p>`;
}

/** Where a passage stands and what it says, with what is gold in it marked. */
function quoted(
  passage: Passage & Partial<Pick<Citation, "breadcrumb">>,
  gold: readonly Passage[],
  note: string,
  { textOf, limits }: Shown,
): Html {
  const { source, start, end, breadcrumb = [] } = passage;
  const marks = overlaps(passage, gold);
  const text = limits.passage === 0 ? undefined : textOf(source)?.slice(start, end);
  const badge = marks.length === 0 ? null : html` <b class="badge gold">gold</b>`;
  const crumbs = breadcrumb.length === 0 ? null : html` <i>${shortened(breadcrumb.join(" › "), 120)}</i>`;
  const quote =
    text === undefined
      ? null
      : html`<blockquote dir="auto">${excerpt(text, marks, limits.passage)}</blockquote>`;
  return html`<li><bdi>${source}</bdi> ${count(start)}–${count(end)}${note}${badge}${crumbs}${quote}</li>`;
}

/** The parts of a passage that are gold, as spans of its own text. */
function overlaps({ source, start, end }: Passage, gold: readonly Passage[]): Span[] {
  return gold
    .filter((one) => one.source === source && one.start < end && start < one.end)
    .map((one) => ({ start: Math.max(one.start, start) - start, end: Math.min(one.end, end) - start }));
}
