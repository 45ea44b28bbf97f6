import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { stopJob } from "../../api/job-query.ts";
import { Button } from "../../design/button.tsx";
import { EmptyState, ErrorNotice, Notice } from "../../design/notices.tsx";
import { Page } from "../../design/page.tsx";
import { useKeys } from "../../keyboard/keys.ts";
import * as t from "../../messages/messages.ts";
import { askRoute } from "./ask-route.ts";
import { AnswerColumn } from "./components/answer-column.tsx";
import { QuestionForm } from "./components/question-form.tsx";
import { folderSettings, SettingsSelect } from "./components/settings-select.tsx";
import { newestRunsQuery } from "../runs/queries.ts";
import { askQuestion } from "./queries.ts";

type Side = "first" | "second";

/** A question, its answer as it comes, and the passages the answer stands on. */
export function AskPage(): ReactNode {
  const { question = "", job, second, run, other, passage, side } = askRoute.useSearch();
  const navigate = askRoute.useNavigate();
  const field = useRef<HTMLTextAreaElement>(null);
  const columns = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState<ReadonlySet<string>>(new Set());
  const running = [job, second].filter((one) => one !== undefined && !over.has(one)) as string[];

  const ask = useMutation({
    mutationFn: async (asked: string) => {
      const [first, beside] = await Promise.all([
        askQuestion(asked, run),
        other === undefined ? null : askQuestion(asked, other === folderSettings ? undefined : other),
      ]);
      return { asked, job: first.id, second: beside?.id };
    },
    // A place of its own in the browser's history: Back shows the question before.
    onSuccess: ({ asked, job, second }) =>
      navigate({
        search: (before) => ({
          ...before,
          question: asked,
          job,
          second,
          passage: undefined,
          side: undefined,
        }),
      }),
  });
  const stop = useMutation({ mutationFn: (jobs: readonly string[]) => Promise.all(jobs.map(stopJob)) });
  const stopAll = (): void => stop.mutate(running);
  const open = (at: Side, number: number | null): void => {
    const closed = passage;
    void navigate({
      search: (before) => ({
        ...before,
        passage: number ?? undefined,
        side: number !== null && at === "second" ? "second" : undefined,
      }),
      replace: true,
      resetScroll: false,
    });
    // Back to the number that it was opened from.
    if (number === null && closed !== undefined)
      columns.current?.querySelector<HTMLElement>(`[data-side="${at}"] [data-citation="${closed}"]`)?.focus();
  };
  const openSide: Side = side ?? "first";
  const nextCitation = (): void => {
    const chips = [
      ...(columns.current?.querySelectorAll<HTMLElement>(`[data-side="${openSide}"] [data-citation]`) ?? []),
    ];
    const numbers = chips.map((chip) => Number(chip.dataset["citation"]));
    const count = Math.max(0, ...numbers);
    if (count > 0) open(openSide, ((passage ?? 0) % count) + 1);
  };
  useKeys([
    { key: "i", label: t.ask.keys.ask, run: () => field.current?.focus() },
    { key: "s", label: t.ask.keys.stop, run: stopAll },
    { key: "n", label: t.ask.keys.passage, run: nextCitation },
    { key: "Escape", label: t.ask.keys.close, run: () => passage !== undefined && open(openSide, null) },
  ]);
  const ended = (one: string): void => setOver((before) => new Set(before).add(one));
  const again = (): void => ask.mutate(question);
  const { data: runs } = useQuery(newestRunsQuery("finished"));
  const nameOf = (settings: string | undefined): string =>
    settings === undefined || settings === folderSettings
      ? t.ask.folderSettings
      : (runs?.entries.find(({ id }) => id === settings)?.label ?? settings);
  // An answer that other settings gave does not stay under the name of these.
  const choose = (next: Partial<ReturnType<typeof askRoute.useSearch>>): void =>
    void navigate({
      search: (before) => ({ ...before, passage: undefined, side: undefined, ...next }),
      replace: true,
      resetScroll: false,
    });

  return (
    <Page title={t.ask.title} lead={t.ask.lead}>
      <QuestionForm key={question} asked={question} field={field} isBusy={ask.isPending} onAsk={ask.mutate}>
        <SettingsSelect
          label={t.ask.settings}
          value={run ?? folderSettings}
          onChange={(next) =>
            choose({
              run: next === folderSettings ? undefined : next,
              job: undefined,
              second: undefined,
            })
          }
        />
        <SettingsSelect
          label={t.ask.beside}
          value={other}
          isOptional
          onChange={(next) => choose({ other: next, second: undefined })}
        />
      </QuestionForm>
      {ask.isError && <ErrorNotice error={ask.error} onRetry={() => ask.mutate(ask.variables)} />}
      {stop.isError && <ErrorNotice error={stop.error} />}
      {job === undefined ? (
        question === "" ? (
          <EmptyState title={t.ask.notAsked} hint={t.ask.notAskedHint} />
        ) : (
          <Notice>{t.ask.waiting}</Notice>
        )
      ) : (
        <div ref={columns} className={second === undefined ? "" : "grid items-start gap-4 lg:grid-cols-2"}>
          {(
            [
              ["first", job, second === undefined ? t.ask.answer : t.ask.answerBy(nameOf(run))],
              ["second", second, t.ask.answerBeside(nameOf(other))],
            ] as const
          ).map(
            ([at, one, title]) =>
              one !== undefined && (
                <div key={at} data-side={at} className="min-w-0">
                  <AnswerColumn
                    key={one}
                    title={title}
                    job={one}
                    question={question}
                    open={openSide === at ? (passage ?? null) : null}
                    side={at}
                    isBeside={second !== undefined}
                    onOpen={(number) => open(at, number)}
                    onAgain={again}
                    onEnded={ended}
                  />
                </div>
              ),
          )}
        </div>
      )}
      {running.length > 0 && (
        <div className="no-print sticky bottom-3 z-20 flex justify-end">
          <Button kind="danger" className="shadow-float" onClick={stopAll}>
            {t.ask.stopAll}
          </Button>
        </div>
      )}
    </Page>
  );
}
