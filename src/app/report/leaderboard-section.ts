import type { MetricSummary } from "../../contracts/outcome.ts";
import type { LeaderboardRow } from "../use-cases/leaderboard.ts";
import { count, counted } from "../../contracts/count-text.ts";
import { interval, score } from "./figures.ts";
import { type Html, html } from "./html.ts";
import { type Axis, axisFigure, axisOver, intervalFigure, summaryValues } from "./interval-chart.ts";
import type { ReportContent } from "./report-content.ts";
import { clustersText } from "./reading-section.ts";
import { scrollable } from "./scrollable.ts";

/** Shown beside the ranking metric where they were measured; every metric stands below its run. */
const companions = ["span-recall@5", "ndcg@10", "citation-f1", "answer-contains-gold", "answerability-auroc"];

/** Runs best first, their values and intervals on one axis. */
export function leaderboardSection({ leaderboard, metric, runs }: ReportContent): Html {
  const axis = axisOver(leaderboard.flatMap(({ summary }) => summaryValues(summary)));
  if (axis === undefined) {
    return html`<section>
      <h2 id="leaderboard">Leaderboard</h2>
      <p>
        No run has a value of <b><bdi>${metric}</bdi></b
        >.
      </p>
    </section>`;
  }
  const many = leaderboard.length > 1;
  const lost = {
    notApplicable: leaderboard.some(({ summary }) => summary.notApplicable > 0),
    failed: leaderboard.some(({ summary }) => summary.failed > 0),
  };
  const unranked = runs.filter((run) => !leaderboard.some((row) => row.run.id === run.id));
  const table = html`<table>
    <thead>
      <tr>
        ${many ? html`<td></td>` : null}
        <th scope="col">configuration</th>
        <th scope="col" class="number"><bdi>${metric}</bdi></th>
        <th scope="col" class="chart"><bdi>${metric}</bdi>, 95 % interval ${axisFigure(axis, metric)}</th>
        ${many ? html`<th scope="col" class="number">to the best, 95 %</th>` : null}
        <th scope="col" class="number">n</th>
        <th scope="col" class="number">clusters</th>
        ${lost.notApplicable ? html`<th scope="col" class="number">not applicable</th>` : null}
        ${lost.failed ? html`<th scope="col" class="number">failed</th>` : null}
      </tr>
    </thead>
    <tbody>
      ${leaderboard.map((row, place) => rowOf(row, place, { axis, lost, many }))}
    </tbody>
  </table>`;
  return html`<section>
    <h2 id="leaderboard">${many ? "Leaderboard" : "Result"}</h2>
    <p>${verdict(leaderboard, metric)}</p>
    ${scrollable("Leaderboard", table)}
    ${many ? html`<p class="quiet">≈ cannot be told apart from the best, with all pairs of runs looked at; the interval beside it is that of the one comparison by itself.</p>` : null}
    ${many ? companionsTable(leaderboard, metric) : null}
    ${unranked.length === 0 ? null : html`<p class="warning">Without a value of <bdi>${metric}</bdi>: ${unranked.map((run, index) => html`${index === 0 ? "" : ", "}<bdi>${run.label}</bdi> (${run.status})`)}.</p>`}
  </section>`;
}

function companionsTable(leaderboard: readonly LeaderboardRow[], metric: string): Html | null {
  const shown = companions.filter(
    (id) => id !== metric && leaderboard.some(({ run }) => (run.metrics[id]?.n ?? 0) > 0),
  );
  if (shown.length === 0) return null;
  const cellOf = (summary: MetricSummary | undefined) =>
    html`<td class="number">
      ${score(summary?.value ?? null)}
      ${summary === undefined ? null : html`<span class="quiet">${interval(summary)}</span>`}
    </td>`;
  const rows = leaderboard.map(
    ({ run }, place) =>
      html`<tr>
        <th scope="row">
          <a href="#run-${place + 1}"><bdi>${run.label}</bdi></a>
        </th>
        ${shown.map((id) => cellOf(run.metrics[id]))}
      </tr>`,
  );
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">configuration</th>
        ${shown.map((id) => html`<th scope="col" class="number"><bdi>${id}</bdi></th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  return html`<h3>Other metrics</h3>
    ${scrollable("Other metrics", table)}`;
}

function verdict(leaderboard: readonly LeaderboardRow[], metric: string): Html {
  const [best, ...others] = leaderboard;
  if (best === undefined) return html``;
  const { summary, run } = best;
  const range = interval(summary);
  const value = html`<b class="number">${score(summary.value)}</b
    >${range === "" ? " (no interval)" : ` ${range}`}`;
  const basis = html`${counted(summary.n, "question")} in ${counted(summary.clusters, "cluster")}`;
  if (others.length === 0) return html`<bdi>${metric}</bdi> is ${value}, from ${basis}.`;
  const alike = others.filter(({ amongBest }) => amongBest).length;
  const told =
    alike === 0
      ? `${others.length === 1 ? "The other run is" : "All other runs are"} told apart from it.`
      : `${count(alike)} of ${counted(others.length, "other run")} cannot be told apart from it.`;
  return html`Best by <bdi>${metric}</bdi>: <b><bdi>${run.label}</bdi></b> with ${value}, from ${basis}.
    ${told}`;
}

interface Columns {
  axis: Axis;
  lost: { notApplicable: boolean; failed: boolean };
  many: boolean;
}

function rowOf(row: LeaderboardRow, place: number, { axis, lost, many }: Columns): Html {
  const { run, summary, behindBest } = row;
  const standing = place === 0 ? "best" : row.amongBest ? "≈" : "";
  const difference =
    behindBest === null || behindBest.difference === null
      ? place === 0
        ? ""
        : "not comparable"
      : html`${score(behindBest.difference)} <span class="quiet">${interval(behindBest)}</span>`;
  const failures = summary.failed === 0 ? "0" : html`<b class="badge failed">${count(summary.failed)}</b>`;
  const cell = (text: string | Html) => html`<td class="number">${text}</td>`;
  return html`<tr>
    ${many ? html`<td class="standing">${standing}</td>` : null}
    <th scope="row">
      <a href="#run-${place + 1}"><bdi>${run.label}</bdi></a>
    </th>
    <td class="number"><b>${score(summary.value)}</b> <span class="quiet">${interval(summary)}</span></td>
    <td class="chart">${intervalFigure(axis, summary)}</td>
    ${many ? cell(difference) : null}${cell(count(summary.n))}${cell(clustersText(summary.clusters))}
    ${lost.notApplicable ? cell(count(summary.notApplicable)) : null}${lost.failed ? cell(failures) : null}
  </tr> `;
}
