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
import { reportMarker } from "../written-files.ts";

/** Mail servers commonly take 10 MB, and base64 makes a file a third larger. */
const largestReport = 5e6;

const smallestStep: Limits = { passage: 60, unusedPassage: 0, answer: 300, detailed: Infinity };

/** From all there is to show to less and less of each passage; the first that fits is taken. */
const steps: readonly Limits[] = [
  { passage: 400, unusedPassage: 400, answer: 2000, detailed: Infinity },
  { passage: 400, unusedPassage: 0, answer: 2000, detailed: Infinity },
  { passage: 250, unusedPassage: 0, answer: 1000, detailed: Infinity },
  { passage: 160, unusedPassage: 0, answer: 500, detailed: Infinity },
  { passage: 100, unusedPassage: 0, answer: 500, detailed: Infinity },
  smallestStep,
];

/** Aims a little below the largest size, so that a second attempt is seldom needed. */
const closeness = 0.97;

/** One self-contained page, the same for the same content. Nothing in it asks for anything outside of it. */
export function renderReport(content: ReportContent, largest = largestReport): string {
  const frame = [
    headingSection(content),
    leaderboardSection(content),
    settingsSection(content),
    runsSection(content),
  ];
  const pageWith = (limits: Limits) => markupOf(pageOf(content, frame, limits));
  let page = "";
  for (const limits of steps) {
    page = pageWith(limits);
    if (Buffer.byteLength(page) <= largest) return page;
  }
  const moved = content.moves.reduce((sum, { higher, lower }) => sum + higher.length + lower.length, 0);
  let detailed = content.questions?.length ?? moved;
  while (detailed > 0 && Buffer.byteLength(page) > largest) {
    detailed = Math.floor((detailed * largest * closeness) / Buffer.byteLength(page));
    page = pageWith({ ...smallestStep, detailed });
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
