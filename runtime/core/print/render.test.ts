import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NOW, kit, subject, withTemplate } from './print.fixture.ts';
import { render } from './render.ts';

/** The template's own part of the page. */
function body(source: string, language = 'zh-CN'): string {
  const people = { li: '样例·李', wang: '样例·王' };
  const page = render(withTemplate(source), 'report', 'sheet', subject, language, NOW, people);
  if (page.status === 'failed')
    return page.problems.map(({ code, line, column }) => `${code} ${line}:${column}`).join('; ');
  return page.html.split('\n').slice(2, -3).join('\n');
}

describe('render', () => {
  it('D1 gives one article with the sample notice, the body and the foot', () => {
    const page = render(kit, 'report', 'sheet', subject, 'zh-CN', NOW);
    expect(page).toEqual({
      status: 'ok',
      html: [
        '<article class="wk-print" lang="zh-CN" data-flow="report" data-print="sheet">',
        '<p class="wk-print-sample">样例数据，人员与事项均为虚构</p>',
        '<h1>处理单</h1><span class="wk-field"><span class="wk-field-title">情况</span><span class="wk-field-value">&lt;b&gt;路灯 &amp; &quot;灯杆&quot;&lt;/b&gt;</span></span>',
        '<footer class="wk-print-foot"><span>主办&lt;单位&gt;</span><span>20260508-ABCD</span><span>打印时间：2026年5月9日 10:00</span></footer>',
        '</article>',
        '',
      ].join('\n'),
    });
  });

  it('D1 takes the template of the language where there is one', () => {
    const page = render(kit, 'report', 'sheet', subject, 'en', NOW);
    expect(page.status === 'ok' && page.html).toContain('<h1>English Sheet</h1>');
  });

  it('D1 blocks: if, unless, each, with and their else', () => {
    expect(body('{{#if record.urgent}}急{{else}}缓{{/if}}{{#unless record.urgent}}缓{{/unless}}')).toBe('急');
    expect(body('{{#if latest.accept}}一{{else if record.urgent}}二{{else}}三{{/if}}')).toBe('一');
    expect(body('{{#each record.places}}{{@index}}{{this}}{{#unless @last}}，{{/unless}}{{/each}}')).toBe(
      '0村口，1桥头',
    );
    expect(
      body('{{#each record.members}}{{name}}{{../case.number}}{{@root.case.number}} {{/each}}').trim(),
    ).toBe('甲20260508-ABCD20260508-ABCD 乙20260508-ABCD20260508-ABCD');
    expect(
      body('{{#each case.tags}}{{this}}{{/each}}{{#each latest.correct.fields}}x{{else}}无{{/each}}'),
    ).toBe('closed无');
    expect(
      body('{{#with record.caller}}{{phone}}{{else}}无{{/with}}{{#with latest.correct}}x{{else}}无{{/with}}'),
    ).toBe('13812345678无');
    expect(body('{{record.members.1.name}}{{record.places.length}}{{record.places}}')).toBe('乙2村口、桥头');
  });

  it('D1 helpers', () => {
    expect(body('{{field "/kind" part="title"}}：{{field "/kind" part="value"}}')).toBe('种类：路灯');
    expect(body('{{field "/note" act="accept" part="value"}}')).toBe('属实');
    expect(body('{{date case.openedAt}} {{datetime latest.accept.at}}')).toBe(
      '2026年5月8日 2026年5月9日 10:00',
    );
    expect(
      body('{{date "2026-05-08"}} {{datetime "2026-05-08T09:30"}} {{datetime "2026-05-08T01:30:00Z"}}'),
    ).toBe('2026年5月8日 2026年5月8日 09:30 2026年5月8日 09:30');
    expect(body('{{title "state" case.states}}')).toBe('已受理');
    expect(
      body(
        '{{title "unit" parties.lead}} {{title "kind" record.kind}} {{title "grid" case.grid}} {{title "kind" "old"}}',
      ),
    ).toBe('司法所、派出所 路灯 一网格 old');
    expect(body('{{title "unit" parties.lead}}', 'en')).toBe('Justice, Police');
    expect(body('{{person latest.accept}} {{person parties.reporter}}')).toBe('样例·王（综治中心） 样例·李');
    expect(body('{{person latest.accept}}', 'en')).toBe('样例·王 (Centre)');
    expect(body('{{explain "accept"}}')).toBe(
      '5月8日上报，当日不计；5月9日（调休上班）为第1天；5月10日为休息日，不计；5月11日为第2天；截止2026年5月11日（周一）24:00。',
    );
    expect(
      body(
        '{{masked record.caller.phone}} {{masked record.caller.name}} {{masked "11010519900101002X" "resident-id"}}',
      ),
    ).toBe('138****5678 欧阳* 110105********002X');
  });

  it('D1 nothing is a dash on the page and nothing inside if', () => {
    expect(body('{{date record.kind}}{{person latest.correct}}{{title "unit" latest.correct.by}}')).toBe(
      '———',
    );
    expect(body('{{#if (title "unit" latest.correct.by)}}有{{else}}无{{/if}}')).toBe('无');
    expect(body('{{#if (field "/caller/none" part="value")}}有{{else}}无{{/if}}')).toMatch(
      /^template.argument/,
    );
    expect(body('[{{latest.correct.by}}]')).toBe('[]');
  });

  it('D1 the timeline tells what happened, and what did not take effect', () => {
    const source =
      '{{#each timeline}}{{kind}} {{label}} {{entered}} {{#if applied}}{{else}}{{reason}}{{/if}} {{#each fields}}{{label}}={{value}}{{/each}};{{/each}}';
    expect(body(source)).toBe(
      'event 上报 待受理  ;event 更正  现在不能更正 情况=灯;deadline 受理时限到期   ;event 受理 已受理  意见=属实;',
    );
    expect(body('{{#each deadlines}}{{title}} {{dueWords}} {{light}}{{/each}}', 'en')).toBe(
      'Time to accept 11 May 2026, 24:00 met',
    );
  });

  it('D3 a faulty template gives its problems, a lost one says so', () => {
    const faulty = render(kit, 'report', 'faulty', subject, 'zh-CN', NOW);
    expect(faulty).toMatchObject({
      status: 'failed',
      problems: [
        { code: 'template.raw', file: 'templates/faulty.hbs', line: 2, column: 22 },
        { code: 'template.name', line: 2, column: 5 },
      ],
    });
    for (const [flow, print] of [
      ['report', 'lost'],
      ['report', 'gone'],
      ['gone', 'sheet'],
      ['report', 'constructor'],
    ] as const) {
      expect(render(kit, flow, print, subject, 'zh-CN', NOW)).toMatchObject({
        problems: [{ code: 'print.unknown' }],
      });
    }
  });

  it('D2 whatever is entered, it cannot leave its place', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", '`', '=', '/', ' ', 'a', '{', '}') }),
        (what) => {
          const page = render(
            withTemplate(
              '<p title="{{record.what}}{{masked record.what}}">{{record.what}}{{field "/what" part="value"}}{{title "kind" record.what}}</p>',
            ),
            'report',
            'sheet',
            { ...subject, record: { what } },
            'zh-CN',
            NOW,
          );
          const inner =
            page.status === 'ok'
              ? (/<p title="([^]*)">([^]*)<\/p>\n<footer/.exec(page.html)?.slice(1) ?? [])
              : [];
          expect(inner).toHaveLength(2);
          expect(inner.join('')).not.toMatch(/[<>"'`]/);
        },
      ),
    );
  });
});

describe('render without code generation', () => {
  const generated = vi.fn();
  beforeEach(() => {
    vi.stubGlobal('Function', generated);
    vi.stubGlobal('eval', generated);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('D1 makes no function from text', () => {
    expect(body('{{#each record.members}}{{name}}{{/each}}{{field "/what" part="value"}}')).toContain('甲乙');
    expect(generated).not.toHaveBeenCalled();
  });
});
