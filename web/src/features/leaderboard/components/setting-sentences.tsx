import type { Effects } from "@contracts/api/effects.ts";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { difference, interval } from "../../../design/format.ts";
import { VerdictMark } from "../../../design/verdict-mark.tsx";
import * as t from "../../../messages/messages.ts";
import { conditionsText } from "../prepare/conditions.ts";
import { settingText } from "../../../design/setting-text.ts";

/** Every effect as its sentence, or why there is none, and the way to the runs it rests on. */
export function SettingSentences({ effects }: { effects: Effects }): ReactNode {
  const words = t.leaderboard.effects;
  return (
    <div className="flex flex-col gap-4">
      {effects.settings.map(({ path, together, reference, values }) => (
        <section key={path} aria-label={path} className="rounded-card border border-line bg-surface p-4">
          <h2>{[path, ...together].join(" + ")}</h2>
          <p className="text-small text-ink-soft">
            {words.reference}: {settingText(reference)}
          </p>
          <ul className="mt-2 flex flex-col gap-3 text-small">
            {values.map((effect) => {
              const text = settingText(effect.value);
              return (
                <li key={text} className="border-t border-line pt-2 [overflow-wrap:anywhere]">
                  <p className="flex flex-wrap items-center gap-2">
                    <strong>{text}</strong>
                    <VerdictMark kind={effect.standing} />
                    {effect.difference !== null && (
                      <span className="tabular-nums">
                        {difference(effect.difference)}{" "}
                        <span className="text-ink-soft">{interval(effect.low, effect.high, difference)}</span>
                      </span>
                    )}
                  </p>
                  <p>{effect.sentence}</p>
                  {effect.reason !== null && effect.reason !== effect.sentence && (
                    <p className="text-ink-soft">{effect.reason}</p>
                  )}
                  <p>
                    <Link
                      from="/leaderboard"
                      to="/leaderboard"
                      search={(before) => ({
                        ...before,
                        view: undefined,
                        where: conditionsText([{ path, value: text }]),
                      })}
                      className="underline underline-offset-4"
                    >
                      {words.onlyThese}
                    </Link>
                  </p>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
