import { queryOptions } from "@tanstack/react-query";
import type { Prompts } from "@contracts/api/prompts.ts";
import { readJson } from "../../api/ask-server.ts";

export const promptsQuery = queryOptions({
  queryKey: ["prompts"],
  queryFn: ({ signal }) => readJson<Prompts>("/api/prompts", {}, signal),
});
