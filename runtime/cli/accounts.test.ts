/** `wangge accounts` over a data folder: the first account, many from a table, and what is refused before anything is changed. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTown } from '#server';
import { callCli, type Said } from './callCli.fixture.ts';

const SAMPLE = join(import.meta.dirname, '../../config');
const GRID = '990101101001001';
let root = '';
let folder = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'wangge-accounts-'));
});
beforeEach(() => {
  folder = mkdtempSync(join(root, 'town-'));
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

async function accounts(...args: readonly string[]): Promise<Said> {
  return wangge('accounts', ...args, '--config', SAMPLE);
}

const wangge = (...args: readonly string[]): Promise<Said> => callCli(folder, args);

async function listed(): Promise<unknown> {
  const { out } = await accounts('list', '--json');
  return (JSON.parse(out) as { accounts: unknown }).accounts;
}

function table(...lines: readonly string[]): string {
  writeFileSync(join(folder, 'a.csv'), `${lines.join('\r\n')}\r\n`);
  return 'a.csv';
}

const PASSWORD = /[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/;
const first = ['add', '主任', '--display-name', '样例主任', '--post', '综治中心主任'] as const;
const director = {
  name: '主任',
  displayName: '样例主任',
  holdings: [{ post: 'centerlead', seat: expect.any(String) as string }],
};

describe('wangge accounts', () => {
  it('makes the first account of a town, by titles or codes, and says its password once', async () => {
    const made = await accounts(...first, '--post', `worker@${GRID}`);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toMatch(PASSWORD);
    const holdings = [...director.holdings, { post: 'worker', seat: GRID }];
    expect(await listed()).toEqual([{ ...director, holdings }]);
    const { out } = await accounts('list');
    expect(out).toContain(`主任  样例主任`);
    expect(readFileSync(join(folder, 'data/users.json'), 'utf8')).not.toMatch(PASSWORD);
  });

  it('resets a password and removes, and says what it will not do', async () => {
    await accounts(...first);
    await accounts('add', 'lin', '--display-name', '样例林', '--post', `网格员@${GRID}`);
    expect((await accounts('password', 'lin')).out).toMatch(PASSWORD);
    expect(await accounts('password', 'wu')).toMatchObject({ code: 1, err: '没有“wu”这个账号。\n' });
    expect(await accounts('remove', 'lin')).toMatchObject({ code: 2, out: '' });
    expect((await accounts('remove', 'lin', '--yes')).code).toBe(0);
    const last = await accounts('remove', '主任', '--yes');
    expect(last).toMatchObject({ code: 1, err: expect.stringContaining('最后一个') as string });
    expect(await accounts(...first)).toMatchObject({
      code: 1,
      err: expect.stringContaining('已有人用') as string,
    });
    expect(await listed()).toEqual([director]);
  });

  it.each([
    [['add', 'lin', '--display-name', '样例', '--post', '镇长@1'], '没有“镇长”这个岗位'],
    [['add', 'lin', '--display-name', '样例', '--post', 'worker@9.90101E+14'], '表格软件改写'],
    [['add', 'lin', '--display-name', '样例', '--post', 'worker'], '没有写所在'],
    [['add', 'lin'], '请填写姓名'],
    [['add', 'a b', '--display-name', '样例'], '账号只能用'],
  ])('refuses %j', async (args, words) => {
    expect(await accounts(...args)).toMatchObject({ code: 1, err: expect.stringContaining(words) as string });
    expect(await listed()).toEqual([]);
  });

  it('is told when it is called wrongly, in a folder without data, and beside a running server', async () => {
    expect(await accounts('list')).toMatchObject({
      code: 1,
      err: expect.stringContaining('没有数据') as string,
    });
    expect((await accounts()).code).toBe(2);
    expect((await accounts('add')).code).toBe(2);
    expect((await accounts('toString')).code).toBe(2);
    await accounts(...first);
    const server = await startTown({ configDir: SAMPLE, dataDir: join(folder, 'data'), port: 0 });
    expect(await accounts('list')).toMatchObject({
      code: 1,
      err: expect.stringContaining('请先停止') as string,
    });
    await server.close();
  });

  it('puts each change on the audit log, which stays whole', async () => {
    await accounts(...first);
    await accounts('password', '主任');
    expect(await wangge('audit', 'verify')).toMatchObject({ code: 0 });
    const { out } = await wangge('audit', 'list', '--account', '主任', '--json');
    const { lines } = JSON.parse(out) as { lines: readonly { what: string; facts: object }[] };
    expect(lines.map(({ what, facts }) => [what, facts])).toEqual([
      ['account.created', expect.objectContaining({ by: 'wangge accounts' })],
      ['password', { by: 'wangge accounts' }],
    ]);
  });
});

describe('wangge accounts import', () => {
  it('makes accounts and changes others, writes passwords to a new file of its owner’s, and only of new ones', async () => {
    await accounts(...first);
    const file = table(
      '\uFEFF账号,姓名,岗位,所在',
      '主任,样例主任,综治中心主任,',
      `lin,样例林,网格员,${GRID}`,
      `lin,,平安志愿者,清禾社区第一网格`,
      ',,,',
      '"sun",样例孙,业务专干,派出所',
    );
    const plan = await accounts('import', file, '--dry-run');
    expect(plan).toMatchObject({ code: 0, out: '将新建账号 2 个，更新 1 个。\n' });
    expect(await listed()).toEqual([director]);
    const done = await accounts('import', file, '--passwords', 'new.csv');
    expect(done).toMatchObject({ code: 0, out: '新建账号 2 个，更新 1 个。\n', err: '' });
    const told = readFileSync(join(folder, 'new.csv'), 'utf8');
    expect(told).toMatch(/^\uFEFF账号,姓名,密码\r\nlin,样例林,[\w-]{14}\r\nsun,样例孙,[\w-]{14}\r\n$/u);
    expect(statSync(join(folder, 'new.csv')).mode & 0o777).toBe(0o600);
    expect(await listed()).toMatchObject([
      {
        name: 'lin',
        holdings: [
          { post: 'worker', seat: GRID },
          { post: 'volunteer', seat: GRID },
        ],
      },
      { name: 'sun', holdings: [{ post: 'specialist' }] },
      director,
    ]);
    const again = await accounts('import', file, '--passwords', 'new.csv');
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('不会覆盖') as string });
    expect(readFileSync(join(folder, 'new.csv'), 'utf8')).toBe(told);
  });

  it('reads what a Chinese spreadsheet exports: GB18030, tabs, UTF-16', async () => {
    // “账号,姓名,岗位,所在” and “lin,样例林,网格员,” in GB18030.
    const head = 'd5cbbac52cd0d5c3fb2cb8dacebb2ccbf9d4da';
    const line = '6c696e2cd1f9c0fdc1d62ccdf8b8f1d4b12c';
    const bytes = Buffer.from(`${head}0d0a${line}${Buffer.from(GRID).toString('hex')}0d0a`, 'hex');
    writeFileSync(join(folder, 'gb.csv'), new Uint8Array(bytes));
    expect(await accounts('import', 'gb.csv')).toMatchObject({ code: 0, err: '' });
    expect(await listed()).toMatchObject([
      { name: 'lin', displayName: '样例林', holdings: [{ post: 'worker' }] },
    ]);
    const text = `\uFEFFname\tdisplay name\tpost\tseat\r\nwu\t样例吴\tworker\t${GRID}\r\n`;
    writeFileSync(join(folder, 'u16.txt'), new Uint8Array(Buffer.from(text, 'utf16le')));
    expect(await accounts('import', 'u16.txt')).toMatchObject({ code: 0, err: '' });
    expect(await listed()).toMatchObject([{ name: 'lin' }, { name: 'wu', displayName: '样例吴' }]);
  });

  it('tells every fault with its line, and then changes nothing', async () => {
    await accounts(...first);
    const file = table(
      '账号,姓名,岗位,所在',
      `good,样例,网格员,${GRID}`,
      `a b,样例,网格员,${GRID}`,
      `lin,样例林,网格长官,${GRID}`,
      `wu,样例吴,网格员,9.90101E+14`,
      `wu,样例伍,网格员,${GRID}`,
      `wu,,网格员,${GRID}`,
      'chen,,网格长,柳塘村',
      '主任,样例主任,网格员,清禾社区第一网格',
    );
    const { code, err } = await accounts('import', file);
    expect(code).toBe(1);
    const lines = err.trimEnd().split('\n');
    expect(lines.map((line) => /^✗ 第 (\d+) 行/u.exec(line)?.[1])).toEqual([
      ...['3', '4', '5', '6', '7', '8', '9'],
      undefined,
    ]);
    expect(lines.at(-1)).toBe('没有改动任何账号。');
    expect(await listed()).toEqual([director]);
  });

  it('lets the office that manages accounts pass on in one table, in any order of lines', async () => {
    await accounts(...first);
    const file = table(
      'name,display name,post,seat',
      `主任,样例主任,worker,${GRID}`,
      'next,样例继任,centerlead,',
    );
    expect(await accounts('import', file)).toMatchObject({ code: 0 });
    expect(await listed()).toMatchObject([
      { name: 'next' },
      { name: '主任', holdings: [{ post: 'worker' }] },
    ]);
  });

  it.each([
    ['no head', `lin,样例林,网格员,${GRID}\n`, '第一行要写列名'],
    ['nothing', '账号,姓名,岗位,所在\n', '没有账号'],
    ['an open quotation mark', '账号,姓名,岗位,所在\n"lin,样例\n', '引号'],
    ['bytes that are no text', Uint8Array.of(0xff, 0xff, 0, 0xff), '读不出文字'],
  ])('refuses a file with %s', async (_what, content, words) => {
    writeFileSync(join(folder, 'x.csv'), content);
    expect(await accounts('import', 'x.csv')).toMatchObject({
      code: 1,
      err: expect.stringContaining(words) as string,
    });
  });

  it('of a file that is not there says so', async () => {
    expect(await accounts('import', 'nowhere.csv')).toMatchObject({ code: 1 });
  });
});
