import { useQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense } from "react";
import { lazyPart } from "../../api/lazy-part.ts";
import { jobQuery } from "../../api/job-query.ts";
import { ErrorNotice, Loading } from "../../design/notices.tsx";
import { Page } from "../../design/page.tsx";
import { QueryView } from "../../design/query-view.tsx";
import * as t from "../../messages/messages.ts";
import { StartedWork } from "./components/started-work.tsx";
import { newExperimentRoute } from "./new-experiment-route.ts";
import { configurationQuery, schemaQuery } from "./queries.ts";

/** Reading and writing YAML is what only this page needs. */
const Editor = lazyPart(() => import("./components/editor.tsx"), "Editor");

export function NewExperimentPage(): ReactNode {
  const { job = null } = newExperimentRoute.useSearch();
  const configuration = useQuery(configurationQuery);
  const schema = useQuery(schemaQuery);
  const words = t.newExperiment;
  return (
    <Page title={words.title} lead={words.lead}>
      {job !== null && <Started job={job} />}
      {schema.isError && <ErrorNotice error={schema.error} onRetry={() => void schema.refetch()} />}
      <QueryView query={configuration} what={words.what}>
        {(file) =>
          schema.data === undefined ? (
            <Loading what={words.whatSchema} />
          ) : (
            <Suspense fallback={<Loading what={words.whatSchema} />}>
              <Editor file={file} schema={schema.data} />
            </Suspense>
          )
        }
      </QueryView>
    </Page>
  );
}

function Started({ job }: { job: string }): ReactNode {
  const query = useQuery(jobQuery(job));
  return (
    <QueryView query={query} what={t.newExperiment.whatJob}>
      {(value) => <StartedWork job={value} />}
    </QueryView>
  );
}
