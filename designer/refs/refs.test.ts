import { describe, expect, it } from 'vitest';
import type { Draft } from '#designer/edit';
import { applyChange, openDraft, textsOf } from '#designer/edit';
import { proposeRemoval, remedyWords, removalChange, rename, thingsOf, whereUsed } from './index.ts';
import type { Thing } from './index.ts';

const FORM = 'forms/visit/form.schema.json';
const FLOW = 'flows/care/flow.json';
const SHEET = 'templates/sheet.hbs';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const when = (condition: unknown) => ({ type: 'when', params: { condition } });

const person = {
  type: 'object',
  properties: { name: { type: 'string', title: '姓名' }, kin: { enum: ['son', 'daughter'], title: '关系' } },
  required: ['name'],
};

const files = new Map<string, string>([
  [
    FORM,
    json({
      title: '走访',
      type: 'object',
      $defs: { person },
      properties: {
        head: { $ref: '#/$defs/person', title: '户主' },
        members: { type: 'array', title: '成员', items: { $ref: '#/$defs/person' } },
        kind: {
          title: '走访类别',
          oneOf: [
            { const: 'usual', title: '日常' },
            { const: 'urgent', title: '紧急' },
          ],
          default: 'usual',
        },
        name: { type: 'string', title: '名称' },
      },
      required: ['kind'],
      if: { required: ['kind'], properties: { kind: { const: 'urgent' } } },
      then: { required: ['name'] },
    }),
  ],
  [
    'forms/visit/form.ui.json',
    json({ 'ui:order': ['kind', 'name', '*'], members: { items: { name: { 'ui:help': '全名' } } } }),
  ],
  [
    'forms/visit/i18n/en.json',
    json({
      '/$defs/person/properties/name/title': 'Name',
      '/properties/kind/oneOf/1/title': 'Urgent',
      'ui:/members/items/name/ui:help': 'Full name',
    }),
  ],
  [
    FLOW,
    json({
      title: { 'zh-CN': '关爱', en: 'Care' },
      form: 'visit',
      summary: ['/head/name', '/members/0/name'],
      chart: {
        initial: 'start',
        states: {
          start: {
            on: {
              open: [
                {
                  target: 'busy.first',
                  guard: when({
                    required: ['record'],
                    properties: {
                      record: { required: ['kind'], properties: { kind: { enum: ['urgent'] } } },
                    },
                  }),
                },
                { target: '#done' },
              ],
            },
          },
          busy: {
            initial: 'first',
            states: { first: { on: { finish: '#done' } }, second: { on: { finish: '#done' } } },
          },
          done: { id: 'done', tags: ['closed'] },
        },
      },
      parties: { reporter: { title: { 'zh-CN': '登记人' }, kind: 'person' } },
      actions: {
        open: { title: { 'zh-CN': '登记' }, by: [{ post: 'worker' }] },
        finish: { title: { 'zh-CN': '办完' }, by: [{ post: 'worker' }], during: ['busy.first'] },
      },
      audience: [{ to: ['grid'] }],
      prints: { sheet: { title: { 'zh-CN': '单子' }, template: 'sheet', posts: ['worker'] } },
    }),
  ],
  [
    'org/roles.json',
    json({ posts: { worker: { title: { 'zh-CN': '网格员' }, reach: 'grid', home: 'phone' } } }),
  ],
  [
    SHEET,
    '{{field "/head/name"}}\r\n{{#each record.members}}{{name}} {{@root.record.name}}{{/each}}\r\n{{title "state" "busy.first"}}',
  ],
]);
const draft = openDraft(files);

const field = (pointer: string): Thing => ({ kind: 'field', form: 'visit', pointer });

/** The draft after a rename; taking it back must give the bytes before it. */
function renamed(thing: Thing, to: string | number, from: Draft = draft): ReadonlyMap<string, string> {
  const made = rename(from, thing, to);
  if (made.status === 'refused') throw new Error(made.reason['en']);
  const changed = applyChange(from, made.change);
  if (changed.status === 'failed') throw new Error(JSON.stringify(changed.failure));
  const back = applyChange(changed.draft, changed.inverse);
  expect(back.status === 'changed' && textsOf(back.draft)).toEqual(textsOf(from));
  return textsOf(changed.draft);
}

describe('where used', () => {
  it('finds a field in conditions, layout, translations, flow and template, and not the same word elsewhere', () => {
    const { defined, used, unread } = whereUsed(draft, field('/members/-/name'));
    expect(defined.map(({ file, spot }) => ({ file, ...spot }))).toEqual([
      { file: FORM, at: 'key', pointer: '/$defs/person/properties/name' },
    ]);
    expect(used.map(({ file }) => file)).toEqual([
      FORM,
      'forms/visit/form.ui.json',
      'forms/visit/i18n/en.json',
      'forms/visit/i18n/en.json',
      FLOW,
      SHEET,
    ]);
    expect(used.at(-1)?.spot).toMatchObject({ at: 'text', line: 2, column: 27 });
    expect(unread).toEqual([]);
  });

  it('tells each place in Chinese and English', () => {
    const { used } = whereUsed(draft, field('/kind'));
    expect(used.map(({ what }) => what)).toContainEqual({
      'zh-CN': '流程“关爱”：从“start”经“登记”转出的条件',
      en: 'The flow “Care”: the condition of “登记” in “start”',
    });
  });

  it('finds an option in conditions and by its words', () => {
    const urgent: Thing = { kind: 'option', form: 'visit', pointer: '/kind', value: 'urgent' };
    const { used } = whereUsed(draft, urgent);
    expect(used.map(({ file, spot }) => [file, spot.at])).toEqual([
      [FORM, 'value'],
      ['forms/visit/i18n/en.json', 'beside'],
      [FLOW, 'value'],
    ]);
  });

  it('finds a state also where only its id is written', () => {
    const { used } = whereUsed(draft, { kind: 'state', flow: 'care', path: 'done' });
    expect(used.map(({ spot }) => spot.at)).toEqual(['beside', 'beside', 'beside']);
  });

  it('looks through files that are no kit, and names those that nobody can read', () => {
    const odd = openDraft(
      new Map([
        ...files,
        [
          'lists/odd.json',
          '{"flow": "care", "columns": [{"show": "field", "pointer": "/kind"}, 7, null], "posts": {}}',
        ],
        ['forms/visit/form.ui.json', '{"ui:order": ["kind"'],
        [FLOW, (files.get(FLOW) ?? '').replace('"initial": "start"', '"initial": 7')],
      ]),
    );
    const { used, unread } = whereUsed(odd, field('/kind'));
    expect(used.some(({ file }) => file === 'lists/odd.json')).toBe(true);
    expect(unread).toEqual(['forms/visit/form.ui.json']);
  });

  it('answers for whatever JSON stands in the files', () => {
    const hostile = [
      'null',
      '7',
      '[]',
      '{"__proto__": {"a": 1}}',
      '{"properties": 3, "chart": [], "actions": []}',
      '"x"',
    ];
    for (const text of hostile) {
      const all = new Map([...files.keys()].map((path) => [path, text]));
      expect(() => thingsOf(openDraft(all))).not.toThrow();
    }
    const cyclic = json({
      $defs: { a: { $ref: '#/$defs/a' } },
      properties: { a: { $ref: '#/$defs/a' }, b: { $ref: '#' } },
    });
    expect(thingsOf(openDraft(new Map([[FORM, cyclic]])))).toContainEqual(field('/b/a'));
  });
});

describe('renaming', () => {
  it('renames fields that share a definition together, and nothing of the same name', () => {
    const made = rename(draft, field('/head/name'), 'fullName');
    expect(made).toMatchObject({ status: 'renamed', with: [field('/members/-/name')] });
    const after = renamed(field('/head/name'), 'fullName');
    expect(after.get(SHEET)).toBe(
      '{{field "/head/fullName"}}\r\n{{#each record.members}}{{fullName}} {{@root.record.name}}{{/each}}\r\n{{title "state" "busy.first"}}',
    );
    expect(JSON.parse(after.get(FLOW) ?? '')).toMatchObject({
      summary: ['/head/fullName', '/members/0/fullName'],
    });
    const form = JSON.parse(after.get(FORM) ?? '') as typeof person & { properties: object };
    expect(Object.keys(form.properties)).toEqual(['head', 'members', 'kind', 'name']);
  });

  it('keeps the place of a key among its siblings', () => {
    const after = renamed(field('/kind'), '类别');
    const form = JSON.parse(after.get(FORM) ?? '') as { properties: object; required: string[] };
    expect(Object.keys(form.properties)).toEqual(['head', 'members', '类别', 'name']);
    expect(form.required).toEqual(['类别']);
  });

  it('renames an option at its default, in conditions and where it is offered', () => {
    const urgent: Thing = { kind: 'option', form: 'visit', pointer: '/kind', value: 'urgent' };
    const all = [...renamed(urgent, 'at-once').values()].join('');
    expect(all).not.toContain('"urgent"');
    expect(all.match(/"at-once"/g)).toHaveLength(3);
    const usual: Thing = { ...urgent, value: 'usual' };
    expect(renamed(usual, 'plain').get(FORM)).toContain('"default": "plain"');
  });

  it('renames a state inside paths, targets and the beginning', () => {
    const after = renamed({ kind: 'state', flow: 'care', path: 'busy.first' }, 'one');
    const flow = after.get(FLOW) ?? '';
    expect(flow).toContain('"target": "busy.one"');
    expect(flow).toContain('"during": ["busy.one"]');
    expect(flow).toContain('"initial": "one"');
    expect(after.get(SHEET)).toContain('{{title "state" "busy.one"}}');
    expect(renamed({ kind: 'state', flow: 'care', path: 'busy' }, 'working').get(FLOW)).toContain(
      '"working.first"',
    );
  });

  it('moves the files of a form, to the byte', () => {
    const after = renamed({ kind: 'form', form: 'visit' }, 'call');
    expect([...after.keys()].filter((path) => path.startsWith('forms/'))).toEqual([
      'forms/call/form.schema.json',
      'forms/call/form.ui.json',
      'forms/call/i18n/en.json',
    ]);
    expect(after.get('forms/call/form.schema.json')).toBe(files.get(FORM));
    expect(after.get(FLOW)).toContain('"form": "call"');
  });

  it.each<[string, Thing, string]>([
    ['a name that is taken', field('/kind'), 'name'],
    ['a name that a template cannot write', field('/kind'), 'a b'],
    ['a name with a meaning of its own', field('/kind'), '__proto__'],
    ['the act that every flow has', { kind: 'act', flow: 'care', act: 'open' }, 'begin'],
    ['a thing that is not there', field('/nothing'), 'x'],
    ['an empty value', { kind: 'option', form: 'visit', pointer: '/kind', value: 'usual' }, ' '],
    ['a taken state', { kind: 'state', flow: 'care', path: 'busy.first' }, 'second'],
  ])('refuses %s, with a reason', (_what, thing, to) => {
    expect(rename(draft, thing, to)).toMatchObject({
      status: 'refused',
      reason: { 'zh-CN': expect.any(String) as string },
    });
  });
});

describe('removing', () => {
  /** The draft after a removal, every place as proposed or, where `kind` is possible, so. Taking it back gives the bytes before it. */
  function removed(thing: Thing, kind?: 'drop' | 'leave'): ReadonlyMap<string, string> {
    const removal = proposeRemoval(draft, thing)!;
    const decided = new Map(
      removal.repairs.flatMap((repair) =>
        kind && repair.possible.includes(kind) ? [[repair, { kind }] as const] : [],
      ),
    );
    const changed = applyChange(draft, removalChange(removal, decided));
    if (changed.status === 'failed') throw new Error(JSON.stringify(changed.failure));
    const back = applyChange(changed.draft, changed.inverse);
    expect(back.status === 'changed' && textsOf(back.draft)).toEqual(files);
    return textsOf(changed.draft);
  }

  const urgent: Thing = { kind: 'option', form: 'visit', pointer: '/kind', value: 'urgent' };
  const usual: Thing = { ...urgent, value: 'usual' };

  it('lists every place with a sentence, and what could stand there instead', () => {
    const removal = proposeRemoval(draft, usual)!;
    expect(removal.candidates).toEqual([urgent]);
    expect(removal.repairs.map((repair) => remedyWords(removal, repair, repair.proposed))).toEqual([
      {
        'zh-CN': '表单“走访”：“走访类别”的默认值：一并删去',
        en: 'The form “走访”: the default of “走访类别”: goes with it',
      },
    ]);
    expect(proposeRemoval(draft, field('/nothing'))).toBeUndefined();
  });

  it('proposes the nearest of its kind', () => {
    const removal = proposeRemoval(draft, { kind: 'state', flow: 'care', path: 'busy.first' })!;
    expect(removal.candidates).toEqual([{ kind: 'state', flow: 'care', path: 'busy.second' }]);
    const near = proposeRemoval(
      openDraft(
        new Map([
          ...files,
          [FORM, (files.get(FORM) ?? '').replace('"紧急"', '"紧急事项"').replace('"日常"', '"紧急事件"')],
        ]),
      ),
      urgent,
    )!;
    expect(near.repairs.filter(({ proposed }) => proposed.kind === 'replace')).toHaveLength(2);
  });

  it('takes an option out with its words, its rule and the way that only it opened', () => {
    const after = removed(urgent, 'drop');
    const form = JSON.parse(after.get(FORM) ?? '') as Record<string, object>;
    expect(form['properties']).toMatchObject({ kind: { oneOf: [{ const: 'usual' }] } });
    expect(Object.keys(form)).not.toContain('if');
    expect(Object.keys(form)).not.toContain('then');
    expect(after.get('forms/visit/i18n/en.json')).not.toContain('/properties/kind/oneOf/1/title');
    expect(JSON.parse(after.get(FLOW) ?? '')).toMatchObject({
      chart: { states: { start: { on: { open: [{ target: '#done' }] } } } },
    });
  });

  it('moves the words of later options up', () => {
    const words = JSON.parse(removed(usual).get('forms/visit/i18n/en.json') ?? '') as object;
    expect(Object.keys(words)).toEqual([
      '/$defs/person/properties/name/title',
      '/properties/kind/oneOf/0/title',
      'ui:/members/items/name/ui:help',
    ]);
  });

  it('names another thing instead where a person says so', () => {
    const removal = proposeRemoval(draft, urgent)!;
    const decided = new Map(
      removal.repairs.flatMap((repair) =>
        repair.possible.includes('replace') ? [[repair, { kind: 'replace', to: usual }] as const] : [],
      ),
    );
    const changed = applyChange(draft, removalChange(removal, decided));
    const after = changed.status === 'changed' ? textsOf(changed.draft) : new Map<string, string>();
    expect(after.get(FLOW)).toContain('"enum": ["usual"]');
    expect(after.get(FORM)).toContain('"kind": { "const": "usual" }');
  });

  it('names nothing twice', () => {
    const flow = (files.get(FLOW) ?? '').replace('"busy.first"\n', '"busy.first",\n        "busy.second"\n');
    const from = openDraft(new Map([...files, [FLOW, flow]]));
    const removal = proposeRemoval(from, { kind: 'state', flow: 'care', path: 'busy.first' })!;
    const [to] = removal.candidates;
    const decided = new Map(
      removal.repairs.flatMap((repair) =>
        repair.possible.includes('replace') ? [[repair, { kind: 'replace', to: to! }] as const] : [],
      ),
    );
    const changed = applyChange(from, removalChange(removal, decided));
    const after = changed.status === 'changed' ? (textsOf(changed.draft).get(FLOW) ?? '') : '';
    expect(after).toContain('"during": ["busy.second"]');
    expect(after).toContain('"target": "busy.second"');
    expect(after).toContain('"initial": "second"');
  });

  it('takes a field out of template, layout, words and flow; a block goes with what it asks for', () => {
    const after = removed(field('/members'), 'drop');
    expect(after.get(SHEET)).toBe('{{field "/head/name"}}\r\n\r\n{{title "state" "busy.first"}}');
    expect(JSON.parse(after.get(FLOW) ?? '')).toMatchObject({ summary: ['/head/name'] });
    expect(after.get('forms/visit/form.ui.json')).not.toContain('members');
  });

  it('takes fields of one definition out together', () => {
    const after = removed(field('/head/name'), 'drop');
    expect(JSON.parse(after.get(FLOW) ?? '')).toMatchObject({ summary: [] });
    expect(JSON.parse(after.get(FORM) ?? '')).toMatchObject({ $defs: { person: { required: [] } } });
  });

  it('leaves what a person wants left', () => {
    const after = removed(field('/kind'), 'leave');
    expect(after.get(FLOW)).toBe(files.get(FLOW));
    const form = JSON.parse(after.get(FORM) ?? '') as { properties: object };
    expect(Object.keys(form.properties)).not.toContain('kind');
  });
});
