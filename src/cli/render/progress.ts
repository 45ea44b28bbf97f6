import { styleText } from "node:util";
import type { StageRun } from "../../contracts/run.ts";
import { count, counted } from "../../contracts/count-text.ts";
import { seconds } from "../../contracts/duration-text.ts";

/** What progress shows: the same events whether one question is asked or a hundred configurations run. */
export type ProgressEvent =
  | { type: "run-start"; label: string }
  | { type: "stage-start"; stage: string }
  | { type: "stage-progress"; stage: string; done: number; total: number; unit: string }
  | { type: "stage-end"; stageRun: StageRun }
  | { type: "run-end" }
  | { type: "models" };

export interface Progress {
  show(event: ProgressEvent): void;
  /** Clears the live line, so that what follows may print; a success is summed up where there was no live line. */
  end(succeeded: boolean): void;
}

const redrawMilliseconds = 80;
const plainMilliseconds = 2000;

/** A live line on a terminal, a plain line now and then elsewhere, nothing where only JSON is wanted. */
export function progressOn(
  stream: NodeJS.WriteStream,
  { runs, quiet }: { runs: number; quiet: boolean },
): Progress {
  if (quiet) return { show() {}, end() {} };
  return stream.isTTY ? liveLine(stream, runs) : plainLines(stream, runs);
}

interface Tally {
  finished: number;
  executed: number;
  cached: number;
}

function tallyOf(event: ProgressEvent, tally: Tally): void {
  if (event.type === "run-end") tally.finished += 1;
  if (event.type === "stage-end") tally[event.stageRun.cached ? "cached" : "executed"] += 1;
}

function liveLine(stream: NodeJS.WriteStream, runs: number): Progress {
  const tally: Tally = { finished: 0, executed: 0, cached: 0 };
  let stage = "starting";
  let began = performance.now();
  let drawn = 0;
  let now = { done: 0, total: 0, unit: "" };

  const draw = () => {
    drawn = performance.now();
    const { done, total, unit } = now;
    const elapsed = (drawn - began) / 1000;
    const rate = elapsed > 0.2 && done > 0 ? done / elapsed : undefined;
    const parts = [
      styleText("cyan", stage.padEnd(9)),
      total > 0 ? `${bar(done / total)} ${count(done)}/${count(total)} ${unit}` : "",
      rate === undefined ? "" : `${count(Math.round(rate))}/s`,
      rate === undefined || done >= total ? "" : `${seconds((total - done) / rate)} left`,
      runs > 1 ? `run ${tally.finished + 1} of ${runs}` : "",
      tally.cached > 0 ? styleText("dim", `${counted(tally.cached, "stage")} from cache`) : "",
    ];
    const line = parts.filter((part) => part !== "").join("  ");
    stream.write(`\r\u001b[2K${line}`);
  };
  return {
    show(event) {
      tallyOf(event, tally);
      if (event.type === "stage-start") {
        stage = event.stage;
        began = performance.now();
        now = { done: 0, total: 0, unit: "" };
      }
      if (event.type === "stage-progress" && event.stage === stage) {
        if (now.unit !== "" && now.unit !== event.unit) began = performance.now();
        now = event;
      }
      if (performance.now() - drawn >= redrawMilliseconds) draw();
    },
    end() {
      stream.write("\r\u001b[2K");
    },
  };
}

function plainLines(stream: NodeJS.WriteStream, runs: number): Progress {
  const tally: Tally = { finished: 0, executed: 0, cached: 0 };
  let told = performance.now();
  return {
    show(event) {
      tallyOf(event, tally);
      if (performance.now() - told < plainMilliseconds) return;
      if (event.type !== "stage-progress" && event.type !== "run-end") return;
      told = performance.now();
      const where =
        event.type === "stage-progress"
          ? `${event.stage} ${count(event.done)}/${count(event.total)} ${event.unit}`
          : "";
      const run = runs > 1 ? `run ${Math.min(tally.finished + 1, runs)} of ${runs}` : "";
      stream.write(
        `${[run, where, `${counted(tally.cached, "stage")} from cache`].filter((part) => part !== "").join(", ")}\n`,
      );
    },
    end(succeeded) {
      if (!succeeded) return;
      const stages = tally.executed + tally.cached;
      stream.write(
        `${count(stages)} stages: ${count(tally.executed)} run, ${count(tally.cached)} from cache\n`,
      );
    },
  };
}

function bar(share: number): string {
  const cells = 16;
  const full = Math.max(0, Math.min(cells, Math.round(share * cells)));
  return "━".repeat(full) + styleText("dim", "━".repeat(cells - full));
}
