import { type ReactNode, useEffect, useState } from "react";
import { Loading } from "../design/notices.tsx";
import * as t from "../messages/messages.ts";

/** What comes sooner is not announced: it would only flash. */
const patienceMilliseconds = 150;

/** In the place of a page whose code is being fetched. */
export function PageOnItsWay(): ReactNode {
  const [isLate, setIsLate] = useState(false);
  // The clock on the wall.
  useEffect(() => {
    const late = setTimeout(() => setIsLate(true), patienceMilliseconds);
    return () => clearTimeout(late);
  }, []);
  return <div className="px-4 py-5 md:px-6">{isLate && <Loading what={t.app.thisPage} isLate />}</div>;
}
