import type { Meta, StoryObj } from '@storybook/react-vite';
import { runScenario, type CaseEvent, type JsonValue } from '#core';
import { CasePage } from '#react';
import { files, sampleKit, Stage, workplaceOf, type PEOPLE } from '../_kit.tsx';

interface Shown {
  /** Who looks at the case. */
  readonly person: keyof typeof PEOPLE;
  /** A scenario of the incident flow, and how many of its acts have happened. */
  readonly scenario: string;
  readonly acts: number;
}

function eventsOf({ scenario, acts }: Shown): readonly CaseEvent[] {
  const text = files.get(`flows/incident/scenarios/${scenario}.json`) ?? '{}';
  return runScenario(sampleKit(), 'incident', JSON.parse(text) as JsonValue, scenario).events.slice(0, acts);
}

const meta: Meta<Shown> = {
  title: 'Case page',
  render: (shown) => {
    const events = eventsOf(shown);
    return (
      <Stage workplace={workplaceOf(shown.person, events)}>
        <CasePage id={events[0]?.case ?? ''} />
      </Stage>
    );
  },
};
export default meta;

/** The centre has a report to accept. */
export const ToAccept: StoryObj<Shown> = { args: { person: 'center', scenario: 'to-the-close', acts: 1 } };

/** The reporter waits: nothing to do, and the reasons why. */
export const SeenByReporter: StoryObj<Shown> = {
  args: { person: 'worker', scenario: 'to-the-close', acts: 3 },
};

/** Two people filled the same field differently. */
export const Question: StoryObj<Shown> = { args: { person: 'center', scenario: 'edits-meet', acts: 3 } };

/** Somebody's act came second and has its verdict in the timeline. */
export const CameSecond: StoryObj<Shown> = { args: { person: 'center', scenario: 'two-at-once', acts: 4 } };
