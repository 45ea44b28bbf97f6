import { type ReactNode, useState } from "react";
import { TextField } from "../../../design/text-field.tsx";

/** A field whose words stand in the text only when they mean something whole: what is on the way there stays in the field. */
export function DraftField<Value>({
  label,
  hideLabel = false,
  shown,
  read,
  hint,
  fault,
  unfinished,
  placeholder,
  className,
  onChange,
}: {
  label: string;
  hideLabel?: boolean;
  /** What the text says. */
  shown: string;
  /** What is typed; null where it is nothing whole yet. */
  read(typed: string): Value | null;
  hint?: ReactNode;
  fault?: string | undefined;
  /** Said while what is typed is nothing whole. */
  unfinished: string;
  placeholder?: string | undefined;
  className?: string;
  onChange(value: Value): void;
}): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const isUnfinished = typed !== null && read(typed) === null;
  return (
    <TextField
      label={label}
      hideLabel={hideLabel}
      hint={hint}
      fault={isUnfinished ? unfinished : fault}
      placeholder={placeholder}
      spellCheck={false}
      className={className}
      value={typed ?? shown}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        setTyped(event.target.value);
        const value = read(event.target.value);
        if (value !== null) onChange(value);
      }}
    />
  );
}
