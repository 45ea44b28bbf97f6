import { queryOptions } from "@tanstack/react-query";
import type { Models } from "@contracts/api/models.ts";
import { readJson } from "../../api/ask-server.ts";

export const modelsQuery = queryOptions({
  queryKey: ["models"],
  queryFn: ({ signal }) => readJson<Models>("/api/models", {}, signal),
});
