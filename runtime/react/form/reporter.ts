type FormData = Readonly<Record<string, unknown>>;

/** Passes a form's answers on to whoever listens at the moment, and keeps the newest. */
export interface Reporter {
  readonly latest: () => FormData;
  readonly report: (data: FormData) => void;
  readonly listen: (listener: ((data: FormData) => void) | undefined) => void;
}

export function createReporter(initial: FormData): Reporter {
  let latest = initial;
  let listener: ((data: FormData) => void) | undefined;
  return {
    latest: () => latest,
    report(data) {
      latest = data;
      listener?.(data);
    },
    listen(next) {
      listener = next;
    },
  };
}
