import { count } from "../../contracts/count-text.ts";
import { type Html, html } from "./html.ts";

/** Cameron, Gelbach and Miller (2008) call five to thirty clusters few: resampling them gives intervals that are too narrow. */
const fewClusters = 30;

/** A number of clusters, marked where intervals over them are too narrow. */
export function clustersText(clusters: number): Html {
  return clusters < fewClusters
    ? html`${count(clusters)} <span class="few">few</span>`
    : html`${count(clusters)}`;
}

const words: readonly (readonly [word: string, meaning: string])[] = [
  [
    "source, document, passage",
    "what a person added; its canonical text after parsing; a character span of it, written start–end",
  ],
  ["chunk", "a passage produced by a chunker: what is retrieved and cited"],
  ["pipeline", "the settings of all stages; two equal pipelines on equal sources give equal results"],
  ["stage", "one step: parse, prepare, chunk, embed, index, retrieve, answer, evaluate"],
  ["run", "one execution of a pipeline over a question set"],
  ["experiment", "many runs under one name"],
  [
    "question set, gold",
    "questions with the passages that answer them, perhaps a gold answer, or the mark that the sources don't say",
  ],
  ["cluster", "questions that rise and fall together, because they ask about the same source"],
  ["score, evidence", "of a passage, and of an answer: what it was ranked by. Neither is a probability"],
  [
    "outcome",
    "scored, not applicable or failed: what a metric returns for one question. A failure is never a zero; averages take only what was scored",
  ],
];

/** How to read the numbers, and what the words mean. */
export function readingSection(): Html {
  return html`<section>
    <h2 id="reading">How to read this</h2>
    <p>
      <b>Intervals.</b> A line, or two numbers in brackets, is a 95 % interval: questions are resampled in
      whole clusters (a cluster bootstrap), because questions about one source are not independent. The value
      over all questions of this kind likely lies within it.
    </p>
    <p>
      <b>Few clusters.</b> With fewer than about ${fewClusters} clusters, marked <span class="few">few</span>,
      intervals are too narrow: be more careful than they look. With fewer than two clusters there is no
      interval; a value without one is drawn as a hollow dot.
    </p>
    <p>
      <b>Differences.</b> “To the best” compares two runs question by question, so what makes a question hard
      for both cancels out. Two runs can be told apart although their own intervals overlap. Where the
      interval of the difference holds zero, either may be the better one.
    </p>
    <p><b>On paper</b> stands what is open when the page is printed.</p>
    <dl class="words">
      ${words.map(
        ([word, meaning]) =>
          html`<div>
            <dt>${word}</dt>
            <dd>${meaning}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}
