import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kit } from './print.fixture.ts';
import { templateNames } from './templateNames.ts';
import { templateProblems } from './templateProblems.ts';

const names = templateNames(kit, 'report');

function found(source: string): readonly string[] {
  return templateProblems(source, 'sheet', names).map(
    ({ code, line, column }) => `${code} ${line}:${column}`,
  );
}
function words(source: string): string {
  return templateProblems(source, 'sheet', names)[0]?.message['zh-CN'] ?? '';
}

describe('templateProblems', () => {
  it('D3 a sound template has none', () => {
    expect(found('<p>{{record.what}}{{!-- 说明 --}}{{#each timeline}}{{label}}{{/each}}</p>')).toEqual([]);
  });

  it('D2 raw output is refused', () => {
    expect(found('a\n {{{record.what}}}')).toEqual(['template.raw 2:2']);
    expect(found('{{&record.what}}')).toEqual(['template.raw 1:1']);
  });

  it('D3 an unknown name is a problem with line and column and a hint', () => {
    expect(found('\n\n  {{record.waht}}')).toEqual(['template.name 3:5']);
    expect(words('{{record.waht}}')).toContain('可用的有：what');
    expect(words('{{#each timeline}}{{case.number}}{{/each}}')).toContain('@root.case.number');
    expect(found('{{../case}}')).toEqual(['template.name 1:3']);
    expect(found('{{@index}}{{#each timeline}}{{@index}}{{@indx}}{{/each}}')).toEqual([
      'template.name 1:3',
      'template.name 1:41',
    ]);
    expect(found('{{record.constructor}}{{toString}}{{record.what.length}}')).toHaveLength(3);
    expect(found('{{latest.accpt.at}}{{latest.accept.data.nte}}{{parties.boss}}')).toHaveLength(3);
  });

  it('D3 an unknown helper or block is a problem', () => {
    expect(words('{{dat case.openedAt}}')).toContain('是不是“date”');
    expect(found('{{lookup record "what"}}')).toEqual(['template.helper 1:1']);
    expect(found('{{#repeat record.places}}x{{/repeat}}')).toEqual(['template.helper 1:1']);
    expect(found('{{#if (datee record.what)}}x{{/if}}')).toEqual(['template.helper 1:7']);
  });

  it('D3 wrong arguments are problems', () => {
    expect(found('{{date case.openedAt now}}')).toEqual(['template.argument 1:1']);
    expect(found('{{field "/waht"}}')).toEqual(['template.argument 1:9']);
    expect(found('{{field "/what" act="accept"}}{{field "/note" act="accept"}}')).toEqual([
      'template.argument 1:9',
    ]);
    expect(found('{{field "/what" style="x"}}')).toEqual(['template.argument 1:1']);
    expect(found('{{title "sate" case.states}}')).toEqual(['template.argument 1:9']);
    expect(found('{{explain "acept"}}')).toEqual(['template.argument 1:11']);
    expect(found('{{masked record.what "card"}}')).toEqual(['template.argument 1:22']);
    expect(found('{{record.caller}}{{timeline}}')).toHaveLength(2);
    expect(found('{{#if}}x{{/if}}{{#each case.tags record.places}}{{/each}}')).toHaveLength(2);
  });

  it('D3 a text that is no template is one problem with its place', () => {
    expect(found('<p>\n{{#if record.what}}\n')).toEqual(['template.syntax 3:1']);
    expect(found('a {{record.what')).toEqual(['template.syntax 1:12']);
    expect(found('\n {{#if record.what}}{{/each}}')).toEqual(['template.syntax 2:5']);
    expect(words('{{#if record.what}}{{/each}}')).toContain('{{/each}}');
  });

  it('D1 what is not in the closed set is refused', () => {
    expect(found('{{> other}}')).toEqual(['template.unsupported 1:1']);
    expect(found('{{* decorate}}')).toEqual(['template.unsupported 1:1']);
    expect(found('{{#each timeline as |entry|}}x{{/each}}')).toEqual(['template.unsupported 1:1']);
    expect(found(`${'{{#if now}}'.repeat(80)}x${'{{/if}}'.repeat(80)}`)).toEqual([
      'template.unsupported 1:667',
    ]);
  });

  it('D2 a value stands only where escaping makes it safe', () => {
    expect(found('<p class="{{record.kind}}" title=\'a {{record.what}}\'>{{record.what}}</p>')).toEqual([]);
    for (const source of [
      '<a href="{{record.what}}">x</a>',
      '<p style="{{record.what}}">x</p>',
      '<p title={{record.what}}>x</p>',
      '<p {{record.what}}>x</p>',
      '<{{record.what}}>',
      '<p title="a" {{#if now}}class={{record.kind}}{{/if}}>x</p>',
      '<p title="{{record.what}}" href="{{record.what}}">x</p>',
      '<p title="{{field "/what"}}">x</p>',
    ]) {
      expect([source, ...found(source)]).toEqual([source, expect.stringMatching(/^template\.place /)]);
    }
  });

  it('D2 markup that acts by itself is refused', () => {
    for (const source of [
      '<script>1</script>',
      '<p onclick="x()">',
      '<IFRAME src="x">',
      '<a href="javascript:x">',
      '<p\n onload=x>',
      '<style>p{}</style>',
    ]) {
      expect([source, found(source)[0]]).toEqual([source, expect.stringMatching(/^template\.active /)]);
    }
    expect(found('<p>a</p>\n<p>\n  <script>1</script>')).toEqual(['template.active 3:4']);
  });

  it('D3 a template that no flow prints is checked for its form and helpers only', () => {
    expect(templateProblems('{{anything.at.all}}{{title "what" x}}', 'loose')).toEqual([]);
    expect(templateProblems('{{{x}}}{{dat x}}', 'loose').map(({ code }) => code)).toEqual([
      'template.raw',
      'template.helper',
    ]);
  });

  it('D3 never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '{{#',
      '{{/',
      'if',
      'each',
      ' record',
      '.what',
      '(',
      ')',
      '"',
      '<p ',
      '=',
      '>',
      '|',
      'as',
      '../',
      '@',
      '\n',
      '{',
      '}',
      '~',
      '!',
      '&',
      '*',
      '^',
      'else',
      '[',
      ']',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const problems = templateProblems(pieces.join(''), 'sheet', names);
        expect(problems.every(({ line = 0, column = 0 }) => line > 0 && column > 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
