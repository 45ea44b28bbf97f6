import { setImmediate as nextTurn } from "node:timers/promises";
import { throwIfAborted } from "../../contracts/abort.ts";

/** Takes less than a tenth of a second, whatever the script. */
const charactersPerTurn = 200_000;

/** Told what was worked off; gives others their turn when that is enough for one, and throws once aborted. */
export type CharacterTurns = (characters: number) => Promise<void> | undefined;

export function characterTurns(signal?: AbortSignal): CharacterTurns {
  let left = charactersPerTurn;
  async function pause(): Promise<void> {
    await nextTurn();
    if (signal !== undefined) throwIfAborted(signal);
  }
  return (characters) => {
    left -= characters;
    if (left > 0) return undefined;
    left = charactersPerTurn;
    return pause();
  };
}
