import { AppError } from "./app-error.ts";

/** US dollars of "5usd", "$5" or "0.50 usd". Throws AppError "config.invalid" for anything else. */
export function parseMoney(text: string): number {
  const match = /^(?:\$ ?(?<before>\d+(?:\.\d+)?)|(?<after>\d+(?:\.\d+)?) ?usd)$/i.exec(text.trim());
  const amount = Number(match?.groups?.["before"] ?? match?.groups?.["after"]);
  if (!Number.isFinite(amount)) {
    throw new AppError("config.invalid", {
      message: `${JSON.stringify(text)} is no amount of US dollars.`,
      hint: "Write it as 5usd, $5 or 0.50usd.",
    });
  }
  return amount;
}
