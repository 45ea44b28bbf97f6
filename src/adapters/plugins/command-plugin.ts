import { untilAborted } from "../../contracts/abort.ts";
import { startCommandSession, type CommandSession } from "./command-session.ts";
import { pluginFault } from "./plugin-fault.ts";
import type { PluginReply, PluginTransport } from "./plugin-transport.ts";
import type { DescribeRequest } from "./plugin-wire.ts";
import { slots } from "./slots.ts";

export interface CommandPluginSettings {
  /** Program and arguments, given to the system as they are: no shell reads them. */
  command: readonly string[];
  /** Where the command runs: the configuration's folder. */
  folder: string;
  describe: DescribeRequest;
  timeoutMs: number;
}

/** Requests given to the plugin before it answers; more would only fill its memory. */
const requestsInFlight = 8;

/**
 * A plugin that is a command, started when first asked. One that dies, hangs or breaks the protocol is not started again:
 * every later call fails with the same words. One that was stopped because its only caller was aborted starts anew.
 */
export function commandPlugin({
  command,
  folder,
  describe,
  timeoutMs,
}: CommandPluginSettings): PluginTransport {
  const name = command.join(" ");
  const turns = slots(requestsInFlight);
  const stoppedOnes = new Set<Promise<void>>();
  let current: { session: CommandSession; described: Promise<PluginReply> } | undefined;
  let users = 0;
  let closed = false;

  const started = () => {
    if (closed) throw pluginFault(name, "was asked after it was closed.");
    if (current === undefined) {
      const session = startCommandSession({ name, command, folder, timeoutMs });
      const described = session.ask(describe);
      described.catch(() => {});
      current = { session, described };
    }
    return current;
  };

  const stop = (): void => {
    const session = current?.session;
    if (session === undefined) return;
    current = undefined;
    session.kill();
    const ending = session.end().finally(() => stoppedOnes.delete(ending));
    stoppedOnes.add(ending);
  };

  const use = (work: () => Promise<PluginReply>, signal: AbortSignal): Promise<PluginReply> =>
    turns.run(async () => {
      users += 1;
      try {
        return await untilAborted(work(), signal);
      } finally {
        users -= 1;
        if (signal.aborted && users === 0) stop();
      }
    }, signal);

  return {
    name,
    describe: (signal) => use(async () => started().described, signal),
    call: (request, signal) =>
      use(async () => {
        const { session, described } = started();
        await described;
        return session.ask(request);
      }, signal),
    async close() {
      closed = true;
      const session = current?.session;
      current = undefined;
      await Promise.all([session?.end(), ...stoppedOnes]);
    },
  };
}
