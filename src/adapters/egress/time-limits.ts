import { throwIfAborted } from "../../contracts/abort.ts";
import { AppError, messageOf } from "../../contracts/app-error.ts";

/** What ends an exchange before its time: the caller's signal, the whole time, or a silence of the other side. */
export interface TimeLimits {
  /** Fires when any of them does. */
  readonly signal: AbortSignal;
  /** Silence counts from here … */
  awaitBytes(): void;
  /** … to here. */
  bytesCame(): void;
  /** Nothing fires any more. */
  end(): void;
  /** What a broken exchange is told as, by what broke it: AppError "aborted", or "egress.failed" with this sentence where no limit did. */
  faultOf(error: unknown, sentence?: string): AppError;
}

export interface TimeLimitSettings {
  origin: string;
  timeoutMs: number;
  /** Undefined where only the whole time counts. */
  silenceMs: number | undefined;
  signal: AbortSignal;
}

/** A timer that is set to more fires at once. */
const longestTimer = 2 ** 31 - 1;

export function timeLimits({ origin, timeoutMs, silenceMs, signal }: TimeLimitSettings): TimeLimits {
  const controller = new AbortController();
  let broken: string | undefined;
  const breakWith = (sentence: string): void => {
    broken = sentence;
    controller.abort();
  };
  const stop = (): void => controller.abort();
  signal.addEventListener("abort", stop, { once: true });
  const whole = setTimeout(
    () => breakWith(`${origin} did not answer within ${timeoutMs} ms.`),
    Math.min(timeoutMs, longestTimer),
  );
  /** One timer for all silences of an exchange, since a stream has thousands. */
  let silence: NodeJS.Timeout | undefined;
  let isAwaiting = false;
  const breakSilence = (): void => {
    if (isAwaiting) breakWith(`${origin} sent nothing for ${silenceMs} ms.`);
  };

  return {
    signal: controller.signal,
    awaitBytes() {
      isAwaiting = true;
      if (silence !== undefined) silence.refresh();
      else if (silenceMs !== undefined) silence = setTimeout(breakSilence, Math.min(silenceMs, longestTimer));
    },
    bytesCame: () => void (isAwaiting = false),
    end() {
      clearTimeout(silence);
      clearTimeout(whole);
      signal.removeEventListener("abort", stop);
    },
    faultOf(error, sentence = `The request to ${origin} failed: ${messageOf(error)}`) {
      try {
        throwIfAborted(signal);
      } catch (aborted) {
        return aborted as AppError;
      }
      if (error instanceof AppError) return error;
      return new AppError("egress.failed", {
        message: broken ?? sentence,
        hint: "Check the address, the connection and that the service runs.",
        cause: error,
      });
    },
  };
}
