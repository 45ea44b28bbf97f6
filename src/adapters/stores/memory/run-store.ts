import { AppError } from "../../../contracts/app-error.ts";
import type { Run } from "../../../contracts/run.ts";
import type { RunStore } from "../../../ports/run-store.ts";

export function memoryRunStore(): RunStore {
  const runs = new Map<string, Run>();
  return {
    async save(run) {
      runs.set(run.id, structuredClone(run));
    },
    async find(id) {
      const whole = runs.get(id);
      if (whole !== undefined) return structuredClone(whole);
      const matching = [...runs.values()].filter((run) => run.id.startsWith(id));
      if (matching.length > 1) {
        throw new AppError("run.unknown", {
          message: `"${id}" begins the ids of several runs.`,
          hint: "Give more of the id: soundings runs lists them.",
        });
      }
      return structuredClone(matching[0]);
    },
    async list({ experiment, status, limit } = {}) {
      return [...runs.values()]
        .filter((run) => experiment === undefined || run.experiment === experiment)
        .filter((run) => status === undefined || run.status === status)
        .sort((a, b) => b.startedAt - a.startedAt || (a.id < b.id ? -1 : 1))
        .slice(0, limit)
        .map((run) => structuredClone(run));
    },
    async remove(id) {
      runs.delete(id);
    },
  };
}
