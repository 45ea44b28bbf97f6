import type { Json } from "../../contracts/json.ts";
import { shortened } from "./figures.ts";
import { type Html, html } from "./html.ts";
import type { ReportContent } from "./report-content.ts";
import { scrollable } from "./scrollable.ts";

const longestValue = 200;

/** The settings in which the runs differ, a column each. */
export function settingsSection({ runs, settings }: ReportContent): Html | null {
  if (runs.length < 2) return null;
  if (settings.length === 0) {
    return html`<section>
      <h2 id="settings">Settings</h2>
      <p>The settings of these runs are the same.</p>
    </section>`;
  }
  const rows = runs.map(
    (run, index) =>
      html`<tr>
        <th scope="row">
          <a href="#run-${index + 1}"><bdi>${run.label}</bdi></a>
        </th>
        ${settings.map(({ values }) => html`<td><bdi>${settingText(values[index] ?? null)}</bdi></td>`)}
      </tr> `,
  );
  const titles = settings.map(({ path }) => html`<th scope="col"><bdi>${path}</bdi></th>`);
  const table = html`<table>
    <thead>
      <tr>
        <th scope="col">configuration</th>
        ${titles}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  return html`<section>
    <h2 id="settings">Settings that differ</h2>
    ${scrollable("Settings that differ", table)}
  </section>`;
}

function settingText(value: Json): string {
  if (value === null) return "–";
  return shortened(typeof value === "string" ? value : JSON.stringify(value), longestValue);
}
