import { QueryClient } from "@tanstack/react-query";
import { connection } from "./connection.ts";
import { ServerUnreachable } from "./request-failed.ts";

/** What was read is shown at once and read again behind it; the server answers "unchanged" in a few bytes. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2000,
      // Matrices and texts are large: what no page shows any more is let go soon.
      gcTime: 60_000,
      refetchOnWindowFocus: true,
      // The connection tells when it is worth trying again.
      retry: false,
      networkMode: "always",
    },
    mutations: { retry: false, networkMode: "always" },
  },
});

connection.subscribe(() => {
  if (!connection.isReachable()) return;
  void queryClient.invalidateQueries();
  void queryClient.refetchQueries({ predicate: ({ state }) => state.error instanceof ServerUnreachable });
});
