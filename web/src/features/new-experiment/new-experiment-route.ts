import { createRoute } from "@tanstack/react-router";
import * as z from "zod/mini";
import { lazyPart } from "../../api/lazy-part.ts";
import { rootRoute } from "../../app/root-route.ts";
import { choice, text, whole } from "../../app/search-values.ts";

export const newExperimentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/new",
  validateSearch: z.object({
    /** Which of the two is shown where there is room for one. */
    view: choice(["form", "yaml"]),
    /** What is started; by what varies where absent. */
    kind: choice(["run", "sweep", "search"]),
    /** What models may cost, in US dollars. */
    usd: text,
    /** Sought among the settings. */
    find: text,
    /** Sections that are open, with commas. */
    open: text,
    /** A run to take the settings of. */
    from: text,
    /** Work that was started here. */
    job: text,
    /** How many runs it makes. */
    of: whole,
  }),
  component: lazyPart(() => import("./new-experiment-page.tsx"), "NewExperimentPage"),
});
