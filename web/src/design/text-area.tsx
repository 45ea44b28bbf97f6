import clsx from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";
import { inputStyle } from "./text-field.tsx";

/** A field of several lines, with its name above it and a hint below. */
export function TextArea({
  label,
  hint,
  className,
  ...area
}: Omit<ComponentProps<"textarea">, "id"> & { label: string; hint?: ReactNode }): ReactNode {
  const id = useId();
  return (
    <div className={clsx("flex min-w-0 flex-col gap-1", className)}>
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      <textarea
        id={id}
        aria-describedby={hint === undefined ? undefined : `${id}-said`}
        className={clsx(inputStyle, "py-1.5")}
        {...area}
      />
      {hint !== undefined && (
        <p id={`${id}-said`} className="text-tiny text-ink-faint">
          {hint}
        </p>
      )}
    </div>
  );
}
