import { once } from "node:events";
import { type OpenServer, openServer, type ServerSettings } from "../../server/open-server.ts";
import type { CommandContext, Options } from "../command-context.ts";
import { openInBrowser } from "../open-in-browser.ts";
import { note, print, printJson } from "../render/output.ts";
import { portNumber } from "../port-number.ts";

const usualPort = 4173;

/** Shows the folder as pages until it is stopped. */
export async function serve(context: CommandContext, options: Options): Promise<void> {
  const page = pagePath(options["page"] as string | undefined);
  const host = options["host"] as string | undefined;
  const names = (options["name"] as string[] | undefined) ?? [];
  const settings = {
    folder: context.folder ?? ".",
    ...(host === undefined ? {} : { host }),
    names,
    onFault: note,
  };
  const server =
    options["port"] === undefined
      ? await openWhereFree(settings)
      : await openServer({ ...settings, port: portNumber(options["port"]) });
  try {
    const address = `${server.address}${page}`;
    if (context.json) printJson("soundings.serve/1", { address: server.address, port: server.port });
    else
      print(
        `${address}\n  Ctrl-C stops it; nothing but this machine can reach it${names.length > 0 || host !== undefined ? ", unless you named another host" : ""}.`,
      );
    if (!server.hasPages)
      note("The pages are not built, so only /api is served: run node scripts/build-pages.js.");
    else if (options["open"] === true) await openInBrowser(address);
    if (!context.signal.aborted) await once(context.signal, "abort");
  } finally {
    await server.close();
  }
}

/** Where nobody named a port: the usual one, so that the address stays the same, or any that is free. */
async function openWhereFree(settings: ServerSettings): Promise<OpenServer> {
  try {
    return await openServer({ ...settings, port: usualPort });
  } catch (thrown) {
    const { cause } = thrown as { cause?: NodeJS.ErrnoException };
    if (cause?.code !== "EADDRINUSE") throw thrown;
    note(`Port ${usualPort} is taken, so another one is used.`);
    return openServer({ ...settings, port: 0 });
  }
}

function pagePath(page: string | undefined): string {
  return page === undefined ? "/" : `/${page.replace(/^\/+/, "")}`;
}
