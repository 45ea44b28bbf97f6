import type { Answer, Citation } from "../../contracts/answer.ts";
import type { Outcome } from "../../contracts/outcome.ts";
import type { Passage, Span } from "../../contracts/passage.ts";
import type { Question } from "../../contracts/question-set.ts";
import { excerpt } from "./excerpt.ts";
import { count, score, shortened } from "./figures.ts";
import { type Html, html } from "./html.ts";
import type { AnsweredQuestion, Limits, ReportContent } from "./report-content.ts";

type Shown = Pick<ReportContent, "textOf"> & { limits: Limits };

/** What the person who wrote the question expects. */
export function goldDetail({ answerable, answer, gold }: Question, shown: Shown): Html {
  const quotes = gold.map((passage) => quoted(passage, [], null, shown));
  const stated =
    answer === undefined ? null : html`<p dir="auto">${shortened(answer, shown.limits.answer)}</p>`;
  if (answerable === false)
    return html`<h4>Gold</h4>
      <p>The sources do not hold the answer: refusing is right.</p>`;
  if (stated === null && gold.length === 0)
    return html`<h4>Gold</h4>
      <p class="quiet">None given.</p>`;
  return html`<h4>Gold</h4>
    ${stated}${
      quotes.length === 0
        ? null
        : html`<ol class="passages">
            ${quotes}
          </ol>`
    }`;
}

/** The answer with its citations, then the ranked passages and every outcome. */
export function answerDetail(
  { question, answer, used, passages, outcomes }: AnsweredQuestion,
  shown: Shown,
): Html {
  const ranked = passages.map((passage, rank) => {
    const given = rank < used;
    const note = html`<span class="number">${score(passage.score)}</span
      >${given ? null : html` <span class="quiet">not given to the answerer</span>`}`;
    const { passage: full, unusedPassage } = shown.limits;
    const limits = { ...shown.limits, passage: given ? full : unusedPassage };
    return quoted(passage, question.gold, note, { ...shown, limits });
  });
  return html`<h4>Answer</h4>
    ${answer === null ? html`<p class="quiet">Not kept.</p>` : answerText(answer, shown)}
    ${
      answer === null || answer.citations.length === 0
        ? null
        : html`<h4>Cited passages</h4>
            <ol class="passages">
              ${answer.citations.map((citation) => quoted(citation, question.gold, null, shown))}
            </ol>`
    }
    <h4>Ranked passages</h4>
    ${
      ranked.length === 0
        ? html`<p class="quiet">None was found.</p>`
        : html`<ol class="passages">
            ${ranked}
          </ol>`
    }
    <h4>Outcomes</h4>
    <p class="outcomes">
      ${Object.entries(outcomes).map(([metric, outcome]) => html`<span><bdi>${metric}</bdi> <b>${outcomeText(outcome)}</b></span> `)}
    </p>`;
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
    <p class="quiet">
      Evidence ${score(evidence, 2)}: a score by which answers and refusals are ranked, not a probability.
    </p>`;
}

/** Where a passage stands and what it says, with what is gold in it marked. */
function quoted(
  passage: Passage & Partial<Pick<Citation, "breadcrumb">>,
  gold: readonly Passage[],
  note: Html | null,
  { textOf, limits }: Shown,
): Html {
  const { source, start, end, breadcrumb = [] } = passage;
  const marks = overlaps(passage, gold);
  const text = textOf(source)?.slice(start, end);
  const crumbs =
    breadcrumb.length === 0
      ? null
      : html` <span class="quiet"><bdi>${shortened(breadcrumb.join(" › "), 200)}</bdi></span>`;
  const badge = marks.length === 0 ? null : html` <b class="badge gold">gold</b>`;
  const quote =
    text === undefined || limits.passage === 0
      ? null
      : html`<blockquote dir="auto">${excerpt(text, marks, limits.passage)}</blockquote>`;
  return html`<li>
    <p class="place">
      <bdi>${source}</bdi>
      <span class="number">${count(start)}–${count(end)}</span
      >${badge}${note === null ? null : html` ${note}`}${crumbs}
    </p>
    ${quote}
  </li>`;
}

/** The parts of a passage that are gold, as spans of its own text. */
function overlaps({ source, start, end }: Passage, gold: readonly Passage[]): Span[] {
  return gold
    .filter((one) => one.source === source && one.start < end && start < one.end)
    .map((one) => ({ start: Math.max(one.start, start) - start, end: Math.min(one.end, end) - start }));
}
