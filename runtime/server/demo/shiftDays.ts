import { addDays } from '#core/clock';
import type { Script } from './scenarios.ts';
import { mapTexts } from './scenarios.ts';

const DATE = /^(\d{4}-\d\d-\d\d)(?=$|T)/;
const DAY = 24 * 60 * 60_000;

/** Dates farther than this from the scenario's start are birthdays and the like, and stay. */
const NEAR = 400 * DAY;

/** The script moved by whole days, with the dates that people name in it. */
export function shiftDays(script: Script & { readonly start?: unknown }, days: number): Script {
  const start = Date.parse(String(script.start).slice(0, 10));
  return mapTexts(script, (text) => {
    const date = DATE.exec(text)?.[1];
    if (date === undefined || Math.abs(Date.parse(date) - start) > NEAR) return text;
    return `${addDays(date, days)}${text.slice(date.length)}`;
  }) as unknown as Script;
}
