import { createRootRoute } from "@tanstack/react-router";
import { NotFound } from "./not-found.tsx";
import { PageFault } from "./page-fault.tsx";
import { Shell } from "./shell.tsx";

/** Around every page. */
export const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: PageFault,
});
