import type { MetricSummary } from "../../contracts/outcome.ts";
import type { Run, StageRun } from "../../contracts/run.ts";
import { count, counted } from "../../contracts/count-text.ts";
import { seconds } from "../../contracts/duration-text.ts";
import { amount, interval, moment, score, short, shortened } from "./figures.ts";
import { type Html, html } from "./html.ts";
import { axisFigure, intervalFigure, summaryValues, unitAxis } from "./interval-chart.ts";
import type { ReportContent } from "./report-content.ts";
import { clustersText } from "./reading-section.ts";
import { scrollable } from "./scrollable.ts";

const listed = 30;

/** Every run with its stages and metrics; open where there is only one, or where it failed. */
export function runsSection({ runs, metricTitles }: ReportContent): Html {
  const sections = runs.map((run, index) => {
    const took = run.finishedAt === null ? "" : `, ${seconds((run.finishedAt - run.startedAt) / 1000)}`;
    const open = runs.length === 1 || run.status === "failed" ? html`open` : null;
    const status = run.status === "finished" ? run.status : html`<b class="badge failed">${run.status}</b>`;
    return html`<details class="run" ${open}>
      <summary>
        <b><bdi>${run.label}</bdi></b>
        <span class="quiet">${run.id} · ${moment(run.startedAt)} ·</span> ${status}<span class="quiet"
          >${took}</span
        >
      </summary>
      <div class="body" id="run-${index + 1}">
        ${run.error === null ? null : html`<p class="warning" dir="auto">${shortened(run.error, 2000)}</p>`}
        ${stagesTable(run)} ${losses(run)} ${metricsTable(run, metricTitles)}
      </div>
    </details> `;
  });
  return html`<section>
    <h2 id="runs">${runs.length === 1 ? "Run" : "Runs"}</h2>
    ${sections}
  </section>`;
}

function stagesTable({ stages, label }: Run): Html {
  if (stages.length === 0)
    return html`<h3>Stages</h3>
      <p class="quiet">No stage ended.</p>`;
  const executed = stages.filter(({ cached }) => !cached);
  const spent = executed.reduce((sum, stage) => sum + stage.seconds, 0);
  const table = html`<table class="stages">
    <thead>
      <tr>
        <th scope="col">stage</th>
        <th scope="col">version</th>
        <th scope="col">key</th>
        <th scope="col"></th>
        <th scope="col" class="number">took</th>
        <th scope="col" class="number">median</th>
        <th scope="col">counts</th>
      </tr>
    </thead>
    <tbody>
      ${stages.map(stageRow)}
    </tbody>
  </table>`;
  return html`<h3>Stages</h3>
    <p class="quiet">
      ${executed.length === 0 ? "No stage ran" : `${counted(executed.length, "stage")} ran in ${seconds(spent)}`},
      ${count(stages.length - executed.length)} came from the cache. A cached stage shows the time it took
      when it ran; its key is the hash of all that shapes its result.
    </p>
    ${scrollable(`Stages of ${label}`, table)}`;
}

function stageRow({
  stage,
  version,
  key,
  cached,
  seconds: took,
  timings,
  metrics,
  reproducible,
}: StageRun): Html {
  const median = timings["p50-ms"];
  const counts = Object.entries(metrics).map(([name, value]) => `${name} ${amount(value)}`);
  return html`<tr>
    <th scope="row">${stage}</th>
    <td><bdi>${version}</bdi></td>
    <td><code>${short(key)}</code></td>
    <td>
      ${cached ? "cached" : "run"}${reproducible ? null : html` <b class="badge failed">not reproducible</b>`}
    </td>
    <td class="number">${seconds(took)}</td>
    <td class="number">${median === undefined ? "" : `${median.toFixed(2)} ms`}</td>
    <td class="counts"><bdi>${counts.join(" · ")}</bdi></td>
  </tr> `;
}

/** Notices and what was left out. */
function losses({ stages, leftOut }: Run): Html | null {
  // The parse stage says again what leftOut says.
  const notices = stages.flatMap(({ stage, notices }) =>
    notices
      .filter((notice) => !notice.includes("was left out"))
      .map((notice) => html`<b>${stage}</b> <span dir="auto">${shortened(notice, 400)}</span>`),
  );
  const left = leftOut.map(
    ({ source, reason }) => html`<bdi>${source}</bdi>: <span dir="auto">${shortened(reason, 400)}</span>`,
  );
  if (notices.length + left.length === 0) return null;
  return html`${
    notices.length === 0
      ? null
      : html`<h3>Notices</h3>
          ${list(notices)}`
  }${
    left.length === 0
      ? null
      : html`<h3>Left out</h3>
          <p class="quiet">${counted(left.length, "source was", "sources were")} not used.</p>
          ${list(left)}`
  }`;
}

function list(items: readonly Html[]): Html {
  const more = items.length - listed;
  return html`<ul class="losses">
    ${items.slice(0, listed).map((item) => html`<li>${item}</li>`)}${more > 0 ? html`<li>and ${count(more)} more.</li>` : null}
  </ul>`;
}

function metricsTable({ metrics, label }: Run, titles: ReadonlyMap<string, string>): Html {
  const entries = Object.entries(metrics);
  if (entries.length === 0)
    return html`<h3>Metrics</h3>
      <p class="quiet">Nothing was measured.</p>`;
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">metric</th>
        <th scope="col" class="number">value</th>
        <th scope="col" class="number">95 % interval</th>
        <th scope="col" class="chart">
          value, 95 % interval ${axisFigure(unitAxis, "metrics between 0 and 1")}
        </th>
        <th scope="col" class="number">n</th>
        <th scope="col" class="number">clusters</th>
        <th scope="col" class="number">not applicable</th>
        <th scope="col" class="number">failed</th>
        <th scope="col">version</th>
      </tr>
    </thead>
    <tbody>
      ${entries.map(([id, summary]) => metricRow(id, summary, titles.get(id)))}
    </tbody>
  </table>`;
  return html`<h3>Metrics</h3>
    ${scrollable(`Metrics of ${label}`, table)}`;
}

function metricRow(id: string, summary: MetricSummary, title: string | undefined): Html {
  const { value, n, clusters, notApplicable, failed, version } = summary;
  const onAxis = summaryValues(summary).every((one) => one >= unitAxis.low && one <= unitAxis.high);
  return html`<tr>
    <th scope="row"><bdi>${id}</bdi>${title === undefined ? null : html`<small>${title}</small>`}</th>
    <td class="number"><b>${score(value)}</b></td>
    <td class="number">${interval(summary) || "–"}</td>
    <td class="chart">${onAxis ? intervalFigure(unitAxis, summary) : null}</td>
    <td class="number">${count(n)}</td>
    <td class="number">${clustersText(clusters)}</td>
    <td class="number">${notApplicable === 0 ? "" : count(notApplicable)}</td>
    <td class="number">${failed === 0 ? "" : html`<b class="badge failed">${count(failed)}</b>`}</td>
    <td><bdi>${version}</bdi></td>
  </tr> `;
}
