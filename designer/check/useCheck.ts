import { useEffect, useRef, useState } from 'react';
import type { Kit, Problem } from '#core';
import { differences, textsOf, type Draft } from '#designer/edit';
import type { CheckAnswer, CheckRequest } from './checkTown.ts';

/** A pause in typing after which the draft is checked. */
const IDLE_MS = 250;

export interface Checked {
  /** Undefined until the first answer. */
  readonly problems: readonly Problem[] | undefined;
  /** The newest kit that the draft made; undefined when there was none or nobody asked. */
  readonly kit: Kit | undefined;
  /** Whether the kit is older than the draft because that one makes none. */
  readonly stale: boolean;
}

const NOTHING: Checked = { problems: undefined, kit: undefined, stale: false };

/** What is wrong with the draft, found in a worker a moment after every change. */
export function useCheck(draft: Draft, withKit: boolean): Checked {
  const [checked, setChecked] = useState(NOTHING);
  const worker = useRef<Worker | null>(null);
  const sent = useRef<ReadonlyMap<string, string>>(new Map());
  const number = useRef(0);

  useEffect(() => {
    const started = new Worker(new URL('./checker.worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<CheckAnswer>) => {
      if (data.number !== number.current) return;
      setChecked((before) => ({
        problems: data.problems,
        kit: data.kit ?? before.kit,
        stale:
          data.kit === undefined &&
          before.kit !== undefined &&
          data.problems.some(({ severity }) => severity === 'error'),
      }));
    };
    worker.current = started;
    return () => {
      worker.current = null;
      sent.current = new Map();
      started.terminate();
    };
  }, []);

  useEffect(() => {
    const timer = setTimeout(() => {
      const texts = textsOf(draft);
      const changed = differences(sent.current, texts);
      sent.current = texts;
      number.current += 1;
      const request: CheckRequest = { number: number.current, changed, withKit };
      worker.current?.postMessage(request);
    }, IDLE_MS);
    return () => clearTimeout(timer);
  }, [draft, withKit]);

  return checked;
}
