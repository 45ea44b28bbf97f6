import type { ApiErrorDetails } from "../contracts/api/api-error.ts";

/** The HTTP status of every error. */
const statuses: Record<ApiErrorDetails["code"], number> = {
  "config.invalid": 422,
  "config.missing": 404,
  "source.empty-folder": 422,
  "source.duplicate": 422,
  "source.unreadable": 409,
  "source.unknown": 404,
  "questions.invalid": 422,
  "questions.missing": 422,
  "pipeline.invalid": 422,
  "stage.failed": 500,
  "plugin.failed": 500,
  "store.damaged": 500,
  "store.newer": 500,
  "store.unwritable": 500,
  "store.full": 507,
  "run.unknown": 404,
  "run.unfinished": 409,
  "model.unsupported": 422,
  "model.refused": 502,
  "model.busy": 503,
  "model.failed": 502,
  "budget.exceeded": 402,
  "budget.unknown-price": 422,
  "egress.refused": 403,
  "egress.failed": 502,
  "adapter.missing-package": 501,
  "measure.failed": 500,
  aborted: 503,
  internal: 500,
  "request.invalid": 400,
  "request.refused": 403,
  "request.too-large": 413,
  "request.unsupported": 415,
  "request.range": 416,
  "route.unknown": 404,
  "question.unknown": 404,
  "job.unknown": 404,
  "runs.not-comparable": 409,
  "server.busy": 503,
  "server.stopping": 503,
};

export function statusOf(code: ApiErrorDetails["code"]): number {
  return statuses[code];
}
