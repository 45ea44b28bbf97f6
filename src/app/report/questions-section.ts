import type { Outcome } from "../../contracts/outcome.ts";
import { count, counted } from "../../contracts/count-text.ts";
import { shortened } from "./figures.ts";
import { type Html, html } from "./html.ts";
import { answerDetail, goldDetail, outcomeText } from "./question-detail.ts";
import type { AnsweredQuestion, Limits, ReportContent } from "./report-content.ts";

type Kind = "failed" | "low" | "middle" | "high" | "not-applicable" | "none";

/** In the order of the table. */
const kinds: Record<Kind, string> = {
  failed: "failed",
  low: "0 or less",
  middle: "between 0 and 1",
  high: "1 or more",
  "not-applicable": "not applicable",
  none: "no outcome",
};

const replies = { answered: "answered", refused: "refused" };

/** Every question of the only run, those that went worst first. */
export function questionsSection(content: ReportContent, limits: Limits): Html | null {
  const { questions, metric, runs } = content;
  if (runs.length !== 1) return null;
  const title = html`<h2 id="questions">Questions</h2>`;
  if (questions === null)
    return html`<section>
      ${title}
      <p class="quiet">The run ended before its questions were evaluated.</p>
    </section>`;
  if (questions.length === 0)
    return html`<section>
      ${title}
      <p class="quiet">The question set is empty.</p>
    </section>`;
  const sorted = questions
    .map((asked) => ({ asked, outcome: asked.outcomes[metric], kind: kindOf(asked.outcomes[metric]) }))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || scoreOf(a.outcome) - scoreOf(b.outcome));
  const rows = sorted.map(({ asked, outcome, kind }, index) => {
    const { id, question } = asked.question;
    const line = html`<code>${id}</code> <span dir="auto">${shortened(question, 400)}</span>`;
    const shown = { textOf: content.textOf, limits };
    const body =
      index < limits.detailed
        ? html`<details>
            <summary>${line}</summary>
            <div class="body">
              ${aboutOf(asked, outcome)}${goldDetail(asked.question, shown)}${answerDetail(asked, shown)}
            </div>
          </details>`
        : line;
    return html`<tr class="q ${kind} ${replyOf(asked)}">
      <td class="number">${outcomeText(outcome)}</td>
      <td>${body}</td>
    </tr> `;
  });
  return html`<section class="questions">
    ${title}
    <p class="quiet">
      ${counted(questions.length, "question")} by <bdi>${metric}</bdi>, failed and lowest first.
      ${cutNote(questions.length, limits)} Open one to see its answer, its gold and the passages that were
      found; <mark>marked</mark> text is gold.
    </p>
    ${filters(sorted)}
    <table>
      <thead>
        <tr>
          <th scope="col" class="number"><bdi>${metric}</bdi></th>
          <th scope="col">question</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
}

/** What was cut so that the file stays small. */
export function cutNote(total: number, { passage, unusedPassage, detailed }: Limits): string {
  const cut =
    passage === 0
      ? "Passages are shown by their place only."
      : `Passages are cut at ${count(passage)} characters.`;
  const unused =
    unusedPassage < passage ? " Of those not given to the answerer only the place is shown." : "";
  const few =
    detailed < total
      ? ` Only the first ${count(detailed)} open; the others are one line each, so that the file stays small.`
      : "";
  return `${cut}${unused}${few}`;
}

const order = Object.keys(kinds) as Kind[];

function kindOf(outcome: Outcome | undefined): Kind {
  if (outcome === undefined) return "none";
  if (outcome.status !== "scored") return outcome.status;
  if (outcome.score <= 0) return "low";
  return outcome.score >= 1 ? "high" : "middle";
}

function scoreOf(outcome: Outcome | undefined): number {
  return outcome?.status === "scored" ? outcome.score : 0;
}

function replyOf({ answer }: AnsweredQuestion): string {
  if (answer === null) return "";
  return answer.refused ? "refused" : "answered";
}

function aboutOf({ question }: AnsweredQuestion, outcome: Outcome | undefined): Html {
  const reason =
    outcome === undefined || outcome.status === "scored"
      ? null
      : html`<p class="warning" dir="auto">${shortened(outcome.reason, 400)}</p>`;
  const tags = (question.tags ?? []).join(", ");
  return html`<p class="quiet">
      cluster <bdi>${question.group}</bdi>${tags === "" ? null : html` · tags <bdi>${tags}</bdi>`}
    </p>
    ${reason}`;
}

/** Radio buttons that the style sheet obeys: no script is needed. Only what occurs can be chosen. */
function filters(sorted: readonly { asked: AnsweredQuestion; kind: Kind }[]): Html {
  const numberOf = (matches: (one: { asked: AnsweredQuestion; kind: Kind }) => boolean) =>
    sorted.filter(matches).length;
  const byKind = order.map((kind) => ({
    id: kind as string,
    label: kinds[kind],
    number: numberOf((one) => one.kind === kind),
  }));
  const byReply = Object.entries(replies).map(([id, label]) => ({
    id,
    label,
    number: numberOf(({ asked }) => replyOf(asked) === id),
  }));
  return html`<div class="filters">
    ${choice("Outcome", "kind", byKind, sorted.length)}${choice("Reply", "reply", byReply, sorted.length)}
    <p id="find" hidden>
      <label>Find <input type="search" autocomplete="off" /></label> <span role="status"></span>
    </p>
  </div>`;
}

function choice(
  legend: string,
  name: string,
  options: readonly { id: string; label: string; number: number }[],
  total: number,
): Html | null {
  const occurring = options.filter(({ number }) => number > 0);
  if (occurring.length < 2) return null;
  const radio = (id: string, label: string, number: number, checked: Html | null) =>
    html`<label
      ><input type="radio" name="${name}" id="only-${id}" ${checked} /> ${label}
      <span class="quiet">${count(number)}</span></label
    > `;
  return html`<fieldset>
    <legend>${legend}</legend>
    ${radio(`any-${name}`, "all", total, html`checked`)}${occurring.map(({ id, label, number }) => radio(id, label, number, null))}
  </fieldset>`;
}
