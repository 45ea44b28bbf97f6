import { findRun, runResults } from "../../app/run-results.ts";
import { runRecords } from "../../app/run-records.ts";
import type { RunQuestionsPage, RunQuestionsQuery } from "../../contracts/api/run-questions.ts";
import { cutPage } from "./cut-page.ts";
import { holdsText } from "./holds-text.ts";
import type { Task } from "./task.ts";

type Input = RunQuestionsQuery & { run: string };

export const listRunQuestions: Task<Input, RunQuestionsPage> = async (project, input, { tagged }) => {
  const { run: id, text, cursor, limit } = input;
  const workspace = await project.workspace();
  const run = await findRun(workspace, id);
  return tagged([run.id, run.stages.map(({ key }) => key), text, cursor, limit], async () => {
    const { records } = await runRecords(workspace, run, ["prepare"]);
    const answered = run.stages.some(({ stage }) => stage === "answer");
    const answers = answered ? await runResults.answers(workspace, run) : [];
    const numbered = records
      .map((record, place) => ({ ...record, place }))
      .filter(({ question }) => holdsText(question, text));
    const page = cutPage(numbered, {
      cursor,
      limit,
      keyOf: ({ place }) => [place],
      list: JSON.stringify(["run-questions", run.id, text]),
    });
    return {
      ...page,
      entries: page.entries.map(({ question, outcomes, place }) => {
        const given = answers[place];
        if (given === undefined) return { question, outcomes, answer: null };
        const { text: words, refused, evidence, citations } = given.answer;
        const failed = given.failed ?? null;
        return {
          question,
          outcomes,
          answer: { text: words, refused, evidence, citations: citations.length, failed },
        };
      }),
    };
  });
};
