import clsx from "clsx";
import { FilePlus2, FolderPlus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { type ChosenFile, droppedFiles, withoutOneFolder } from "../../../design/chosen-files.ts";
import { FileChoice } from "../../../design/file-choice.tsx";
import { ErrorNotice } from "../../../design/notices.tsx";
import * as t from "../../../messages/messages.ts";

/** Where files and folders are dropped, with buttons for those who do not drag. */
export function DropZone({ onChoose }: { onChoose(files: readonly ChosenFile[]): void }): ReactNode {
  const [isOver, setOver] = useState(false);
  /** Why what was dropped could not be opened. */
  const [fault, setFault] = useState<unknown>(null);
  const choose = (files: readonly ChosenFile[]): void => onChoose(withoutOneFolder(files));
  return (
    <div role="group" aria-label={t.home.upload.title}>
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          setFault(null);
          droppedFiles(event.dataTransfer).then(choose, setFault);
        }}
        className={clsx(
          "flex flex-col items-center gap-2 rounded-card border border-dashed p-5 text-center",
          isOver ? "border-accent bg-accent-soft" : "border-line-strong bg-sunk",
        )}
      >
        <p className="font-chart">{t.home.upload.drop}</p>
        <div className="flex flex-wrap justify-center gap-2">
          <FileChoice label={t.home.upload.files} onChoose={choose}>
            <FilePlus2 aria-hidden className="size-4" />
          </FileChoice>
          <FileChoice label={t.home.upload.folder} folder onChoose={choose}>
            <FolderPlus aria-hidden className="size-4" />
          </FileChoice>
        </div>
      </div>
      {fault !== null && <ErrorNotice error={fault} />}
    </div>
  );
}
