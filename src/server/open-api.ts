import * as z from "zod";
import { ApiError } from "../contracts/api/api-error.ts";
import { JobEvent, ListenerEvent } from "../contracts/api/jobs.ts";
import type { Route } from "./route.ts";

/** The OpenAPI 3.1 document of a table of routes. Its schemas are those that requests are checked by. */
export function openApiDocument(routes: readonly Route[], version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Soundings",
      version,
      description: "One folder of sources and experiments, over HTTP on the machine that it lies on.",
    },
    paths,
    components: {
      schemas: {
        ApiError: schemaOf(ApiError, "output"),
        JobEvent: schemaOf(JobEvent, "output"),
        ListenerEvent: schemaOf(ListenerEvent, "output"),
      },
    },
  };
}

function operationOf({
  summary,
  params,
  query,
  body,
  mostBytes,
  reply,
  path,
}: Route): Record<string, unknown> {
  const answer =
    "schema" in reply
      ? {
          description: summary,
          content: {
            "application/json": { schema: schemaOf(reply.schema, "output") },
            ...(reply.bytes === undefined ? {} : { "application/octet-stream": {} }),
          },
        }
      : { description: reply.description, content: { [reply.mediaType]: {} } };
  return {
    operationId: operationId(path, summary),
    summary,
    parameters: [...parametersOf(params, "path"), ...parametersOf(query, "query")],
    ...(body === null
      ? mostBytes === undefined
        ? {}
        : { requestBody: { required: true, content: { "*/*": {} } } }
      : {
          requestBody: {
            required: true,
            content: { "application/json": { schema: schemaOf(body, "input") } },
          },
        }),
    responses: {
      [reply.status]: answer,
      default: {
        description: "What is wrong, and what to do about it.",
        content: { "application/json": { schema: { $ref: "#/components/schemas/ApiError" } } },
      },
    },
  };
}

function parametersOf(schema: z.ZodType | null, where: "path" | "query"): object[] {
  if (schema === null) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    properties?: Record<string, { description?: string }>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...described }]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: described,
  }));
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Record<string, unknown> {
  const { $schema: _, ...made } = z.toJSONSchema(schema, { io, target: "draft-2020-12" });
  return made;
}

function operationId(path: string, summary: string): string {
  const words = `${summary.split(/[,:;]/)[0]} ${path.replaceAll(/[^\w]+/g, " ")}`.split(/[^\w]+/);
  return words
    .filter((word) => word !== "")
    .map((word, at) => (at === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
}
