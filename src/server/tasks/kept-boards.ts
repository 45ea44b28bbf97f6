import type { Leaderboard } from "../../app/use-cases/leaderboard.ts";

/** Leaderboards by what decides them: several pages show the same one. */
export interface KeptBoards {
  /**
   * Whoever asks for one that is being made waits for the same. Nobody's leaving ends it, as another may wait; closing does.
   * One that failed is made again for the next who asks.
   */
  boardOf(
    parts: readonly unknown[],
    make: (signal: AbortSignal) => Promise<Leaderboard>,
  ): Promise<Leaderboard>;
  close(): void;
}

const mostBoards = 40;

export function keptBoards(): KeptBoards {
  const boards = new Map<string, Promise<Leaderboard>>();
  const closing = new AbortController();
  return {
    boardOf(parts, make) {
      const key = JSON.stringify(parts);
      const known = boards.get(key);
      boards.delete(key);
      const board = known ?? make(closing.signal);
      boards.set(key, board);
      board.catch(() => {
        if (boards.get(key) === board) boards.delete(key);
      });
      for (const [oldest] of [...boards].slice(0, Math.max(0, boards.size - mostBoards))) {
        boards.delete(oldest);
      }
      return board;
    },
    close: () => closing.abort(),
  };
}
