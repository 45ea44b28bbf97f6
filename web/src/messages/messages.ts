/**
 * Every word that the pages say, a file a feature: taken as `import * as t`, so that a page loads its own words and no others. A
 * translation is another folder beside `en` with the same names; values with numbers are functions, as languages differ.
 */
export { app } from "./en/app.ts";
export { ask } from "./en/ask.ts";
export { charts } from "./en/charts.ts";
export { compare } from "./en/compare.ts";
export { design } from "./en/design.ts";
export { document } from "./en/document.ts";
export { home } from "./en/home.ts";
export { leaderboard } from "./en/leaderboard.ts";
export { ledger } from "./en/ledger.ts";
export { models } from "./en/models.ts";
export { newExperiment } from "./en/new-experiment.ts";
export { prompts } from "./en/prompts.ts";
export { question } from "./en/question.ts";
export { questions } from "./en/questions.ts";
export { run } from "./en/run.ts";
export { runs } from "./en/runs.ts";
export { search } from "./en/search.ts";
export { sources } from "./en/sources.ts";
export { terms } from "./en/terms.ts";
