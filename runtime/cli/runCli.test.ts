import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { callCli, type Said } from './callCli.fixture.ts';
import { readConfigFolder } from './readConfigFolder.ts';
import { languageOf } from './words.ts';

const SAMPLE = join(import.meta.dirname, '../../config');
let folder = '';

// A test here loads the whole sample town, some of them several times.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wangge-cli-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A copy of the sample town that a test may spoil. */
function copy(name: string): string {
  const path = join(folder, name);
  cpSync(SAMPLE, path, { recursive: true });
  return path;
}

const wangge = (...args: readonly string[]): Promise<Said> => callCli(folder, args);

/** Replaces the first occurrence in a file of a copied config; the file must hold it. */
function spoil(config: string, file: string, from: string, to: string): void {
  const path = join(config, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

describe('wangge', () => {
  it('K2 check passes on the sample town', async () => {
    const { code, out } = await wangge('check', '--config', SAMPLE);
    expect(out).toMatch(/\n配置可用：.*0 个错误，0 个提醒。\n$/u);
    expect(code).toBe(0);
  });

  it('B3 check says what each form asks, in words and for programs', async () => {
    const { out } = await wangge('check', '--config', SAMPLE);
    expect(out).toMatch(/^填报负担：\n {2}\S+（[\w-]+）：共 \d+ 项，必填 \d+ 项/u);
    expect(out).toMatch(/住户登记（household-survey）：共 .*全镇一年约填 7150 次，共 \d+ 分钟/u);
    const { out: text } = await wangge('check', '--config', SAMPLE, '--json');
    const report = JSON.parse(text) as { burden: readonly unknown[] };
    expect(report.burden).toContainEqual(
      expect.objectContaining({ form: 'assessment', fields: 17, required: 5 }),
    );
  });

  it('M2 check names file, line, place and repair of every problem, and exits with 1', async () => {
    const config = copy('faulty');
    spoil(config, 'kit.json', '"operator"', '"opertor"');
    const { code, out } = await wangge('check', '--config', config);
    expect(code).toBe(1);
    expect(out).toMatch(/✗ kit\.json:\d+:\d+ \/opertor\n {4}.*operator.* \[key\.unknown\]\n/u);
    expect(out).toMatch(/配置不能使用：\d+ 个错误/u);
    const json = await wangge('check', '--config', config, '--json', '--lang', 'en');
    const report = JSON.parse(json.out) as { passed: boolean; problems: readonly Record<string, unknown>[] };
    expect(json.code).toBe(1);
    expect(report.passed).toBe(false);
    expect(report.problems).toContainEqual(
      expect.objectContaining({
        code: 'key.unknown',
        file: 'kit.json',
        pointer: '/opertor',
        line: expect.any(Number) as number,
      }),
    );
  });

  it('M2 check looks into the scenarios too', async () => {
    const config = copy('scenario');
    spoil(config, 'flows/incident/scenarios/two-at-once.json', '"act": "refuse"', '"act": "refuze"');
    const { code, out } = await wangge('check', '--config', config);
    expect(code).toBe(1);
    expect(out).toMatch(/✗ flows\/incident\/scenarios\/two-at-once\.json:\d+:\d+ \/steps\/2\/act\n.*refuse/u);
  });

  it('M1 check of a folder that is not there says so', async () => {
    const { code, out } = await wangge('check', '--config', 'nowhere', '--lang', 'en');
    expect(code).toBe(1);
    expect(out).toContain('There is no such config folder');
    expect(out).toContain('1 errors');
  });

  it('M6 fmt --check names the files, fmt writes them and keeps their meaning', async () => {
    const config = copy('unformatted');
    const path = join(config, 'org/units.json');
    const before = readFileSync(path, 'utf8');
    writeFileSync(path, JSON.stringify(JSON.parse(before)));
    const checked = await wangge('fmt', '--check', '--config', config);
    expect(checked).toMatchObject({ code: 1, out: '✗ org/units.json\n1 个文件需要整理。\n' });
    const json = await wangge('fmt', '--check', '--json', '--config', config);
    expect(JSON.parse(json.out)).toEqual({ passed: false, changed: ['org/units.json'], problems: [] });
    expect(await wangge('fmt', '--config', config)).toMatchObject({ code: 0 });
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(await wangge('fmt', '--check', '--config', config)).toMatchObject({ code: 0 });
  });

  it('M3 fmt leaves a file alone that is not JSON, and says so', async () => {
    const config = copy('broken');
    writeFileSync(join(config, 'kit.json'), '{ "id": ');
    const { code, out } = await wangge('fmt', '--config', config);
    expect(code).toBe(1);
    expect(out).toContain('✗ kit.json');
    expect(out).toContain('第 1 行第 9 列');
    expect(readFileSync(join(config, 'kit.json'), 'utf8')).toBe('{ "id": ');
  });

  it('P2 scenario plays all, those of one flow, or one', async () => {
    const all = await wangge('scenario', '--config', SAMPLE, '--json');
    const report = JSON.parse(all.out) as { passed: boolean; count: number; failed: number };
    expect(all.code).toBe(0);
    expect(report).toMatchObject({ passed: true, failed: 0 });
    expect(report.count).toBeGreaterThan(12);
    const one = await wangge('scenario', 'incident', '--name', 'two-at-once', '--config', SAMPLE);
    expect(one.out).toBe('✓ incident/two-at-once\n1 个场景通过，0 个未通过。\n');
  });

  it('P2 scenario tells what differs, and exits with 1', async () => {
    const config = copy('unexpected');
    spoil(config, 'flows/incident/scenarios/two-at-once.json', '"progress.triage"', '"progress.reported"');
    const { code, out } = await wangge('scenario', 'incident', '--config', config, '--lang', 'en');
    expect(code).toBe(1);
    expect(out).toContain(
      '✗ incident/two-at-once\n    Step 2 (center accept): states should be ["progress.reported"], but is ["progress.triage"]',
    );
    expect(out).toMatch(/\d+ scenarios passed, 1 failed\.\n$/);
  });

  it('D1 print makes a page of the case that a scenario leads to', async () => {
    const args = ['print', 'incident', 'sheet', '--scenario', 'to-the-close', '--config', SAMPLE];
    const shown = await wangge(...args);
    expect(shown.code).toBe(0);
    expect(shown.out).toMatch(/^<!doctype html>/);
    expect(shown.out).toContain('样例·');
    const written = await wangge(...args, '--out', 'sheet.html', '--lang', 'en');
    expect(written).toMatchObject({ code: 0, out: 'Written to sheet.html\n' });
    expect(readFileSync(join(folder, 'sheet.html'), 'utf8')).toContain('<html lang="en">');
  });

  it('D3 print of a faulty template tells the line', async () => {
    const config = copy('template');
    writeFileSync(join(config, 'templates/incident-sheet.hbs'), '<p>\n{{record.waht}}</p>\n');
    const { code, err } = await wangge(
      'print',
      'incident',
      'sheet',
      '--scenario',
      'to-the-close',
      '--config',
      config,
    );
    expect(code).toBe(1);
    expect(err).toContain('templates/incident-sheet.hbs:2:3');
  });

  it('M1 wrong usage exits with 2 and tells the right one', async () => {
    const cases: readonly (readonly [readonly string[], string])[] = [
      [[], '用法：wangge <命令>'],
      [['chekc'], '是不是 check？'],
      [['check', '--foo'], "'--foo'"],
      [['check', 'extra'], 'extra'],
      [['check', '--lang', 'fr'], '--lang'],
      [['scenario', 'nope', '--config', SAMPLE], 'incident'],
      [['scenario', 'incident', '--name', 'nope', '--config', SAMPLE], 'two-at-once'],
      [['print', 'incident'], '--scenario'],
      [['print', 'incident', 'nope', '--scenario', 'to-the-close', '--config', SAMPLE], 'nope'],
      [['start', '--port', 'x'], '--port'],
    ];
    for (const [args, words] of cases) {
      const { code, out, err } = await wangge(...args);
      expect({ args, code, out }).toEqual({ args, code: 2, out: '' });
      expect(err).toContain(words);
    }
  });

  it('M1 help is there in both languages, for all and for each command', async () => {
    expect(await wangge('--help')).toMatchObject({ code: 0, err: '' });
    for (const verb of ['start', 'check', 'fmt', 'scenario', 'print']) {
      const chinese = await wangge(verb, '--help');
      const english = await wangge(verb, '--help', '--lang=en');
      expect([chinese.code, english.code]).toEqual([0, 0]);
      expect(chinese.out).toContain(`用法：wangge ${verb}`);
      expect(english.out).toContain(`Usage: wangge ${verb}`);
      expect(english.out).not.toMatch(/[\u4e00-\u9fff]/u);
    }
  });

  it('M1 the language is that of the system, else Chinese', () => {
    expect(languageOf(undefined, {})).toBe('zh-CN');
    expect(languageOf(undefined, { LANG: 'C.UTF-8' })).toBe('zh-CN');
    expect(languageOf(undefined, { LANG: 'en_GB.UTF-8' })).toBe('en');
    expect(languageOf(undefined, { LANG: 'de_DE' })).toBe('en');
    expect(languageOf(undefined, { LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US' })).toBe('zh-CN');
    expect(languageOf('en', { LANG: 'zh_CN' })).toBe('en');
    expect(languageOf('fr', {})).toBeUndefined();
  });
});

describe('readConfigFolder', () => {
  it('M1 follows no link and reads no file that is too large or no text', async () => {
    const path = join(folder, 'odd');
    mkdirSync(join(path, 'forms'), { recursive: true });
    writeFileSync(join(path, 'kit.json'), '{}');
    writeFileSync(join(path, '.hidden.json'), '{}');
    writeFileSync(join(path, 'photo.png'), Uint8Array.of(0xff, 0xd8));
    writeFileSync(join(path, 'forms/bad.json'), Uint8Array.of(0x22, 0xff, 0x22));
    writeFileSync(join(path, 'forms/big.json'), ' '.repeat(2 * 1024 * 1024 + 1));
    symlinkSync('/etc', join(path, 'out'));
    symlinkSync(join(path, 'kit.json'), join(path, 'link.json'));
    const { files, problems } = await readConfigFolder(path);
    expect([...files]).toEqual([
      ['kit.json', '{}'],
      ['photo.png', ''],
    ]);
    expect(problems.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'file.encoding forms/bad.json',
      'file.too-large forms/big.json',
      'file.link link.json',
      'file.link out',
    ]);
  });

  it('M1 paths have forward slashes and the mode of a formatted file stays', async () => {
    const config = copy('mode');
    const path = join(config, 'org/units.json');
    writeFileSync(path, JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))), { mode: 0o640 });
    const { mode } = statSync(path);
    await wangge('fmt', '--config', config);
    expect(statSync(path).mode).toBe(mode);
    expect((await readConfigFolder(config)).files.has('org/units.json')).toBe(true);
  });
});
