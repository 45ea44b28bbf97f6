import { array, assert, asyncProperty, constantFrom, integer, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "../../contracts/app-error.ts";
import {
  type SearchEvent,
  SearchEvent as SearchEventSchema,
  searchStrategies,
} from "../../contracts/search.ts";
import { collected, evaluateBy, questionsOfClusters, scored, spaceOf } from "./made-space.fixture.ts";
import type { SearchOptions } from "./prepare-search.ts";
import { runSearch } from "./run-search.ts";
import type { Evaluate } from "./search-run.ts";

const options: SearchOptions = {
  strategy: "screen-race-confirm",
  budget: 400,
  seed: 1,
  lowerIsBetter: false,
  stages: ["chunk", "retrieve", "answer"],
  jobs: 3,
};
const space = spaceOf(3, 3, 2);
const questions = questionsOfClusters(...Array.from({ length: 30 }, () => 2));
/** Level 2 of the first factor and level 1 of the second are best. */
const quality = ({ levels }: { levels: readonly number[] }) =>
  0.3 * (levels[0] === 2 ? 1 : 0) + 0.2 * (levels[1] === 1 ? 1 : 0) + 0.1 * levels[2]!;
const evaluate = evaluateBy(quality);

const blocksOf = (events: readonly SearchEvent[], phase: string) =>
  events.filter((event) => event.type === "block-end").filter((event) => event.phase === phase);

describe("screen, race, confirm", () => {
  test("finds the best configuration, says what it is worth on new questions, and what it is compared with", async () => {
    const { result } = await collected(
      runSearch(space, questions, { ...options, baseline: "0-0-0" }, { evaluate }),
    );
    const { winner, verdict, reason, confirmed, baseline, exhaustive } = result;
    expect({ winner, verdict, reason, exhaustive }).toEqual({
      winner: "2-1-1",
      verdict: "confirmed",
      reason: null,
      exhaustive: 18 * 60,
    });
    expect(confirmed!.low! < 0.6 && confirmed!.high! > 0.6).toBe(true);
    expect(confirmed!.n).toBeGreaterThanOrEqual(20);
    expect(baseline!.candidate).toBe("0-0-0");
    expect(baseline!.comparison!.difference!).toBeCloseTo(0.6, 1);
  });

  test("compares the winner with the runner-up where two are left, without calling noise a difference", async () => {
    const near = evaluateBy(({ levels }) => (levels[0] === 2 ? 0.5 : 0) + 0.001 * levels[2]!, 0.3);
    const { result } = await collected(runSearch(space, questions, options, { evaluate: near }));
    const { difference, low, high } = result.runnerUp!.comparison;
    expect([result.winner, result.runnerUp!.candidate].map((id) => id.split("-")[0])).toEqual(["2", "2"]);
    expect(low! < difference! && difference! < high! && low! < 0 && high! > 0).toBe(true);
  });

  test("asks the confirm questions of nobody before, and divides no cluster", async () => {
    const { events } = await collected(runSearch(space, questions, options, { evaluate }));
    const clusterOf = new Map(questions.map(({ id, cluster }) => [id, cluster]));
    const clustersOf = (phase: string) =>
      new Set(blocksOf(events, phase).flatMap(({ questions: ids }) => ids.map((id) => clusterOf.get(id)!)));
    const [screened, raced, confirmed] = ["screen", "race", "confirm"].map(clustersOf);
    expect([screened!.size > 0, raced!.size > 0, confirmed!.size > 0]).toEqual([true, true, true]);
    expect([...confirmed!].filter((cluster) => screened!.has(cluster) || raced!.has(cluster))).toEqual([]);
    expect([...raced!].filter((cluster) => screened!.has(cluster))).toEqual([]);
  });

  test("tells every drop with its reason, in events that can be stored", async () => {
    const { events } = await collected(runSearch(space, questions, options, { evaluate }));
    expect(events.map((event) => SearchEventSchema.parse(JSON.parse(JSON.stringify(event))))).toEqual(events);
    const kinds = new Set(
      events.flatMap((event) => (event.type === "candidate-dropped" ? [event.reason.kind] : [])),
    );
    expect(kinds.has("clearly-worse")).toBe(true);
    expect(events.at(-1)!.type).toBe("search-end");
  });

  test("ends by the first failure, whichever of those measured at once it is", async () => {
    const first = Promise.withResolvers<void>();
    let begun = 0;
    const failing: Evaluate = async (candidate, block) => {
      begun += 1;
      if (begun === 2) {
        setTimeout(first.resolve, 5);
        throw new AppError("store.full", { message: "The disk is full." });
      }
      await first.promise;
      return evaluate(candidate, block);
    };
    await expect(
      collected(runSearch(space, questions, options, { evaluate: failing })),
    ).rejects.toMatchObject({ code: "store.full" });
  });

  test("goes the same way again, and one that was stopped goes on by what was measured", async () => {
    const whole = await collected(runSearch(space, questions, options, { evaluate }));
    const known = new Map<string, Awaited<ReturnType<Evaluate>>>();
    let fresh = 0;
    const remembering =
      (most: number): Evaluate =>
      async (candidate, block) => {
        const key = `${candidate.id} ${block.map(({ id }) => id).join()}`;
        const outcome = known.get(key);
        if (outcome !== undefined) return outcome;
        fresh += 1;
        if (fresh > most) throw new AppError("aborted", { message: "Stopped." });
        const made = await evaluate(candidate, block);
        known.set(key, made);
        return made;
      };
    await expect(
      collected(runSearch(space, questions, options, { evaluate: remembering(25) })),
    ).rejects.toMatchObject({ code: "aborted" });
    expect(known.size).toBe(25);
    fresh = 0;
    const again = await collected(runSearch(space, questions, options, { evaluate: remembering(Infinity) }));
    expect(again).toEqual(whole);
    expect(fresh).toBe(
      blocksOf(whole.events, "screen").length +
        blocksOf(whole.events, "race").length +
        blocksOf(whole.events, "confirm").length -
        25,
    );
  });

  test("looks for the lowest where less is better, and shows scores as they are", async () => {
    const { result } = await collected(
      runSearch(space, questions, { ...options, lowerIsBetter: true, baseline: "2-1-1" }, { evaluate }),
    );
    expect(quality({ levels: result.winner.split("-").map(Number) })).toBe(0);
    expect(
      result.confirmed!.low! <= result.confirmed!.mean && result.confirmed!.mean <= result.confirmed!.high!,
    ).toBe(true);
    expect(result.baseline!.comparison!.difference!).toBeCloseTo(-0.6, 1);
  });

  test("a configuration that cannot be measured is dropped by name and never counts as low", async () => {
    const breaking: Evaluate = async (candidate, block) => {
      if (candidate.id === "2-1-1") return { status: "failed", message: "The model is gone." };
      if (candidate.id !== "2-1-0") return evaluate(candidate, block);
      return {
        status: "measured",
        measured: block.map((_, index) =>
          index % 2 === 0 ? scored(1) : { outcome: { status: "failed", reason: "no answer" } },
        ),
      };
    };
    const { events, result } = await collected(runSearch(space, questions, options, { evaluate: breaking }));
    const unmeasured = events.flatMap((event) =>
      event.type === "candidate-dropped" && event.reason.kind === "unmeasured"
        ? [[event.candidate, event.reason.message]]
        : [],
    );
    expect(unmeasured).toEqual(
      expect.arrayContaining([
        ["2-1-1", "The model is gone."],
        ["2-1-0", null],
      ]),
    );
    expect(["2-0-1", "2-2-1"]).toContain(result.winner);
  });

  test("says why where too few sources are left for a verdict", async () => {
    const few = questionsOfClusters(9, 9, 9, 9, 9, 9);
    const { result } = await collected(runSearch(space, few, options, { evaluate }));
    expect([result.verdict, result.reason, result.confirmed!.clusters]).toEqual([
      "unreliable",
      "The questions kept for confirming are about 3 sources or groups, and an interval is to be relied on from 8 on.",
      3,
    ]);
  });

  test("leaves out retrievals that are clearly worse, and counts them apart", async () => {
    const wide = spaceOf(3, 3, 2);
    const retrieve = evaluateBy(({ levels }) => (levels[0] === 0 ? 0 : 0.5), 0.02);
    const { events, result } = await collected(runSearch(wide, questions, options, { evaluate, retrieve }));
    const pruned = events.flatMap((event) =>
      event.type === "candidate-dropped" && event.phase === "prune" ? [event.candidate] : [],
    );
    expect(pruned.sort()).toEqual(["0-0-0", "0-0-1", "0-1-0", "0-1-1", "0-2-0", "0-2-1"]);
    expect(result.retrievalEvaluations).toBe(9 * (60 - 22));
    expect(result.winner).toBe("2-1-1");
  });
});

describe("any strategy", () => {
  test.each(searchStrategies)("%s finds what is far better", async (strategy) => {
    const { result } = await collected(
      runSearch(space, questions, { ...options, strategy, budget: 1500 }, { evaluate }),
    );
    expect([result.winner, result.verdict]).toEqual(["2-1-1", "confirmed"]);
  });

  test("spends no more than its budget, whatever fails, or says what would be enough", async () => {
    await assert(
      asyncProperty(
        record({
          levels: array(integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
          sizes: array(integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 25 }),
          budget: integer({ min: 1, max: 900 }),
          strategy: constantFrom(...searchStrategies),
          seed: integer({ min: 0, max: 1000 }),
          failing: integer({ min: 0, max: 4 }),
        }),
        async ({ levels, sizes, budget, strategy, seed, failing }) => {
          const made = spaceOf(...levels);
          const asked = questionsOfClusters(...sizes);
          const partly: Evaluate = async (candidate, block) =>
            candidate.levels.reduce((sum, level) => sum + level, 0) % 5 < failing
              ? { status: "failed", message: "broken" }
              : evaluateBy(() => 0)(candidate, block);
          const given = { ...options, budget, strategy, seed, baseline: made.candidates[0]!.id };
          const run = (more: number) =>
            collected(runSearch(made, asked, { ...given, budget: more }, { evaluate: partly }));
          const attempt = (more: number) => run(more).catch((thrown: unknown) => thrown as AppError);
          expect(await brokenPromises(budget, attempt)).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  test.each<[string, () => AsyncGenerator<SearchEvent, unknown>, string, string]>([
    [
      "one configuration",
      () => runSearch(spaceOf(1), questions, options, { evaluate }),
      "There is nothing to search: vary: leaves one configuration.",
      "Give at least two values of some setting under vary:, and look at when: and constraints: under search:.",
    ],
    [
      "questions about too few sources",
      () => runSearch(space, questionsOfClusters(20, 20, 20), options, { evaluate }),
      "A search needs questions about at least 4 sources or groups, and these 60 questions are about 3.",
      "Add questions about other sources, or compare the configurations with a plain sweep.",
    ],
    [
      "a budget below one block in each phase",
      () => runSearch(space, questions, { ...options, budget: 17 }, { evaluate }),
      "A budget of 17 question evaluations is too small for one block of questions in each phase.",
      "Give at least 18, such as --budget 18questions.",
    ],
    [
      "a grid above the budget",
      () => runSearch(space, questions, { ...options, strategy: "grid" }, { evaluate }),
      "The grid of 18 configurations takes 728 question evaluations, and the budget is 400.",
      "Give --budget 728questions, or search with --strategy screen-race-confirm.",
    ],
    [
      "nothing but failures",
      () =>
        runSearch(space, questions, options, {
          evaluate: async () => ({ status: "failed", message: "broken" }),
        }),
      "No configuration of 18 could be measured.",
      "Look with soundings run at what fails, or search by another metric.",
    ],
  ])("refuses %s in one sentence", async (_, start, message, hint) => {
    const refused = (async () => {
      for await (const _event of start());
    })();
    await expect(refused).rejects.toMatchObject({ message, hint });
  });
});

type Attempt = (budget: number) => Promise<Awaited<ReturnType<typeof collected>> | AppError>;

/** What a search did that it must not: spend more than it was given or counts, fail otherwise than it may, name a budget that is not enough. */
async function brokenPromises(budget: number, attempt: Attempt): Promise<string[]> {
  const outcome = await attempt(budget);
  if (outcome instanceof AppError) {
    const enough = /--budget (\d+)questions/.exec(outcome.hint ?? "")?.[1];
    const again = enough === undefined ? undefined : await attempt(Number(enough));
    return [
      ...(["config.invalid", "measure.failed"].includes(outcome.code) ? [] : [`failed with ${outcome.code}`]),
      ...(again instanceof AppError && again.code === "config.invalid" ? [`${enough} is not enough`] : []),
    ];
  }
  const paid = outcome.events
    .filter((event) => event.type === "phase-start")
    .reduce((sum, { evaluations }) => sum + evaluations, 0);
  return [
    ...(paid === outcome.result.spent ? [] : [`says ${outcome.result.spent}, spent ${paid}`]),
    ...(paid <= budget ? [] : [`spent ${paid} of ${budget}`]),
  ];
}
