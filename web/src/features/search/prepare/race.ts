import type { SearchDetail } from "@contracts/api/searches.ts";
import type { DropReason, SearchEvent, SearchPhase } from "@contracts/search.ts";
import { isLowerBetter } from "../../../design/metric-direction.ts";
import { settingText } from "../../../design/setting-text.ts";

type BlockEnd = Extract<SearchEvent, { type: "block-end" }>;
type Promoted = Extract<SearchEvent, { type: "candidate-promoted" }>;
type Dropped = Extract<SearchEvent, { type: "candidate-dropped" }>;

/** One batch of questions: who was measured on it, who went on, who was dropped. */
export interface Round {
  phase: SearchPhase;
  /** Questions that each was asked. */
  questions: number;
  started: number;
  /** Question evaluations that it takes. */
  evaluations: number;
  measured: number;
  wentOn: number;
  dropped: ReadonlyMap<DropReason["kind"], number>;
  isOver: boolean;
}

/** What became of a configuration in a round. */
export interface Step {
  round: number;
  /** From 1, among those of the round. */
  place: number;
  block: BlockEnd | null;
  promoted: Promoted | null;
  dropped: Dropped | null;
}

export type Role = "winner" | "runner-up" | "baseline" | null;

export interface Candidate {
  id: string;
  /** The values that tell it from the others. */
  name: string;
  role: Role;
  isBaseline: boolean;
  steps: readonly Step[];
  /** Mean over all questions it was chosen by; null where it was measured on none. */
  mean: number | null;
  /** Questions it was scored on while the search chose. */
  scored: number;
  dropped: Dropped | null;
  /** Among all: the winner first, then whoever stayed longest. */
  place: number;
}

export interface Race {
  rounds: readonly Round[];
  /** By place. */
  candidates: readonly Candidate[];
  /** Question evaluations so far. */
  spent: number;
  exhaustive: number;
}

interface OpenRound extends Round {
  ids: readonly string[];
  blocks: Map<string, BlockEnd>;
  promoted: Map<string, Promoted>;
  gone: Map<string, Dropped>;
  dropped: Map<DropReason["kind"], number>;
}

/** The history as rounds and as what became of each configuration. */
export function raceOf(
  search: Pick<SearchDetail, "candidates" | "baseline" | "metric" | "result" | "status">,
  events: readonly SearchEvent[],
): Race {
  const { rounds, spent, exhaustive } = roundsOf(events);
  const last = rounds.at(-1);
  if (last !== undefined && (search.status !== "running" || events.at(-1)?.type === "search-end")) {
    last.isOver = true;
  }
  const turn = isLowerBetter(search.metric) ? 1 : -1;
  const { winner, runnerUp } = search.result ?? { winner: null, runnerUp: null };
  const sums = new Map<string, { sum: number; scored: number }>();
  const steps = new Map<string, Step[]>(Object.keys(search.candidates).map((id) => [id, []]));
  const chosenOrder = [winner, runnerUp?.candidate].filter((id) => id != null);
  for (const [round, open] of rounds.entries()) {
    if (open.phase !== "confirm" && open.phase !== "prune") {
      for (const { candidate, mean, scored } of open.blocks.values()) add(sums, candidate, mean, scored);
    }
    const ids = placesIn(open, chosenOrder, (id) => turn * (meanOf(sums.get(id)) ?? turn * Infinity));
    for (const [at, id] of ids.entries()) {
      const own = steps.get(id) ?? [];
      own.push({
        round,
        place: at + 1,
        block: open.blocks.get(id) ?? null,
        promoted: open.promoted.get(id) ?? null,
        dropped: open.gone.get(id) ?? null,
      });
      steps.set(id, own);
    }
  }
  const paths = [...new Set(Object.values(search.candidates).flatMap((settings) => Object.keys(settings)))];
  const candidates = [...steps].map(([id, own]): Omit<Candidate, "place"> => {
    const settings = search.candidates[id] ?? {};
    return {
      id,
      name: paths.length === 0 ? id : paths.map((path) => settingText(settings[path])).join(" · "),
      role:
        id === winner
          ? "winner"
          : id === runnerUp?.candidate
            ? "runner-up"
            : id === search.baseline
              ? "baseline"
              : null,
      isBaseline: id === search.baseline,
      steps: own,
      mean: meanOf(sums.get(id)),
      scored: sums.get(id)?.scored ?? 0,
      dropped: own.findLast((step) => step.dropped !== null)?.dropped ?? null,
    };
  });
  const ordered = candidates.toSorted(
    (a, b) =>
      Number(b.role === "winner") - Number(a.role === "winner") ||
      Number(b.role === "runner-up") - Number(a.role === "runner-up") ||
      lastRound(b) - lastRound(a) ||
      (lastStep(a)?.place ?? Infinity) - (lastStep(b)?.place ?? Infinity),
  );
  return {
    rounds,
    candidates: ordered.map((candidate, at) => ({ ...candidate, place: at + 1 })),
    spent,
    exhaustive,
  };
}

function roundsOf(events: readonly SearchEvent[]): {
  rounds: OpenRound[];
  spent: number;
  exhaustive: number;
} {
  const rounds: OpenRound[] = [];
  let [spent, exhaustive] = [0, 0];
  for (const event of events) {
    const open = rounds.at(-1);
    if (event.type === "search-start") exhaustive = event.exhaustive;
    if (event.type === "phase-start") {
      if (open !== undefined) open.isOver = true;
      rounds.push({
        phase: event.phase,
        questions: event.questions,
        started: event.candidates.length,
        evaluations: event.evaluations,
        measured: 0,
        wentOn: 0,
        dropped: new Map(),
        isOver: false,
        ids: event.candidates,
        blocks: new Map(),
        promoted: new Map(),
        gone: new Map(),
      });
    }
    if (open === undefined) continue;
    if (event.type === "block-end") {
      open.blocks.set(event.candidate, event);
      open.measured += 1;
      spent = event.spent;
    } else if (event.type === "candidate-promoted") {
      open.promoted.set(event.candidate, event);
      open.wentOn = open.promoted.size;
    } else if (event.type === "candidate-dropped") {
      open.gone.set(event.candidate, event);
      open.dropped.set(event.reason.kind, (open.dropped.get(event.reason.kind) ?? 0) + 1);
    }
  }
  return { rounds, spent, exhaustive };
}

/**
 * Those who go on in the order in which they were named, then the dropped by rank, then others by their mean so far, and last whoever
 * could not be measured. The confirming round chooses nobody: it keeps the order in which they came to it.
 */
function placesIn(
  { phase, ids, promoted, gone }: OpenRound,
  chosen: readonly string[],
  key: (id: string) => number,
): string[] {
  const everybody = new Set([...ids, ...promoted.keys(), ...gone.keys()]);
  const first = phase === "confirm" ? chosen.filter((id) => everybody.has(id)) : [...promoted.keys()];
  const group = (id: string): number => {
    if (first.includes(id)) return 0;
    const kind = gone.get(id)?.reason.kind;
    return kind === undefined ? 1 : { rank: 2, dominated: 3, "clearly-worse": 3, unmeasured: 4 }[kind];
  };
  const rank = (id: string): number => {
    const reason = gone.get(id)?.reason;
    return reason?.kind === "rank" ? reason.rank : key(id);
  };
  const firstPlace = new Map(first.map((id, at) => [id, at]));
  return [...everybody]
    .map((id) => ({ id, group: group(id), order: firstPlace.get(id) ?? rank(id) }))
    .toSorted((a, b) => a.group - b.group || a.order - b.order)
    .map(({ id }) => id);
}

function add(
  sums: Map<string, { sum: number; scored: number }>,
  id: string,
  mean: number | null,
  scored: number,
): void {
  if (mean === null) return;
  const before = sums.get(id) ?? { sum: 0, scored: 0 };
  sums.set(id, { sum: before.sum + mean * scored, scored: before.scored + scored });
}

function meanOf(sum: { sum: number; scored: number } | undefined): number | null {
  return sum === undefined || sum.scored === 0 ? null : sum.sum / sum.scored;
}

function lastStep({ steps }: { steps: readonly Step[] }): Step | undefined {
  return steps.at(-1);
}

/** The baseline is measured again to confirm even where it was dropped: that does not make it one of the best. */
function lastRound({ steps, dropped }: { steps: readonly Step[]; dropped: Dropped | null }): number {
  const end = dropped === null ? steps.at(-1) : steps.find((step) => step.dropped !== null);
  return end?.round ?? -1;
}
