import type { AppErrorCode } from "../contracts/app-error.ts";

/** A command of Soundings, one of its options, or talk of either: a page has its own ways. */
const commandWords = /\bsoundings [a-z]+|(?:^|[\s(])--?[A-Za-z][\w-]*|\bsame command\b/;

/** What to do on a page, where the hint of an error names a command for it. */
const hints: { readonly [Code in AppErrorCode]?: string } = {
  "config.invalid": "Correct it in the form, or in the text of the configuration.",
  "config.missing": "Put back what has been moved, or start the server for another folder.",
  "source.empty-folder": "Add files to the folder of sources.",
  "source.unknown": "The list of sources names them all.",
  "questions.invalid": "Correct it on the page of questions, or in the questions file.",
  "questions.missing": "Add questions on the page of questions, or have some proposed from the sources.",
  "pipeline.invalid": "Choose other settings.",
  "stage.failed": "Run it again: finished stages are kept.",
  "store.damaged": "Run the same configuration again: what is missing is made anew.",
  "store.full": "Free some space and run again: finished stages are kept.",
  "run.unknown": "The list of runs names every run of the folder.",
  "model.unsupported": "Choose another model, or another answerer.",
  "model.busy": "Start it again in a while: every reply so far is kept, and it goes on from there.",
  "model.failed": "Start it again: every reply so far is kept, and it goes on from there.",
  "budget.exceeded":
    "Raise the budget and start it again: every reply so far is kept, and it goes on from there.",
  "budget.unknown-price":
    "Write under models: in soundings.yaml what a million tokens cost in US dollars, or leave the budget out.",
  "measure.failed": "Run one of its configurations to see what fails, or search by another metric.",
};

/** A hint that can be followed on a page; null where only the command line has a way. */
export function pageHint(code: AppErrorCode, hint: string): string | null {
  return commandWords.test(hint) ? (hints[code] ?? null) : hint;
}

/** A notice without the clause that names a command, which stands after a colon or a semicolon. */
export function pageNotice(notice: string): string {
  if (!commandWords.test(notice)) return notice;
  const clauses = notice.split(/(?<=[:;]) /);
  const kept = clauses.slice(
    0,
    clauses.findIndex((clause) => commandWords.test(clause)),
  );
  return kept.length === 0 ? notice : `${kept.join(" ").replace(/[:;]$/, "")}.`;
}
