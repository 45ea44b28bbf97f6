import { styleText } from "node:util";
import type { SearchStreamEvent } from "../../app/use-cases/search-configurations.ts";
import { count } from "../../contracts/count-text.ts";

export interface SearchProgress {
  show(event: SearchStreamEvent): void;
  /** Clears the live line, so that what follows may print. */
  end(): void;
}

const redrawMilliseconds = 80;
const plainMilliseconds = 2000;

/** A live line on a terminal, a plain line now and then elsewhere, nothing where only JSON is wanted. */
export function searchProgressOn(stream: NodeJS.WriteStream, quiet: boolean): SearchProgress {
  if (quiet) return { show() {}, end() {} };
  const pause = stream.isTTY ? redrawMilliseconds : plainMilliseconds;
  let phase = "starting";
  let stage = "";
  let spent = 0;
  let budget = 0;
  let cached = 0;
  let racing = 0;
  let told = performance.now();

  const line = (): string =>
    [
      styleText("cyan", phase.padEnd(8)),
      budget === 0 ? "" : `${count(spent)} of ${count(budget)} evaluations`,
      racing === 0 ? "" : `${count(racing)} configurations`,
      stage,
      cached === 0 ? "" : styleText("dim", `${count(cached)} stages from cache`),
    ]
      .filter((part) => part !== "")
      .join("  ");
  return {
    show(event) {
      if (event.type === "search-start") budget = event.budget;
      if (event.type === "phase-start") {
        phase = event.phase;
        racing = event.candidates.length;
      }
      if (event.type === "block-end") spent = event.spent;
      if (event.type === "stage-start") stage = event.stage;
      if (event.type === "stage-end" && event.stageRun.cached) cached += 1;
      if (performance.now() - told < pause) return;
      told = performance.now();
      stream.write(stream.isTTY ? `\r\u001b[2K${line()}` : `${line()}\n`);
    },
    end() {
      if (stream.isTTY) stream.write("\r\u001b[2K");
    },
  };
}
