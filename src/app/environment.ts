import { execFile } from "node:child_process";
import { availableParallelism, hostname, totalmem } from "node:os";
import { promisify } from "node:util";
import { packageVersion } from "./package-version.ts";

/** What a run should remember of where it ran. Never part of a key or a digest. */
export async function environmentOf(folder: string): Promise<Record<string, string>> {
  const commit = await gitCommit(folder);
  return {
    soundings: packageVersion(),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    cores: String(availableParallelism()),
    process: processName(),
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    ...(commit === undefined ? {} : { commit }),
  };
}

/** Names this process on this machine, so that a run it leaves behind can be told from one that is still at work. */
function processName(): string {
  return `${hostname()}:${process.pid}`;
}

/** False where the process that made the run has certainly ended. */
export function maybeAlive(environment: Record<string, string>): boolean {
  const [host, pid] = splitAtLast(environment["process"] ?? "", ":");
  if (host !== hostname()) return true;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

function splitAtLast(text: string, separator: string): [string, string] {
  const at = text.lastIndexOf(separator);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

/** Of the repository the folder lies in; absent where there is none or git is not installed. */
async function gitCommit(folder: string): Promise<string | undefined> {
  const git = (...args: string[]) =>
    promisify(execFile)("git", ["-c", "core.fsmonitor=false", "-C", folder, ...args]);
  try {
    const { stdout: commit } = await git("rev-parse", "--short=12", "HEAD");
    const { stdout: changes } = await git("status", "--porcelain", "--untracked-files=no", "--", ".");
    return changes.trim() === "" ? commit.trim() : `${commit.trim()} with changes`;
  } catch {
    return undefined;
  }
}
