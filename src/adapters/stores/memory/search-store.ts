import type { Search } from "../../../contracts/search.ts";
import { oneBeginning } from "../../shared/one-beginning.ts";
import type { SearchStore } from "../../../ports/search-store.ts";
import { changeLog } from "./change-log.ts";

export function memorySearchStore(): SearchStore {
  const searches = new Map<string, Search>();
  const changes = changeLog();
  return {
    async save(search) {
      searches.set(search.id, structuredClone(search));
      changes.note(search.id);
    },
    async find(id) {
      const matching = [...searches.values()].filter((search) => search.id.startsWith(id));
      return structuredClone(oneBeginning(matching, id, "searches"));
    },
    async list({ status, limit } = {}) {
      return [...searches.values()]
        .filter((search) => status === undefined || search.status === status)
        .sort((a, b) => b.startedAt - a.startedAt || (a.id < b.id ? -1 : 1))
        .slice(0, limit)
        .map((search) => structuredClone(search));
    },
    async remove(id) {
      searches.delete(id);
      changes.note(id);
    },
    changes: async (since, most) => changes.since(since, { most, entries: searches }),
  };
}
