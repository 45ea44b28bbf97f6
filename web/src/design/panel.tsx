import clsx from "clsx";
import { type ReactNode, useId } from "react";

/** A part of a page with a name of its own. */
export function Panel({
  title,
  aside,
  children,
  className,
}: {
  title?: ReactNode;
  /** What can be done with the part, at the end of its title. */
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}): ReactNode {
  const id = useId();
  return (
    <section
      aria-labelledby={title === undefined ? undefined : id}
      className={clsx("rounded-card border border-line bg-surface p-4 shadow-card", className)}
    >
      {(title !== undefined || aside !== undefined) && (
        <header className="mb-3 flex flex-wrap items-center justify-between gap-2">
          <h2 id={id} className="text-lead">
            {title}
          </h2>
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}
