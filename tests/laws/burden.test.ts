/** What the forms of the sample town ask of those who fill them in (SPEC B). */
import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '#core/base';
import { asksReview, burdenOf, burdenWords } from '#core/burden';
import { loadTown } from '../examples/readTown.ts';
import type { Kit } from '#core/model';

const { kit } = loadTown();

/** The town with another schema for one form. */
function changed(form: string, change: (properties: JsonObject, schema: JsonObject) => JsonObject): Kit {
  const found = kit.forms[form]!;
  const schema = change(found.schema['properties'] as JsonObject, found.schema);
  return { ...kit, forms: { ...kit.forms, [form]: { ...found, schema } } };
}

describe('the burden of a form', () => {
  test('B1 counts what somebody fills in, and what everybody has to', () => {
    expect(burdenOf(kit, 'assessment')).toMatchObject({ required: 5, fields: 17 });
    expect(burdenOf(kit, 'patrol-log')).toMatchObject({ required: 0, seconds: 0 });
    expect(burdenOf(kit, 'nowhere')).toMatchObject({ fields: 0, required: 0, seconds: 0, yearly: null });
  });

  test('B1 an answer more makes it more, in a list for every entry that there must be', () => {
    const { seconds } = burdenOf(kit, 'incident');
    const more = changed('incident', (_properties, schema) => ({
      ...schema,
      required: ['category', 'group', 'what', 'place'],
    }));
    expect(burdenOf(more, 'incident').seconds).toBe(seconds + 8);
    const minutes = burdenOf(kit, 'meeting-minutes').seconds;
    const two = changed('meeting-minutes', (properties, schema) => ({
      ...schema,
      properties: { ...properties, decisions: { ...(properties['decisions'] as JsonObject), minItems: 2 } },
    }));
    // What was decided, told in a sentence, and a unit from a list.
    expect(burdenOf(two, 'meeting-minutes').seconds).toBe(minutes + 26);
  });

  test('B1 a household has its average number of persons, each with the quicker of two ways to be known', () => {
    // Group, address, notice; then 3.4 persons with name, relation, and birthday with sex, which are quicker than the number.
    const persons = 24_280 / 7150;
    expect(burdenOf(kit, 'household-survey').seconds).toBe(Math.ceil(6 + 8 + 3 + persons * (8 + 6 + 5 + 3)));
  });

  test('B1 an incident is within the twenty seconds that the town aims at, but for telling what happened', () => {
    const { seconds } = burdenOf(kit, 'incident');
    // 20 s are the typed or spoken account itself.
    expect(seconds - 20).toBeLessThanOrEqual(20);
  });

  test('B2 a year of it follows from the volumes of the town', () => {
    const { yearly, seconds } = burdenOf(kit, 'household-survey');
    expect(yearly).toMatchObject({ times: 7150, workers: 26, minutes: Math.ceil((7150 * seconds) / 60) });
    expect(burdenOf(kit, 'patrol-log').yearly).toMatchObject({ times: 26 * 365, minutes: 0 });
    expect(burdenOf(kit, 'accept').yearly).toBeNull();
  });

  test('B4 only forms that ask much are looked through first, and those whose author says so', () => {
    const asked = Object.keys(kit.forms).filter((form) => asksReview(kit, form));
    expect(asked.sort()).toEqual(['assessment', 'household-survey']);
    const said = (form: string, review: boolean): Kit => {
      const ui = { 'ui:options': { review } };
      return { ...kit, forms: { ...kit.forms, [form]: { ...kit.forms[form]!, ui } } };
    };
    expect(asksReview(said('household-survey', false), 'household-survey')).toBe(false);
    expect(asksReview(said('accept', true), 'accept')).toBe(true);
  });

  test('B3 names what is known elsewhere and asked again', () => {
    const known = (town: Kit, form: string): JsonValue =>
      burdenOf(town, form).known.map(({ pointer, from }) => `${pointer} ${from}`);
    expect(known(kit, 'household-survey')).toEqual([]);
    const asking = changed('household-survey', (properties, schema) => {
      const members = properties['members'] as JsonObject;
      const items = members['items'] as JsonObject;
      return {
        ...schema,
        properties: {
          ...properties,
          members: { ...members, items: { ...items, required: ['name', 'relation', 'sex'] } },
        },
      };
    });
    expect(known(asking, 'household-survey')).toEqual(['/members/*/sex identity']);
    const words = burdenWords(burdenOf(asking, 'household-survey'));
    expect(words['zh-CN']).toMatch(
      /^共 \d+ 项，必填 6 项，填完必填项约 \d+ 秒（估算）。别处已有、又再问一遍的：性别。全镇一年约填 7150 次/u,
    );
    expect(words['en']).toMatch(/asked again: “Sex”\. About 7150 times a year/);
  });
});
