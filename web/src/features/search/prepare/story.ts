import type { DropReason } from "@contracts/search.ts";
import { difference, score } from "../../../design/format.ts";
import { metricText } from "../../../design/metric-text.ts";
import * as t from "../../../messages/messages.ts";
import type { Candidate, Race, Step } from "./race.ts";

/** Why a configuration went no further, in a sentence. `nameOf` gives a configuration's name. */
export function reasonText(reason: DropReason, nameOf: (id: string) => string): string {
  const words = t.search.reasons;
  switch (reason.kind) {
    case "clearly-worse":
      return words.clearlyWorse(
        nameOf(reason.against),
        difference(reason.difference),
        difference(reason.upper),
        reason.n,
        reason.clusters,
      );
    case "dominated":
      return words.dominated(
        nameOf(reason.against),
        difference(reason.difference),
        difference(reason.upper),
        reason.worseIn,
      );
    case "rank":
      return words.rank(reason.rank, reason.keep, score(reason.behind));
    case "unmeasured":
      return words.unmeasured(reason.failed, reason.asked, reason.message);
  }
}

/** What became of it, round by round. */
export function storyOf(
  candidate: Candidate,
  race: Race,
  nameOf: (id: string) => string,
): { round: string; sentences: string[] }[] {
  return candidate.steps.map((step) => ({
    round: roundName(race, step.round),
    sentences: [measuredText(step), ...endText(step, nameOf)],
  }));
}

/** "Racing, round 2": the phase, and which of several it is. */
export function roundName({ rounds }: Pick<Race, "rounds">, round: number): string {
  const { phase } = rounds[round]!;
  const same = rounds.flatMap((one, at) => (one.phase === phase ? [at] : []));
  return t.search.round(t.search.phases[phase], same.length === 1 ? null : same.indexOf(round) + 1);
}

/** Below what is printed. */
const noticed = 0.0005;

function measuredText({ block }: Step): string {
  const words = t.search.story;
  if (block === null) return words.unmeasured;
  const value = block.mean === null ? null : metricText(block.mean);
  return words.measured(value, block.scored, block.notApplicable, block.failed);
}

function endText({ place, promoted, dropped }: Step, nameOf: (id: string) => string): string[] {
  const words = t.search.story;
  if (dropped !== null) return [words.dropped(reasonText(dropped.reason, nameOf))];
  if (promoted === null) return [];
  const behind = promoted.behind === null || promoted.behind < noticed ? null : score(promoted.behind);
  return [words.wentOn(place, t.search.phases[promoted.phase], behind)];
}

/** How far it came, in a few words. */
export function fateOf(candidate: Candidate, race: Race): string {
  const words = t.search.fates;
  if (candidate.role === "winner" || candidate.role === "runner-up") return words[candidate.role];
  const end = candidate.steps.find(({ dropped }) => dropped !== null);
  if (end !== undefined) return words.dropped(roundName(race, end.round));
  if (candidate.steps.length === 0) return words.notMeasured;
  const isOver = race.rounds.at(-1)?.isOver ?? false;
  return isOver ? words.stayed : words.racing;
}
