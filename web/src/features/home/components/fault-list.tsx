import type { ReactNode } from "react";
import type { Home } from "@contracts/api/home.ts";
import { RequestFailed } from "../../../api/request-failed.ts";
import { ErrorNotice } from "../../../design/notices.tsx";

/** What is wrong with the folder, each with what to do. */
export function FaultList({ faults }: { faults: Home["faults"] }): ReactNode {
  return (
    <div className="flex flex-col gap-2">
      {faults.map((fault) => (
        <ErrorNotice key={fault.message} error={new RequestFailed(422, fault)} />
      ))}
    </div>
  );
}
