import type { Run } from "../../contracts/run.ts";
import { counted } from "../../contracts/count-text.ts";
import { moment, short } from "./figures.ts";
import { type Html, html } from "./html.ts";
import type { ReportContent } from "./report-content.ts";

/** What was run, when, on which data and where. Facts in which the runs differ are all listed. */
export function headingSection({ runs, metric, metricTitles }: ReportContent): Html {
  const title = metricTitles.get(metric);
  return html`<header>
    <p class="brand">Soundings report</p>
    <h1><bdi>${experimentNames(runs)}</bdi></h1>
    <dl class="facts">
      ${fact("Date", datesOf(runs))} ${fact("Runs", counted(runs.length, "run"))}
      ${fact(
        "Dataset",
        distinct(
          runs,
          ({ dataset, sources }) => `${short(dataset)} (${counted(Object.keys(sources).length, "source")})`,
        ),
      )}
      ${fact(
        "Question set",
        distinct(runs, ({ questions }) => short(questions)),
      )}
      ${fact(
        "Ranked by",
        html`<b><bdi>${metric}</bdi></b
          >${title === undefined ? null : html` <span class="quiet">${title}</span>`}`,
      )}
      ${fact("Environment", distinct(runs, environmentText))}
    </dl>
  </header>`;
}

export function experimentNames(runs: readonly Run[]): string {
  return [...new Set(runs.map(({ experiment }) => experiment))].join(", ");
}

function fact(term: string, description: Html | string): Html {
  return html`<div>
    <dt>${term}</dt>
    <dd>${description}</dd>
  </div>`;
}

function datesOf(runs: readonly Run[]): string {
  const started = runs.map(({ startedAt }) => startedAt);
  const [first, last] = [moment(Math.min(...started)), moment(Math.max(...started))];
  return first === last ? first : `${first} to ${last}`;
}

function distinct(runs: readonly Run[], textOf: (run: Run) => string): Html {
  const texts = [...new Set(runs.map(textOf))];
  return html`${texts.map((text, index) => html`${index === 0 ? "" : html`<br />`}<bdi>${text}</bdi>`)}`;
}

/** Without the name of the machine, which is nobody else's business. */
function environmentText({ environment }: Run): string {
  const entries = Object.entries(environment).filter(([name]) => name !== "process");
  if (entries.length === 0) return "not recorded";
  return entries.map(([name, value]) => `${name} ${value}`).join(" · ");
}
