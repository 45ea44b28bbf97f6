import { type ReactNode, useRef } from "react";
import { Button } from "./button.tsx";
import { type ChosenFile, chosenFiles } from "./chosen-files.ts";

/** A button that opens the system's own choice of files, or of a folder with all that is in it. */
export function FileChoice({
  label,
  folder = false,
  kind = "plain",
  onChoose,
  children,
}: {
  label: string;
  folder?: boolean;
  kind?: "plain" | "primary";
  onChoose(files: readonly ChosenFile[]): void;
  children: ReactNode;
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple={!folder}
        hidden
        aria-label={label}
        // Spelt as the browser has it; React passes it on.
        {...(folder ? { webkitdirectory: "" } : {})}
        onChange={({ currentTarget }) => {
          onChoose(chosenFiles(currentTarget.files));
          // The same files may be chosen again.
          currentTarget.value = "";
        }}
      />
      <Button kind={kind} onClick={() => input.current?.click()}>
        {children}
        {label}
      </Button>
    </>
  );
}
