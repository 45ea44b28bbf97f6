import { AppError } from "../../contracts/app-error.ts";
import type { Part } from "./split-by-cluster.ts";

const example = "Write it like this: --parts development=0.6,test=0.4.";

/** "development=0.6,test=0.4" or "development=60%,test=40%". Throws AppError "config.invalid". */
export function parseParts(text: string): Part[] {
  const parts = text.split(",").map((part): Part => {
    const [, name, number, percent] = /^\s*([^=]*?)\s*=\s*([\d.]+)\s*(%?)\s*$/.exec(part) ?? [];
    const share = Number(number) / (percent === "%" ? 100 : 1);
    if (name === undefined || name === "" || !(share > 0 && share <= 1)) {
      throw invalid(`--parts: "${part.trim()}" is not a name with a share between 0 and 1.`, example);
    }
    return { name, share };
  });
  const repeated = parts.find(({ name }, index) => parts.findIndex((one) => one.name === name) !== index);
  if (repeated !== undefined) throw invalid(`--parts: the part "${repeated.name}" is given twice.`, example);
  const total = parts.reduce((sum, { share }) => sum + share, 0);
  if (Math.abs(total - 1) > 0.001) {
    const shown = Number(total.toFixed(3));
    throw invalid(`--parts: the shares add up to ${shown}, not to 1.`, example);
  }
  return parts;
}

function invalid(message: string, hint: string): AppError {
  return new AppError("config.invalid", { message, hint });
}
