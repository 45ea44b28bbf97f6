import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps, ReactNode } from "react";

const badgeStyle = cva(
  "inline-flex items-center gap-1 rounded-full border px-2 text-tiny font-medium whitespace-nowrap",
  {
    variants: {
      tone: {
        calm: "border-line bg-sunk text-ink-soft",
        depth: "border-depth-3 bg-depth-1 text-depth-7",
        land: "border-land-line bg-land text-ink",
        better: "border-better bg-better-soft text-better",
        worse: "border-worse bg-worse-soft text-worse",
        accent: "border-accent bg-accent-soft text-accent",
      },
    },
    defaultVariants: { tone: "calm" },
  },
);

export function Badge({
  tone,
  className,
  ...rest
}: ComponentProps<"span"> & VariantProps<typeof badgeStyle>): ReactNode {
  return <span className={badgeStyle({ tone, className })} {...rest} />;
}
