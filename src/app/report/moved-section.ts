import { counted } from "../../contracts/count-text.ts";
import { score, shortened } from "./figures.ts";
import { type Html, html } from "./html.ts";
import { answerDetail, goldDetail } from "./question-detail.ts";
import { cutNote } from "./questions-section.ts";
import type { Limits, MovedPair, ReportContent, RunMoves } from "./report-content.ts";

/** The questions that moved most between the best run and each other one. */
export function movedSection(content: ReportContent, limits: Limits): Html | null {
  const { moves, metric, runs } = content;
  if (runs.length < 2) return null;
  const title = html`<h2 id="questions">Questions that moved most</h2>`;
  if (moves.length === 0)
    return html`<section>
      ${title}
      <p class="quiet">No two of these runs can be compared question by question.</p>
    </section>`;
  const total = moves.reduce((sum, { higher, lower }) => sum + higher.length + lower.length, 0);
  let opened = 0;
  const sections = moves.map((one) => {
    const first = opened;
    opened += one.higher.length + one.lower.length;
    return movesOf(one, content, { ...limits, detailed: Math.max(0, limits.detailed - first) });
  });
  return html`<section>
    ${title}
    <p class="quiet">
      By <bdi>${metric}</bdi>, between the best run and each other one. ${cutNote(total, limits)} Open one to
      see both answers; <mark>marked</mark> text is gold.
    </p>
    ${sections}
  </section>`;
}

/** The sides are called "the best" and "this run", which may begin it. */
function sentenceCase(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function movesOf(
  { best, other, verdict, higherCount, lowerCount, higher, lower }: RunMoves,
  content: ReportContent,
  limits: Limits,
): Html {
  const heading = html`<h3>
      <bdi>${other.label}</bdi> <span class="quiet">against the best, <bdi>${best.label}</bdi></span>
    </h3>
    <p>${sentenceCase(verdict)}</p>`;
  if (higherCount + lowerCount === 0)
    return html`${heading}
      <p class="quiet">No question scored otherwise.</p>`;
  const rows = [...lower, ...higher].map((pair, index) =>
    pairRow(pair, { best: best.label, other: other.label }, content, limits, index < limits.detailed),
  );
  return html`${heading}
    <p class="quiet">
      ${counted(lowerCount, "question")} scored lower than in the best run,
      ${counted(higherCount, "question")} higher.
    </p>
    <table>
      <thead>
        <tr>
          <th scope="col" class="number">best → here</th>
          <th scope="col">question</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}

function pairRow(
  { best, other, bestScore, otherScore }: MovedPair,
  labels: { best: string; other: string },
  content: ReportContent,
  limits: Limits,
  detailed: boolean,
): Html {
  const { id, question } = best.question;
  const line = html`<code>${id}</code> <span dir="auto">${shortened(question, 400)}</span>`;
  const shown = { textOf: content.textOf, limits };
  const side = (label: string, kind: string, asked: MovedPair["best"]) =>
    html`<div>
      <h4 class="side">${kind}: <bdi>${label}</bdi></h4>
      ${answerDetail(asked, shown)}
    </div>`;
  const body = detailed
    ? html`<details>
        <summary>${line}</summary>
        <div class="body">
          ${goldDetail(best.question, shown)}
          <div class="sides">${side(labels.best, "best", best)}${side(labels.other, "here", other)}</div>
        </div>
      </details>`
    : line;
  const direction = otherScore < bestScore ? "low" : "high";
  return html`<tr class="q ${direction}">
    <td class="number">${score(bestScore)} → <b>${score(otherScore)}</b></td>
    <td>${body}</td>
  </tr> `;
}
