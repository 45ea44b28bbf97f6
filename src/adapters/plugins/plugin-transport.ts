import type { PluginRequest } from "./plugin-wire.ts";

/** What a plugin answered to one request. */
export type PluginReply = { error: string } | { result: unknown };

/** A way to a plugin, opened for one kind of part. */
export interface PluginTransport {
  /** The file, command line or address, for messages. */
  readonly name: string;
  /** The reply to the describe request, which the plugin gets before any other. */
  describe(signal: AbortSignal): Promise<PluginReply>;
  /** Replies may overtake each other. Throws AppError "plugin.failed" where the plugin itself fails, "aborted" when stopped. */
  call(request: PluginRequest, signal: AbortSignal): Promise<PluginReply>;
  /** Ends the plugin; requests that wait are rejected. Closing twice is harmless. */
  close(): Promise<void>;
}
