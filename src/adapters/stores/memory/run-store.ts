import type { Run } from "../../../contracts/run.ts";
import { oneBeginning } from "../../shared/one-beginning.ts";
import type { RunStore } from "../../../ports/run-store.ts";
import { changeLog } from "./change-log.ts";

export function memoryRunStore(): RunStore {
  const runs = new Map<string, Run>();
  const changes = changeLog();
  return {
    async save(run) {
      runs.set(run.id, structuredClone(run));
      changes.note(run.id);
    },
    async find(id) {
      const matching = [...runs.values()].filter((run) => run.id.startsWith(id));
      return structuredClone(oneBeginning(matching, id, "runs"));
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
      changes.note(id);
    },
    changes: async (since, most) => changes.since(since, { most, entries: runs }),
  };
}
