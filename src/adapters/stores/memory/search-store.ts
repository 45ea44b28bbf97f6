import { AppError } from "../../../contracts/app-error.ts";
import type { Search } from "../../../contracts/search.ts";
import type { SearchStore } from "../../../ports/search-store.ts";

export function memorySearchStore(): SearchStore {
  const searches = new Map<string, Search>();
  return {
    async save(search) {
      searches.set(search.id, structuredClone(search));
    },
    async find(id) {
      const whole = searches.get(id);
      if (whole !== undefined) return structuredClone(whole);
      const matching = [...searches.values()].filter((search) => search.id.startsWith(id));
      if (matching.length > 1) {
        throw new AppError("run.unknown", {
          message: `"${id}" begins the ids of several searches.`,
          hint: "Give more of the id: soundings searches lists them.",
        });
      }
      return structuredClone(matching[0]);
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
    },
  };
}
