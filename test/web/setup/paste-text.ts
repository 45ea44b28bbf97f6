import type { Locator } from "playwright-core";

/** What the browser has and Node's types do not. */
interface Browser {
  DataTransfer: new () => { setData(type: string, data: string): void };
  ClipboardEvent: new (type: string, options: object) => unknown;
}

/** Pastes a piece of text, so many times over, as a person with a full clipboard would. */
export async function pasteText(field: Locator, piece: string, times: number): Promise<void> {
  await field.evaluate(
    (element, [text, count]) => {
      const { DataTransfer, ClipboardEvent } = globalThis as unknown as Browser;
      const clipboardData = new DataTransfer();
      clipboardData.setData("text", text.repeat(count));
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      (element as unknown as { dispatchEvent(event: unknown): void }).dispatchEvent(event);
    },
    [piece, times] as const,
  );
}
