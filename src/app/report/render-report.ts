import { createHash } from "node:crypto";
import { experimentNames, headingSection } from "./heading-section.ts";
import { type Html, html, markupOf, trustedHtml } from "./html.ts";
import { leaderboardSection } from "./leaderboard-section.ts";
import { movedSection } from "./moved-section.ts";
import { questionsSection } from "./questions-section.ts";
import { readingSection } from "./reading-section.ts";
import type { Limits, ReportContent } from "./report-content.ts";
import { runsSection } from "./run-section.ts";
import { script } from "./script.ts";
import { settingsSection } from "./settings-section.ts";
import { style } from "./style.ts";

/** How a report begins: a file without it is not ours to overwrite. */
export const reportMarker = "<!-- soundings report -->";

/** Mail servers commonly take 10 MB, and base64 makes a file a third larger. */
const largestReport = 5e6;

/** From all there is to show down to one line a question; the first that fits is taken. */
const steps: readonly Limits[] = [
  { passage: 400, unusedPassage: 400, answer: 2000, detailed: Infinity },
  { passage: 400, unusedPassage: 0, answer: 2000, detailed: Infinity },
  { passage: 250, unusedPassage: 0, answer: 1000, detailed: Infinity },
  { passage: 120, unusedPassage: 0, answer: 500, detailed: Infinity },
  { passage: 400, unusedPassage: 0, answer: 1000, detailed: 500 },
  { passage: 120, unusedPassage: 0, answer: 500, detailed: 100 },
  { passage: 0, unusedPassage: 0, answer: 500, detailed: 0 },
];

/** One self-contained page, the same for the same content. Nothing in it asks for anything outside of it. */
export function renderReport(content: ReportContent, largest = largestReport): string {
  const frame = [
    headingSection(content),
    leaderboardSection(content),
    settingsSection(content),
    runsSection(content),
  ];
  let page = "";
  for (const limits of steps) {
    page = markupOf(pageOf(content, frame, limits));
    if (Buffer.byteLength(page) <= largest) break;
  }
  return page;
}

function pageOf(content: ReportContent, frame: readonly (Html | null)[], limits: Limits): Html {
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  return html`${trustedHtml(reportMarker)}
    <!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${experimentNames(content.runs)} – Soundings report</title>
        ${trustedHtml(`<style>${style}</style>`)}
      </head>
      <body>
        <main>
          ${frame} ${questionsSection(content, limits)} ${movedSection(content, limits)} ${readingSection()}
        </main>
        ${trustedHtml(`<script>${script}</script>`)}
      </body>
    </html> `;
}

/** By which the page's policy knows its own style and script; no other may run. */
function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
