import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps, ReactNode } from "react";

export const buttonStyle = cva(
  "inline-flex items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap transition-colors disabled:opacity-50",
  {
    variants: {
      kind: {
        primary: "border-depth-7 bg-depth-7 text-on-depth hover:bg-depth-6 hover:border-depth-6",
        plain: "border-line-strong bg-surface text-ink hover:bg-depth-1",
        quiet: "border-transparent bg-transparent text-ink-soft hover:bg-depth-2 hover:text-ink",
        danger: "border-worse bg-surface text-worse hover:bg-worse-soft",
      },
      size: {
        normal: "min-h-8 px-3 text-small",
        small: "min-h-7 px-2 text-tiny",
        icon: "size-8 shrink-0",
      },
    },
    defaultVariants: { kind: "plain", size: "normal" },
  },
);

type Style = VariantProps<typeof buttonStyle>;

export function Button({
  kind,
  size,
  className,
  type = "button",
  ...rest
}: ComponentProps<"button"> & Style): ReactNode {
  return <button type={type} className={buttonStyle({ kind, size, className })} {...rest} />;
}

/** A button that is a picture alone: its name is said, and shown when it is pointed at. */
export function IconButton({
  label,
  children,
  ...rest
}: Omit<ComponentProps<typeof Button>, "size" | "aria-label"> & { label: string }): ReactNode {
  return (
    <Button kind="quiet" size="icon" aria-label={label} title={label} {...rest}>
      {children}
    </Button>
  );
}
