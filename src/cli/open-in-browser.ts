import { spawn } from "node:child_process";
import { note } from "./render/output.ts";

/** What each system has for it; the address is an argument of its own, so no shell reads it. */
const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  win32: ["explorer.exe"],
};

/** Asks the system to show an address. Where it cannot, the person is told: they can open it themselves. */
export function openInBrowser(address: string): Promise<void> {
  const [command, ...before] = openers[process.platform] ?? ["xdg-open"];
  return new Promise((resolve) => {
    const child = spawn(command, [...before, address], { stdio: "ignore", detached: true });
    child.once("error", () => {
      note("No browser could be opened from here: open the address yourself.");
      resolve();
    });
    child.once("spawn", () => {
      child.unref();
      resolve();
    });
  });
}
