import { FolderUp, Upload } from "lucide-react";
import { type DragEvent, type ReactNode, useState, useSyncExternalStore } from "react";
import { Button } from "../../../design/button.tsx";
import { droppedFiles } from "../../../design/chosen-files.ts";
import { FileChoice } from "../../../design/file-choice.tsx";
import { ErrorNotice } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import { ProgressBar } from "../../../design/progress-bar.tsx";
import * as t from "../../../messages/messages.ts";
import { addingFiles } from "../adding-files.ts";
import { AddingList } from "./adding-list.tsx";

export function AddView(): ReactNode {
  const files = useSyncExternalStore(addingFiles.subscribe, addingFiles.all);
  const [isOver, setIsOver] = useState(false);
  /** Why what was dropped could not be opened. */
  const [fault, setFault] = useState<unknown>(null);
  const done = files.filter(({ status }) => status === "added" || status === "refused").length;
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    setFault(null);
    droppedFiles(event.dataTransfer).then(addingFiles.add, setFault);
  };
  return (
    <div className="flex flex-col gap-4">
      <Panel title={t.sources.addTitle}>
        <p className="-mt-2 mb-3 max-w-prose text-small text-ink-soft">{t.sources.addLead}</p>
        <div
          onDragOver={(event) => {
            event.preventDefault();
            setIsOver(true);
          }}
          onDragLeave={() => setIsOver(false)}
          onDrop={drop}
          data-over={isOver || undefined}
          className="flex flex-col items-center gap-3 rounded-card border-2 border-dashed border-line-strong bg-depth-1 px-4 py-10 text-center data-over:border-accent data-over:bg-accent-soft"
        >
          <Upload aria-hidden className="size-8 text-depth-5" />
          <p className="font-chart text-lead">{t.sources.drop}</p>
          <p className="text-small text-ink-soft">{t.sources.or}</p>
          <div className="flex flex-wrap justify-center gap-2">
            <FileChoice label={t.sources.chooseFiles} kind="primary" onChoose={addingFiles.add}>
              <Upload aria-hidden className="size-4" />
            </FileChoice>
            <FileChoice label={t.sources.chooseFolder} folder onChoose={addingFiles.add}>
              <FolderUp aria-hidden className="size-4" />
            </FileChoice>
          </div>
        </div>
      </Panel>
      {fault !== null && <ErrorNotice error={fault} />}
      {files.length > 0 && (
        <Panel
          title={t.sources.progress(done, files.length)}
          aside={
            done > 0 && (
              <Button size="small" onClick={addingFiles.clear}>
                {t.sources.forget}
              </Button>
            )
          }
        >
          <p role="status" className="sr-only">
            {t.sources.progress(done, files.length)}
          </p>
          <div className="mb-3">
            <ProgressBar
              label={t.sources.add}
              share={done / files.length}
              text={t.sources.progress(done, files.length)}
            />
          </div>
          <AddingList files={files} />
        </Panel>
      )}
    </div>
  );
}
