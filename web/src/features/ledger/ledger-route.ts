import { createRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { lazyPart } from "../../api/lazy-part.ts";
import { rootRoute } from "../../app/root-route.ts";
import { text } from "../../app/search-values.ts";

export const ledgerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/ledger",
  validateSearch: z.object({ run: text, origin: text, entry: text, sort: text }),
  component: lazyPart(() => import("./ledger-page.tsx"), "LedgerPage"),
});
