import { Unplug } from "lucide-react";
import { type ReactNode, useSyncExternalStore } from "react";
import { connection } from "../api/connection.ts";
import * as t from "../messages/messages.ts";

/** While the server does not answer: says so, and that the page comes back by itself. */
export function ConnectionBanner(): ReactNode {
  const isReachable = useSyncExternalStore(connection.subscribe, connection.isReachable);
  return (
    <div role="status" aria-live="assertive">
      {!isReachable && (
        <p className="flex items-center gap-2 border-b border-land-line bg-land px-4 py-2 text-small md:px-6">
          <Unplug aria-hidden className="size-4 shrink-0" />
          {t.app.serverGone}
        </p>
      )}
    </div>
  );
}
