import type { DropReason, Search, SearchEvent } from "../../contracts/search.ts";
import { count } from "../../contracts/count-text.ts";
import { difference, score } from "./numbers.ts";
import { searchText } from "./search-text.ts";

/** The whole history, one line an event. */
export function searchHistoryText(search: Search): string {
  const lines = search.events.flatMap((event) => lineOf(event) ?? []);
  return [searchText(search), lines.join("\n")].filter((part) => part !== "").join("\n\n");
}

function lineOf(event: SearchEvent): string | undefined {
  switch (event.type) {
    case "search-start":
      return `search    ${count(event.candidates)} configurations, at most ${count(event.budget)} question evaluations`;
    case "questions-split":
    case "search-end":
      return undefined;
    case "phase-start":
      return `${event.phase.padEnd(9)} ${count(event.candidates.length)} configurations on ${count(event.questions)} questions`;
    case "block-end": {
      const missing = [
        event.notApplicable === 0 ? "" : `, ${count(event.notApplicable)} not applicable`,
        event.failed === 0 ? "" : `, ${count(event.failed)} failed`,
      ].join("");
      return `  measured  ${score(event.mean)} on ${count(event.scored)}${missing}  ${event.candidate}`;
    }
    case "candidate-promoted": {
      const behind =
        event.behind === null || event.standardDeviation === null
          ? ""
          : `estimated ${score(event.behind)} behind the best`;
      return `  goes on   to ${event.phase}, ${behind}  ${event.candidate}`;
    }
    case "candidate-dropped":
      return `  dropped   ${reasonText(event.reason)}  ${event.candidate}`;
  }
}

function reasonText(reason: DropReason): string {
  switch (reason.kind) {
    case "clearly-worse":
      return `${difference(reason.difference)}, at most ${difference(reason.upper)}, to ${reason.against} on ${count(reason.n)} questions in ${count(reason.clusters)} clusters`;
    case "dominated":
      return `${difference(reason.difference)}, at most ${difference(reason.upper)}, to ${reason.against}, and worse in ${reason.worseIn.join(" and ")}`;
    case "rank":
      return `place ${count(reason.rank)}, and ${count(reason.keep)} go on; ${score(reason.behind)} behind the best`;
    case "unmeasured":
      return reason.message ?? `${count(reason.failed)} of ${count(reason.asked)} questions failed`;
  }
}
