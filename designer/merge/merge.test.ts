import { describe, expect, it } from 'vitest';
import type { Draft } from '#designer/edit';
import { applyChange, openDraft, textsOf } from '#designer/edit';
import { answerChange, mergeDrafts } from './index.ts';

const FORM = 'forms/visit/form.schema.json';

const option = (value: string, title: string) => ({ const: value, title });
const BASE = {
  title: '走访登记',
  type: 'object',
  properties: {
    name: { type: 'string', title: '姓名', maxLength: 20 },
    kind: { type: 'string', title: '类别', oneOf: [option('a', '日常'), option('b', '紧急')] },
    people: { type: 'integer', title: '家庭人口' },
  },
  required: ['name'],
};
type Form = typeof BASE & { properties: Record<string, object> };

/** The form after a change of a copy. */
function draftOf(edit: (form: Form) => void = () => undefined, others: Record<string, string> = {}): Draft {
  const form = structuredClone(BASE) as Form;
  edit(form);
  return openDraft(new Map([[FORM, `${JSON.stringify(form, null, 2)}\n`], ...Object.entries(others)]));
}

const base = draftOf();
const formOf = (draft: Draft): Form => JSON.parse(textsOf(draft).get(FORM) ?? '') as Form;
const name = { 'zh-CN': '李建国', en: 'Li Jianguo' };

describe('two people at one form', () => {
  it('who worked at different places are merged without a question, and it is told what came in', () => {
    const mine = draftOf((form) => {
      form.properties.name.title = '户主姓名';
      form.required.push('people');
      form.properties.kind.oneOf.push(option('c', '回访'));
    });
    const theirs = draftOf((form) => {
      form.properties.name.maxLength = 30;
      form.properties.kind.oneOf.unshift(option('d', '节日'));
      form.properties['phone'] = { type: 'string', title: '电话' };
    });
    const { draft, questions, taken } = mergeDrafts({ base, mine, theirs, name });
    expect(questions).toEqual([]);
    const merged = formOf(draft);
    expect(merged.properties.name).toEqual({ type: 'string', title: '户主姓名', maxLength: 30 });
    expect(merged.properties.kind.oneOf.map((one) => one.const)).toEqual(['d', 'a', 'b', 'c']);
    expect(Object.keys(merged.properties)).toEqual(['name', 'kind', 'people', 'phone']);
    expect(merged.required).toEqual(['name', 'people']);
    expect(taken.map((sentence) => sentence['zh-CN'])).toEqual([
      '走访登记：“户主姓名”的最多字数由 20 改为 30',
      '走访登记：“类别”新增选项“节日”',
      '走访登记：新增字段“电话”',
    ]);
  });

  it('who changed one thing in two ways are asked, with both values, and nothing is taken before', () => {
    const mine = draftOf((form) => (form.properties.people.title = '家里几口人'));
    const theirs = draftOf((form) => (form.properties.people.title = '人口数'));
    const merged = mergeDrafts({ base, mine, theirs, name });
    expect(formOf(merged.draft)).toEqual(BASE);
    expect(merged.questions.map(({ sentence }) => sentence)).toEqual([
      {
        'zh-CN': '表单“走访登记”的“家庭人口”：名称：您改成了“家里几口人”，李建国改成了“人口数”。用哪个？',
        en: 'the form “走访登记”, “家庭人口”: name: you made it “家里几口人”, Li Jianguo made it “人口数”. Which is to stay?',
      },
    ]);
    const [question] = merged.questions;
    const done = applyChange(merged.draft, answerChange(merged, new Map([[question!, 'theirs']])));
    expect(done.status === 'changed' && formOf(done.draft).properties.people.title).toBe('人口数');
    expect(question).toMatchObject({ mine: { json: '"家里几口人"' } });
  });

  it('of whom one removed what the other changed are asked', () => {
    const mine = draftOf((form) => {
      form.properties.kind.oneOf.splice(0, 1);
    });
    const theirs = draftOf((form) => (form.properties.kind.oneOf[0]!.title = '平常'));
    const merged = mergeDrafts({ base, mine, theirs, name });
    expect(merged.questions).toHaveLength(1);
    expect(merged.questions[0]?.sentence['zh-CN']).toContain('您删去了，李建国改成了“平常”');
    const done = applyChange(merged.draft, answerChange(merged, new Map([[merged.questions[0]!, 'mine']])));
    expect(done.status === 'changed' && formOf(done.draft).properties.kind.oneOf).toEqual([
      option('b', '紧急'),
    ]);
  });

  it('who put options into different orders are asked about the order only', () => {
    const options = [option('a', '日常'), option('b', '紧急'), option('c', '回访')];
    const start = draftOf((form) => (form.properties.kind.oneOf = options));
    const mine = draftOf((form) => (form.properties.kind.oneOf = [options[2]!, options[0]!, options[1]!]));
    const theirs = draftOf(
      (form) => (form.properties.kind.oneOf = [options[1]!, options[0]!, options[2]!, option('d', '新')]),
    );
    const merged = mergeDrafts({ base: start, mine, theirs });
    expect(merged.questions.map(({ kind }) => kind)).toEqual(['order']);
    const done = applyChange(merged.draft, answerChange(merged, new Map([[merged.questions[0]!, 'mine']])));
    const order =
      done.status === 'changed' ? formOf(done.draft).properties.kind.oneOf.map((one) => one.const) : [];
    expect([...order].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(order.filter((value) => value !== 'd')).toEqual(['c', 'a', 'b']);
  });

  it('answer several questions of one list in any order', () => {
    const mine = draftOf((form) => (form.required = ['kind']));
    const retitled = (mark: string) => (form: Form) => {
      for (const one of form.properties.kind.oneOf) one.title += mark;
    };
    expect(mergeDrafts({ base, mine, theirs: draftOf(retitled('')) }).questions).toEqual([]);
    const merged = mergeDrafts({ base, mine: draftOf(retitled('甲')), theirs: draftOf(retitled('乙')) });
    const [first, second] = merged.questions;
    const done = applyChange(
      merged.draft,
      answerChange(
        merged,
        new Map([
          [second!, 'mine'],
          [first!, 'theirs'],
        ]),
      ),
    );
    expect(
      done.status === 'changed' && formOf(done.draft).properties.kind.oneOf.map((one) => one.title),
    ).toEqual(['日常乙', '紧急甲']);
  });
});

describe('templates and whole files', () => {
  const sheet = (text: string) => draftOf(undefined, { 'templates/sheet.hbs': text });
  const start = sheet('<h1>单</h1>\r\n<p>一</p>\n<p>二</p>\n<p>三</p>\n');

  it('merge line by line and keep their line ends', () => {
    const mine = sheet('<h1>走访单</h1>\r\n<p>一</p>\n<p>二</p>\n<p>三</p>\n');
    const theirs = sheet('<h1>单</h1>\r\n<p>一</p>\n<p>二</p>\n<p>三</p>\n<p>四</p>\n');
    const merged = mergeDrafts({ base: start, mine, theirs });
    expect(merged.questions).toEqual([]);
    expect(textsOf(merged.draft).get('templates/sheet.hbs')).toBe(
      '<h1>走访单</h1>\r\n<p>一</p>\n<p>二</p>\n<p>三</p>\n<p>四</p>\n',
    );
  });

  it('ask about lines that both wrote, with the line', () => {
    const mine = sheet('<h1>单</h1>\r\n<p>壹</p>\n<p>二</p>\n<p>三</p>\n');
    const theirs = sheet('<h1>单</h1>\r\n<p>1</p>\n<p>1.5</p>\n<p>二</p>\n<p>3</p>\n');
    const merged = mergeDrafts({ base: start, mine, theirs, name });
    expect(merged.questions).toMatchObject([
      {
        kind: 'lines',
        line: 1,
        sentence: { 'zh-CN': '打印模板“sheet”第 2 行起：您和李建国各改了一种写法。用哪一种？' },
      },
    ]);
    const done = applyChange(merged.draft, answerChange(merged, new Map([[merged.questions[0]!, 'theirs']])));
    expect(done.status === 'changed' && textsOf(done.draft).get('templates/sheet.hbs')).toBe(
      '<h1>单</h1>\r\n<p>1</p>\n<p>1.5</p>\n<p>二</p>\n<p>3</p>\n',
    );
  });

  it('ask about a file that one removed and the other changed', () => {
    const merged = mergeDrafts({ base: start, mine: draftOf(), theirs: sheet('新\n'), name });
    expect(merged.questions).toMatchObject([{ kind: 'file', mine: null, theirs: '新\n' }]);
    const done = applyChange(merged.draft, answerChange(merged, new Map([[merged.questions[0]!, 'mine']])));
    expect(done.status === 'changed' && textsOf(done.draft).has('templates/sheet.hbs')).toBe(false);
  });

  it('take a new file from either side', () => {
    const merged = mergeDrafts({
      base: draftOf(),
      mine: sheet('我\n'),
      theirs: draftOf(undefined, { 'lists/l.json': '{ "title": 1 }' }),
    });
    expect(merged.questions).toEqual([]);
    expect([...merged.draft.keys()].sort()).toEqual([FORM, 'lists/l.json', 'templates/sheet.hbs']);
    expect(textsOf(merged.draft).get('lists/l.json')).toBe('{ "title": 1 }');
  });
});
