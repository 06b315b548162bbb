import { own, type Kit, type Text } from '#core';
import { fieldsOf, pointersOf } from '#core/form';
import { say } from '#designer/form';

/** Something that can be put into a template. */
interface Insert {
  readonly title: Text;
  /** What is written into the template. */
  readonly code: string;
}

export interface InsertGroup {
  readonly title: Text;
  readonly inserts: readonly Insert[];
}

/** Everything that the templates of a flow may say (README of `core/print`), by what it is about. Empty for an unknown flow. */
export function insertMenu(kit: Kit, flowId: string): readonly InsertGroup[] {
  const flow = own(kit.flows, flowId);
  if (flow === undefined) return [];
  const acts = Object.entries(flow.actions).filter(([act]) => act !== 'open');
  return [
    { title: say('表单里的题目', 'Questions of the form'), inserts: fieldInserts(kit, flow.form) },
    { title: say('事项', 'The matter'), inserts: CASE },
    {
      title: say('参与人和单位', 'People and units'),
      inserts: Object.entries(flow.parties).map(([party, { title, kind }]) => ({
        title,
        code: kind === 'unit' ? `{{title "unit" parties.${party}}}` : `{{person parties.${party}}}`,
      })),
    },
    {
      title: say('办理时限', 'Deadlines'),
      inserts: Object.entries(flow.deadlines ?? {}).map(([id, { title }]) => ({
        title,
        code: `{{explain "${id}"}}`,
      })),
    },
    ...acts.map(([act, { title, form }]) => ({
      title: around('办理环节：{0}', 'Step: {0}', title),
      inserts: [
        { title: say('经办人', 'Who did it'), code: `{{person latest.${act}}}` },
        { title: say('办理时间', 'When'), code: `{{datetime latest.${act}.at}}` },
        ...(form === undefined ? [] : fieldInserts(kit, form, act)),
      ],
    })),
    { title: say('版面', 'Layout'), inserts: layoutInserts() },
  ].filter(({ inserts }) => inserts.length > 0);
}

/** Questions that have one answer; an entry of a list has no place of its own on paper. */
function fieldInserts(kit: Kit, form: string, act?: string): readonly Insert[] {
  const places = new Set(pointersOf(kit, form));
  const ofAct = act === undefined ? '' : ` act="${act}"`;
  return fieldsOf(kit, form)
    .filter(
      ({ pointer, schema }) =>
        places.has(pointer) && !pointer.includes('/-') && own(schema, 'properties') === undefined,
    )
    .flatMap(({ pointer, title, schema }): readonly Insert[] => {
      const place = `{{field "${pointer}"${ofAct} part="value"}}`;
      const personal =
        own(schema, 'x-personal') !== undefined &&
        act === undefined &&
        /^(?:\/[A-Za-z_][A-Za-z0-9_]*)+$/.test(pointer);
      const masked = {
        title: around('{0}（遮住中间）', '{0} (middle covered)', title),
        code: `{{masked record${pointer.replaceAll('/', '.')}}}`,
      };
      return [{ title, code: place }, ...(personal ? [masked] : [])];
    });
}

function around(zh: string, en: string, title: Text): Text {
  const [first = ''] = Object.values(title);
  return {
    'zh-CN': zh.replace('{0}', () => title['zh-CN'] ?? first),
    en: en.replace('{0}', () => title['en'] ?? first),
  };
}

const CASE: readonly Insert[] = [
  { title: say('编号', 'Number'), code: '{{case.number}}' },
  { title: say('状态', 'State'), code: '{{case.state}}' },
  { title: say('摘要', 'Summary'), code: '{{case.summary}}' },
  { title: say('网格', 'Grid'), code: '{{title "grid" case.grid}}' },
  { title: say('登记时间', 'Opened at'), code: '{{datetime case.openedAt}}' },
  { title: say('最近办理时间', 'Last changed at'), code: '{{datetime case.updatedAt}}' },
  { title: say('打印日期', 'Date of printing'), code: '{{date now}}' },
  { title: say('主办单位', 'Operator'), code: '{{kit.operator}}' },
  { title: say('文书名称', 'Title of the document'), code: '{{print.title}}' },
];

/** Markup that needs no name of the flow: it is put in as it is and then filled. */
function layoutInserts(): readonly Insert[] {
  return [
    { title: say('一级标题', 'Title'), code: '<h1 class="wk-print-title">{{print.title}}</h1>' },
    { title: say('小标题', 'Heading'), code: '<h2 class="wk-print-section"></h2>' },
    {
      title: say('表格', 'Table'),
      code: '<table class="wk-print-table">\n  <tr><th></th><td></td><th></th><td></td></tr>\n</table>',
    },
    {
      title: say('办理经过', 'What happened'),
      code: '<ol class="wk-print-timeline">\n{{#each timeline}}\n  <li>{{datetime at}}　{{label}}</li>\n{{/each}}\n</ol>',
    },
    {
      title: say('签名和日期', 'Signature and date'),
      code: '<div class="wk-print-sign"><span></span><span></span></div>',
    },
    { title: say('从新的一页开始', 'Begin a new page'), code: '<div class="wk-print-break"></div>' },
  ];
}
