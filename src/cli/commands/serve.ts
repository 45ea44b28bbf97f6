import { once } from "node:events";
import { openServer } from "../../server/open-server.ts";
import type { CommandContext, Options } from "../command-context.ts";
import { openInBrowser } from "../open-in-browser.ts";
import { note, print, printJson } from "../render/output.ts";
import { portNumber } from "../port-number.ts";

/** Shows the folder as pages until it is stopped. */
export async function serve(context: CommandContext, options: Options): Promise<void> {
  const page = pagePath(options["page"] as string | undefined);
  const host = options["host"] as string | undefined;
  const names = (options["name"] as string[] | undefined) ?? [];
  const server = await openServer({
    folder: context.folder ?? ".",
    port: portNumber(options["port"]),
    ...(host === undefined ? {} : { host }),
    names,
    onFault: note,
  });
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

function pagePath(page: string | undefined): string {
  return page === undefined ? "/" : `/${page.replace(/^\/+/, "")}`;
}
