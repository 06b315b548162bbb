import type { JsonObject } from '#core';

type FormData = Readonly<Record<string, unknown>>;

/** Passes a form's answers on to whoever listens at the moment, and keeps the newest. */
export interface Reporter {
  readonly latest: () => FormData;
  readonly report: Listener;
  readonly listen: (listener: Listener | undefined) => void;
}

type Listener = (data: FormData, stored: () => JsonObject) => void;

export function createReporter(initial: FormData): Reporter {
  let latest = initial;
  let listener: Listener | undefined;
  return {
    latest: () => latest,
    report(data, stored) {
      latest = data;
      listener?.(data, stored);
    },
    listen(next) {
      listener = next;
    },
  };
}
