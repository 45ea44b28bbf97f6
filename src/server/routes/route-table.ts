import type { Route } from "../route.ts";
import { comparisonRoutes } from "./comparison-routes.ts";
import { configurationRoutes } from "./configuration-routes.ts";
import { jobRoutes } from "./job-routes.ts";
import { questionRoutes } from "./question-routes.ts";
import { runRoutes } from "./run-routes.ts";
import { serverRoutes } from "./server-routes.ts";
import { sourceRoutes } from "./source-routes.ts";

/** Everything that can be asked. Routing, checks, the OpenAPI document and the test of what is answered come from it. */
export const routeTable: readonly Route[] = [
  ...serverRoutes,
  ...runRoutes,
  ...comparisonRoutes,
  ...configurationRoutes,
  ...sourceRoutes,
  ...questionRoutes,
  ...jobRoutes,
];
