import {
  isObject,
  parseInstant,
  runScenario,
  writeInstant,
  type CaseEvent,
  type JsonValue,
  type Kit,
} from '#core';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * The events of the sample town's scenarios, each stopped somewhere on its way and moved in time so that its last act
 * lies shortly before `now`: cases in many states with lights of every colour. The same in every run.
 */
export function sampleEvents(
  kit: Kit,
  files: ReadonlyMap<string, string>,
  now: number,
): readonly CaseEvent[] {
  const scenarios = [...files].filter(([path]) => /^flows\/[^/]+\/scenarios\/[^/]+\.json$/.test(path));
  return scenarios.flatMap(([path, text], index) => {
    const [, flow = '', , file = ''] = path.split('/');
    const scenario = JSON.parse(text) as JsonValue;
    if (!isObject(scenario)) return [];
    const { events } = runScenario(kit, flow, scenario, file.replace('.json', ''));
    const length = events.length;
    const kept = events.slice(
      0,
      index % 4 === 3 ? length : Math.max(1, Math.ceil((length * ((index % 3) + 1)) / 4)),
    );
    return movedTo(kept, now - ((index * 7) % 60) * HOUR_MS - index * MINUTE_MS, kit);
  });
}

function movedTo(events: readonly CaseEvent[], end: number, kit: Kit): readonly CaseEvent[] {
  const last = Math.max(...events.map(({ at }) => parseInstant(at) ?? 0));
  return events.map((event) => ({
    ...event,
    at: writeInstant((parseInstant(event.at) ?? 0) + end - last, kit.timeZone.offsetMinutes),
  }));
}
