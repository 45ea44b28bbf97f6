import { type StageName, pipelineStages } from "../src/contracts/run.ts";

/** When a process kills itself, within a stage it runs. */
export interface Moment {
  stage: StageName;
  kind: MomentKind;
  /** Turns: of the stage's loop for "inside", of promises for "commit-during", of the event loop for "put-during"; else milliseconds. */
  after: number;
}

export const momentKinds = [
  "inside",
  "put-after",
  "commit-during",
  "put-during",
  "claim-after",
  "commit-after",
  "timer",
  "put-before",
  "commit-before",
] as const;
export type MomentKind = (typeof momentKinds)[number];

/** What a person reads of each kind. */
export const momentTitles: Record<MomentKind, string> = {
  "claim-after": "after claiming the stage",
  inside: "inside the stage's loop",
  timer: "some milliseconds into the stage",
  "put-before": "before an artifact is written",
  "put-during": "while an artifact is written",
  "put-after": "between rename and commit",
  "commit-before": "before the commit",
  "commit-during": "during the commit",
  "commit-after": "after the commit, before the claim is released",
};

export const situations = [
  "fresh folder",
  "partly filled folder",
  "two processes, one killed",
  "two processes, both killed",
] as const;

export interface Trial {
  number: number;
  situation: (typeof situations)[number];
  /** One for each process to be killed. */
  moments: Moment[];
}

export const killSettings = [
  "embed.embedder=hashing",
  "retrieve.method=hybrid",
  "index.vectors=lancedb",
  "evaluate.resamples=100",
];

/** Of a run with these settings, in their order. No reranker works without a server. */
export const killedStages: readonly StageName[] = pipelineStages.filter((stage) => stage !== "rerank");

/** Trials that go through every stage, and through every kind of moment within each; the same for the same number. */
export function planTrials(times: number): Trial[] {
  return Array.from({ length: times }, (_, at) => {
    const round = Math.floor(at / killedStages.length);
    const moment = momentAt(at, round);
    if (at % 7 === 3) {
      const both = at % 2 === 0;
      const other = momentAt(at + 5, round + 4);
      return {
        number: at + 1,
        situation: both ? "two processes, both killed" : "two processes, one killed",
        moments: both ? [moment, other] : [moment],
      };
    }
    return {
      number: at + 1,
      situation: (at + round) % 2 === 0 ? "fresh folder" : "partly filled folder",
      moments: [moment],
    };
  });
}

function momentAt(at: number, round: number): Moment {
  const stage = killedStages[at % killedStages.length] as StageName;
  const kind = momentKinds[(at + round) % momentKinds.length] as MomentKind;
  const after = { inside: 1 + ((at * 7) % 40), timer: (at * 5) % 30 }[kind as string] ?? (at * 11) % 60;
  return { stage, kind, after };
}
