import type { Meta, StoryObj } from '@storybook/react-vite';
import { kindIds, KINDS, readKit, type JsonObject, type JsonValue, type Kit } from '#core';
import { createFileBasket, Frame, KitForm } from '#react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { files } from '../_kit.tsx';
import { everyKind, SAMPLES } from '../_samples.ts';

/** Wednesday 13 May 2026, in the morning: the day of every story. */
const clock = (): number => Date.parse('2026-05-13T10:20:00+08:00');

interface Shown {
  /** The answers of every kind: none, right ones, wrong ones, or as long as they may be. */
  readonly answers: 'none' | 'right' | 'wrong' | 'most';
  /** Nothing can be changed: because the form only shows, or because it is not this person's turn. */
  readonly state?: 'readonly' | 'disabled';
  /** Of the letters of the page, in percent, as a browser sets it. */
  readonly text?: 200;
}

/** One form with a field of every kind there is, by the one table. */
function kitOf(state: Shown['state']): Kit {
  const look: JsonObject = state === undefined ? {} : { [`ui:${state}`]: true };
  const layout = Object.fromEntries(kindIds.map((id) => [id, { ...KINDS[id].ui, ...look }]));
  const form = new Map([
    ['forms/kinds/form.schema.json', JSON.stringify(everyKind())],
    ['forms/kinds/form.ui.json', JSON.stringify(layout)],
  ]);
  const loaded = readKit(new Map([...files, ...form]));
  if (loaded.status === 'refused') throw new Error(JSON.stringify(loaded.problems));
  return loaded.kit;
}

/** What stands in a section or a repeating section is asked by fields of their own. */
const HOLDING = ['section', 'group', 'note', 'calculated'];

function answersOf(which: Shown['answers']): JsonObject {
  if (which === 'none') return {};
  const found = kindIds.flatMap((id): [string, JsonValue][] => {
    if (HOLDING.includes(id)) return [];
    const { right, wrong } = SAMPLES[id];
    const value = which === 'wrong' ? wrong[0] : which === 'most' ? right.at(-1) : right[0];
    return value === undefined ? [] : [[id, value]];
  });
  return Object.fromEntries(found);
}

function Form({ answers, state, text }: Shown): ReactNode {
  const [kit] = useState(() => kitOf(state));
  const [basket] = useState(() => createFileBasket());
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = document.documentElement;
    if (text !== undefined) root.style.fontSize = `${String(text)}%`;
    // A stopped submit says what is wrong.
    if (answers === 'wrong') place.current?.querySelector('form')?.requestSubmit();
    return () => {
      root.style.fontSize = '';
    };
  }, [answers, text]);
  return (
    <Frame>
      <main className="page" style={{ margin: '0 auto', padding: '1rem', maxWidth: '46rem' }} ref={place}>
        <h1>每一种字段</h1>
        <KitForm
          kit={kit}
          form="kinds"
          initial={answersOf(answers)}
          files={basket}
          grids={['990101101001001']}
          clock={clock}
          onSubmit={() => undefined}
        >
          <button type="submit" className="button button-main">
            <span>提交</span>
          </button>
        </KitForm>
      </main>
    </Frame>
  );
}

const meta: Meta<Shown> = { title: 'Fields', render: (shown) => <Form {...shown} /> };
export default meta;

/** Nobody has answered yet. */
export const Empty: StoryObj<Shown> = { args: { answers: 'none' } };
export const Filled: StoryObj<Shown> = { args: { answers: 'right' } };
/** After a submit that was stopped. */
export const Wrong: StoryObj<Shown> = { args: { answers: 'wrong' } };
export const ReadOnly: StoryObj<Shown> = { args: { answers: 'right', state: 'readonly' } };
export const Disabled: StoryObj<Shown> = { args: { answers: 'right', state: 'disabled' } };
/** Everything as long as it may be. */
export const AtLimits: StoryObj<Shown> = { args: { answers: 'most' } };
/** Letters twice as large, as somebody sets who sees little. */
export const LargeText: StoryObj<Shown> = { args: { answers: 'right', text: 200 } };
