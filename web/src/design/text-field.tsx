import clsx from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";
import { useWritten } from "./use-written.ts";

export const inputStyle =
  "min-h-8 w-full rounded-control border border-line-strong bg-surface px-2.5 text-small text-ink placeholder:text-ink-faint aria-invalid:border-worse";

export function TextField({
  label,
  hint,
  fault,
  hideLabel = false,
  className,
  value,
  onChange,
  onBlur,
  ...input
}: Omit<ComponentProps<"input">, "id" | "value"> & {
  label: string;
  /** Absent where the field keeps its text by itself. */
  value?: string | number;
  hint?: ReactNode;
  /** What is wrong with what stands in it. */
  fault?: string | undefined;
  hideLabel?: boolean;
}): ReactNode {
  const id = useId();
  const said = fault ?? hint;
  const written = useWritten(String(value ?? ""));
  return (
    <div className={clsx("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className={clsx("text-small font-medium", hideLabel && "sr-only")}>
        {label}
      </label>
      <input
        id={id}
        aria-invalid={fault !== undefined || undefined}
        aria-describedby={said === undefined ? undefined : `${id}-said`}
        className={inputStyle}
        {...input}
        value={value === undefined ? undefined : written.shown}
        onChange={(event) => {
          written.write(event.target.value);
          onChange?.(event);
        }}
        onBlur={(event) => {
          written.leave();
          onBlur?.(event);
        }}
      />
      {said !== undefined && (
        <p
          id={`${id}-said`}
          className={clsx("text-tiny", fault === undefined ? "text-ink-faint" : "text-worse")}
        >
          {said}
        </p>
      )}
    </div>
  );
}
