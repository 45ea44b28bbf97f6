import type { ReactNode } from "react";

/** Three depth contours: the deeper, the narrower. */
export function Mark(): ReactNode {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className="size-7 shrink-0">
      <rect width="32" height="32" rx="7" fill="#0e4166" />
      <g fill="none" strokeLinecap="round" strokeWidth="2">
        <path stroke="#9cc4db" d="M5 11c3.7-3 7.3-3 11 0s7.3 3 11 0" />
        <path stroke="#c3dcea" d="M8 17c2.7-2.2 5.3-2.2 8 0s5.3 2.2 8 0" />
        <path stroke="#f6efdb" d="M11 23c1.7-1.4 3.3-1.4 5 0s3.3 1.4 5 0" />
      </g>
    </svg>
  );
}
