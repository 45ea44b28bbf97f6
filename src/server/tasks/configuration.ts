import type * as z from "zod";
import { configJsonSchema } from "../../app/config/config-json-schema.ts";
import { checkConfiguration as check } from "../../app/use-cases/check-configuration.ts";
import { readConfiguration as read } from "../../app/use-cases/read-configuration.ts";
import { saveConfiguration as save } from "../../app/use-cases/save-configuration.ts";
import type {
  CheckConfiguration,
  Configuration,
  ConfigurationCheck,
  ConfigurationFault,
  ConfigurationSchema,
  SaveConfiguration,
} from "../../contracts/api/configuration.ts";
import { ApiFault } from "../api-fault.ts";
import { pageHint, pageNotice } from "../page-words.ts";
import { withoutPlaces } from "../without-places.ts";
import type { Task } from "./task.ts";

export const readConfiguration: Task<null, Configuration> = async ({ folder }) => {
  const configuration = await read(folder);
  return { ...configuration, faults: told(configuration.faults, folder) };
};

export const showConfigurationSchema: Task<null, ConfigurationSchema> = async () =>
  configJsonSchema() as ConfigurationSchema;

export const checkConfiguration: Task<z.output<typeof CheckConfiguration>, ConfigurationCheck> = async (
  project,
  { text, kind, estimate },
  { signal },
) => {
  const { folder } = project;
  const options = { folder, text, kind, estimate, signal };
  const checked = await check(() => project.workspace(), options);
  return {
    ...checked,
    faults: told(checked.faults, folder),
    estimate: checked.estimate && { ...checked.estimate, notes: toldNotes(checked.estimate.notes, folder) },
    notes: toldNotes(checked.notes, folder),
  };
};

export const saveConfiguration: Task<SaveConfiguration, Configuration> = async ({ folder }, given) => {
  const outcome = await save(folder, given);
  if (outcome.status === "saved") return outcome.configuration;
  const { file } = outcome;
  throw new ApiFault("configuration.changed", {
    message:
      file === null
        ? "The configuration file has been taken away since it was read."
        : `${file} has been changed since it was read, by an editor or in another tab.`,
    hint: "Read it again, and make your changes to what stands there now.",
  });
};

function told(faults: readonly ConfigurationFault[], folder: string): ConfigurationFault[] {
  return faults.map((fault) => {
    const hint = fault.hint === null ? null : pageHint("config.invalid", fault.hint);
    return {
      ...fault,
      message: withoutPlaces(fault.message, folder),
      hint: hint === null ? null : withoutPlaces(hint, folder),
    };
  });
}

function toldNotes(notes: readonly string[], folder: string): string[] {
  return notes.map((note) => withoutPlaces(pageNotice(note), folder));
}
