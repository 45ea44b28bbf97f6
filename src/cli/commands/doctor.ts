import { styleText } from "node:util";
import { examine } from "../../app/use-cases/doctor.ts";
import { exitCodes } from "../exit-codes.ts";
import type { CommandContext } from "../command-context.ts";
import { print, printJson } from "../render/output.ts";

const marks = {
  good: styleText("green", "✓"),
  missing: styleText("yellow", "–"),
  bad: styleText("red", "✗"),
};

export async function doctor(context: CommandContext): Promise<number> {
  const findings = await examine(context.folder, context.signal);
  if (context.json) {
    printJson("soundings.doctor/1", { findings });
  } else {
    for (const { what, status, seen, remedy } of findings) {
      print(
        `${marks[status]} ${what.padEnd(10)} ${seen}${remedy === null ? "" : `\n             ${remedy}`}`,
      );
    }
  }
  return findings.some(({ status }) => status === "bad") ? exitCodes.couldNotMeasure : exitCodes.yes;
}
