import type { ComponentProps, ReactNode } from "react";

/** A part that scrolls inside itself: it has a name, and the keyboard reaches it. */
export function ScrollRegion({
  label,
  ...rest
}: Omit<ComponentProps<"div">, "role" | "tabIndex" | "aria-label"> & { label: string }): ReactNode {
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without it, only a pointer could scroll
  return <div role="region" aria-label={label} tabIndex={0} {...rest} />;
}
