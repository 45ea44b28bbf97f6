import { app } from "./app.ts";
import { ask } from "./ask.ts";
import { charts } from "./charts.ts";
import { compare } from "./compare.ts";
import { design } from "./design.ts";
import { document } from "./document.ts";
import { home } from "./home.ts";
import { leaderboard } from "./leaderboard.ts";
import { ledger } from "./ledger.ts";
import { models } from "./models.ts";
import { newExperiment } from "./new-experiment.ts";
import { prompts } from "./prompts.ts";
import { question } from "./question.ts";
import { questions } from "./questions.ts";
import { run } from "./run.ts";
import { runs } from "./runs.ts";
import { search } from "./search.ts";
import { sources } from "./sources.ts";
import { terms } from "./terms.ts";

/** A file a feature, so that a page's words are read together. */
export const english = {
  app,
  ask,
  charts,
  compare,
  design,
  document,
  home,
  leaderboard,
  ledger,
  models,
  newExperiment,
  prompts,
  question,
  questions,
  run,
  runs,
  search,
  sources,
  terms,
};
