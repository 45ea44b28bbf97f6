import clsx from "clsx";
import { FilePlus2, FolderPlus } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Button } from "../../../design/button.tsx";
import { t } from "../../../messages/messages.ts";
import type { ChosenFile } from "../prepare/chosen-files.ts";
import { useDrop } from "../use-drop.ts";
import { readChosen, readDropped } from "../read-dropped.ts";

/** Where files and folders are dropped, with buttons for those who do not drag. */
export function DropZone({ onChoose }: { onChoose(files: readonly ChosenFile[]): void }): ReactNode {
  const zone = useRef<HTMLDivElement>(null);
  const isOver = useDrop(zone, (dropped) => void readDropped(dropped).then(onChoose));
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  return (
    <div
      role="group"
      aria-label={t.home.upload.title}
      ref={zone}
      className={clsx(
        "flex flex-col items-center gap-2 rounded-card border border-dashed p-5 text-center",
        isOver ? "border-accent bg-accent-soft" : "border-line-strong bg-sunk",
      )}
    >
      <p className="font-chart">{t.home.upload.drop}</p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button onClick={() => files.current?.click()}>
          <FilePlus2 aria-hidden className="size-4" />
          {t.home.upload.files}
        </Button>
        <Button onClick={() => folder.current?.click()}>
          <FolderPlus aria-hidden className="size-4" />
          {t.home.upload.folder}
        </Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={t.home.upload.files}
        onChange={(event) => {
          onChoose(readChosen(event.target.files));
          event.target.value = "";
        }}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label={t.home.upload.folder}
        {...{ webkitdirectory: "" }}
        onChange={(event) => {
          onChoose(readChosen(event.target.files));
          event.target.value = "";
        }}
      />
    </div>
  );
}
