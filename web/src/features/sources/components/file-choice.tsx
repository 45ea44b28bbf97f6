import { type ReactNode, useRef } from "react";
import { Button } from "../../../design/button.tsx";
import { addingFiles } from "../adding-files.ts";
import { nameFiles } from "../name-files.ts";

/** A button that opens the system's own choice of files, or of a folder with all that is in it. */
export function FileChoice({
  label,
  folder = false,
  kind = "plain",
  children,
}: {
  label: string;
  folder?: boolean;
  kind?: "plain" | "primary";
  children: ReactNode;
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        // Spelt as the browser has it; React passes it on.
        {...(folder ? { webkitdirectory: "" } : {})}
        onChange={({ currentTarget }) => {
          addingFiles.add(nameFiles(currentTarget.files ?? []));
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
