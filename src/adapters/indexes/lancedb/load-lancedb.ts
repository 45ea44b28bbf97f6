import { AppError } from "../../../contracts/app-error.ts";

export interface LancedbPackages {
  lancedb: typeof import("@lancedb/lancedb");
  arrow: typeof import("apache-arrow");
}

let loading: Promise<LancedbPackages> | undefined;

/** Loads the native package when it is first needed. Throws AppError "adapter.missing-package" where this platform has none. */
export function loadLancedb(): Promise<LancedbPackages> {
  loading ??= importPackages().catch((cause: unknown) => {
    loading = undefined;
    throw missingLancedb(cause);
  });
  return loading;
}

async function importPackages(): Promise<LancedbPackages> {
  const [lancedb, arrow] = await Promise.all([import("@lancedb/lancedb"), import("apache-arrow")]);
  return { lancedb, arrow };
}

export function missingLancedb(cause: unknown): AppError {
  return new AppError("adapter.missing-package", {
    message: `LanceDB could not be loaded on ${process.platform} ${process.arch}.`,
    hint: "Set index.vectors to memory, or run npm install again on a platform that LanceDB has a binary for.",
    cause,
  });
}
