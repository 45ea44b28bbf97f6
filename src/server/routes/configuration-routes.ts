import {
  CheckConfiguration,
  Configuration,
  ConfigurationCheck,
  ConfigurationSchema,
  SaveConfiguration,
} from "../../contracts/api/configuration.ts";
import { Models } from "../../contracts/api/models.ts";
import { Prompts } from "../../contracts/api/prompts.ts";
import { defineRoute } from "../route.ts";
import { askThread } from "../threads/ask-thread.ts";
import { untilDone } from "../threads/until-done.ts";

/** A text of the longest allowed may be longer in JSON. */
export const largestConfigurationBody = 6_000_000;

export const configurationRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/configuration",
    summary: "soundings.yaml as it is written, or one to begin with",
    reply: { status: 200, schema: Configuration },
    handle: (asked, server) => askThread(server, "reading", "readConfiguration", null, asked),
  }),
  defineRoute({
    method: "PUT",
    path: "/api/configuration",
    summary: "Write soundings.yaml, where nobody else has since it was read",
    body: SaveConfiguration,
    largestBody: largestConfigurationBody,
    reply: { status: 200, schema: Configuration },
    handle: (asked, server) =>
      askThread(server, "reading", "saveConfiguration", asked.body, untilDone(asked)),
  }),
  defineRoute({
    method: "GET",
    path: "/api/configuration/schema",
    summary: "JSON Schema of soundings.yaml",
    reply: { status: 200, schema: ConfigurationSchema },
    handle: (asked, server) => askThread(server, "reading", "showConfigurationSchema", null, asked),
  }),
  defineRoute({
    method: "POST",
    path: "/api/configuration/check",
    summary: "What is wrong with a configuration, what it would run, and what that would take",
    body: CheckConfiguration,
    largestBody: largestConfigurationBody,
    reply: { status: 200, schema: ConfigurationCheck },
    handle: (asked, server) => askThread(server, "computing", "checkConfiguration", asked.body, asked),
  }),
  defineRoute({
    method: "GET",
    path: "/api/prompts",
    summary: "What models are asked with: shipped prompts and the folder's own, with the runs that used them",
    reply: { status: 200, schema: Prompts },
    handle: (asked, server) => askThread(server, "computing", "listPrompts", null, asked),
  }),
  defineRoute({
    method: "GET",
    path: "/api/models",
    summary: "The models that runs asked, what that took, and the prices that are known",
    reply: { status: 200, schema: Models },
    handle: (asked, server) => askThread(server, "computing", "listModels", null, asked),
  }),
];
