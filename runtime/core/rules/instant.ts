/** `2026-05-08T09:30:00.000+08:00`: the one way in which events write their time. */
const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{3})(?:Z|([+-])(\d\d):(\d\d))$/;

/**
 * The instant in ms since 1970, or undefined when the text is not a real date and time with milliseconds and offset.
 * Not `Date.parse`: engines differ over 31 February, and a case must be the same on every device.
 */
export function parseInstant(text: string): number | undefined {
  const parts = INSTANT.exec(text);
  if (parts === null) return undefined;
  const at = (index: number): number => Number(parts[index] ?? 0);
  const [year, month, day, hour, minute, second] = [at(1), at(2), at(3), at(4), at(5), at(6)];
  if (hour > 23 || minute > 59 || second > 59 || at(9) > 14 || at(10) > 59) return undefined;
  const local = Date.UTC(year, month - 1, day, hour, minute, second, at(7));
  const date = new Date(local);
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return undefined;
  const offset = (at(9) * 60 + at(10)) * 60_000;
  return parts[8] === '-' ? local + offset : local - offset;
}

/** The instant as events write it, in the local time of a fixed offset. */
export function writeInstant(instant: number, offsetMinutes: number): string {
  const local = new Date(instant + offsetMinutes * 60_000).toISOString().slice(0, -1);
  const size = Math.abs(offsetMinutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
