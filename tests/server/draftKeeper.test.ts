/** What both keepers of drafts promise, and what the one in git promises besides. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DraftKeeper, DraftKey, Save } from '../../runtime/server/drafts/DraftKeeper.ts';
import { partOf } from '../../runtime/server/drafts/DraftKeeper.ts';
import { openKeeper } from '../../runtime/server/drafts/openKeeper.ts';
import { CONFIG, gitPlace, plainPlace, runGit, writeFiles } from './draftTown.ts';
import type { Place } from './draftTown.ts';

// Each save runs git some ten times, and the machine may have much else to do.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const KEY: DraftKey = { what: 'visit', who: '林.worker' };
const FORM = 'forms/visit/form.schema.json';
const AT = Date.UTC(2026, 4, 8, 1, 2, 3);

function save(changes: Partial<Save> = {}): Save {
  return {
    key: KEY,
    start: undefined,
    head: null,
    files: new Map([[FORM, '{ "type": "object", "title": "走访" }\n']]),
    message: ['走访：改了表单的名称'],
    at: AT,
    ...changes,
  };
}

async function saved(keeper: DraftKeeper, one: Save): Promise<string> {
  const answer = await keeper.save(one);
  if (answer.status !== 'saved') throw new Error(answer.status);
  return answer.version.head;
}

let place: Place;
let keeper: DraftKeeper;

afterEach(async () => {
  await place.end();
});

describe.each(['git', 'files'] as const)('drafts kept as %s', (kind) => {
  beforeEach(async () => {
    place = kind === 'git' ? await gitPlace() : await plainPlace();
    keeper = await openKeeper(place.configDir, place.dataDir);
  });

  it('say how they are kept, and why not in git', () => {
    expect(keeper.kind).toBe(kind);
    expect(keeper.why === undefined).toBe(kind === 'git');
  });

  it('begin with the config as it is', async () => {
    const { id, files } = await keeper.start();
    expect(files).toEqual(CONFIG);
    expect((await keeper.start()).id).toBe(id);
    expect(await keeper.readStart(id)).toEqual(CONFIG);
    expect(await keeper.readStart('0'.repeat(id.length))).toBeUndefined();
    expect(await keeper.readStart('../../kit')).toBeUndefined();
  });

  it('come back to the byte, with who, when and what', async () => {
    const { id } = await keeper.start();
    const text = '<p>{{record.what}}</p>\r\n\ttab 网格 \u{1F3E0}\n\n';
    const files = new Map([
      ['templates/sheet.hbs', text],
      ['lists/新 列表.json', '{}\n'],
      [FORM, null],
    ]);
    const head = await saved(
      keeper,
      save({ start: id, files, message: ['删去表单', '改 模板\n第二行\u0000'] }),
    );
    const found = await keeper.read(KEY);
    expect(found?.files).toEqual(
      new Map([
        ['kit.json', CONFIG.get('kit.json')],
        ['lists/新 列表.json', '{}\n'],
        ['templates/sheet.hbs', text],
      ]),
    );
    expect(found?.version).toEqual({
      ...KEY,
      head,
      before: null,
      start: id,
      savedAt: '2026-05-08T01:02:03.000Z',
      message: ['删去表单', '改 模板 第二行'],
    });
    expect(await keeper.list()).toEqual([found?.version]);
  });

  it('keep every version and take a change only on the latest', async () => {
    const first = await saved(keeper, save());
    const second = await saved(keeper, save({ head: first, files: new Map([['kit.json', '{}\n']]) }));
    expect(await keeper.save(save({ head: first }))).toEqual({ status: 'conflict', head: second });
    expect(await keeper.save(save())).toEqual({ status: 'conflict', head: second });
    const [now, before] = [await keeper.read(KEY), await keeper.read(KEY, first)];
    expect(now?.version.before).toBe(first);
    expect(now?.files.get(FORM)).toContain('走访');
    expect(before?.files.get('kit.json')).toBe(CONFIG.get('kit.json'));
    expect(await keeper.read(KEY, '0'.repeat(first.length))).toBeUndefined();
    expect(await keeper.read({ what: 'visit', who: 'nobody' })).toBeUndefined();
  });

  it('let exactly one of many writers at once through', async () => {
    const first = await saved(keeper, save());
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map((number) =>
        keeper.save(save({ head: first, message: [`第 ${String(number)} 个`] })),
      ),
    );
    expect(answers.filter(({ status }) => status === 'saved')).toHaveLength(1);
    const head = answers.flatMap((answer) => (answer.status === 'saved' ? [answer.version.head] : []))[0];
    expect(answers.filter((answer) => answer.status === 'conflict' && answer.head === head)).toHaveLength(4);
  });

  it('put a discarded draft aside and begin anew', async () => {
    const head = await saved(keeper, save());
    expect(await keeper.discard(KEY, '0'.repeat(head.length), AT)).toEqual({ status: 'conflict', head });
    expect(await keeper.discard(KEY, head, AT)).toEqual({ status: 'discarded' });
    expect(await keeper.read(KEY)).toBeUndefined();
    expect(await keeper.list()).toEqual([]);
    expect(await keeper.discard(KEY, head, AT)).toEqual({ status: 'conflict', head: null });
    await saved(keeper, save());
    const aside =
      kind === 'git'
        ? place.git('for-each-ref', '--format=%(objectname)', 'refs/drafts-discarded/')
        : (await readdir(join(place.dataDir, 'drafts/discarded'), { recursive: true })).join('\n');
    expect(aside).toContain(head);
  });

  it('survive a restart, and what a killed one left behind', async () => {
    const head = await saved(keeper, save());
    await mkdir(join(place.dataDir, 'drafts-index'), { recursive: true });
    await writeFile(join(place.dataDir, 'drafts-index', 'left.lock'), '');
    await writeFile(join(place.dataDir, 'drafts.new'), 'half');
    const again = await openKeeper(place.configDir, place.dataDir);
    expect((await again.read(KEY))?.version.head).toBe(head);
    expect(await saved(again, save({ head }))).not.toBe(head);
  });

  it('refuse a start that is none', async () => {
    const { id } = await keeper.start();
    expect(await keeper.save(save({ start: 'f'.repeat(id.length) }))).toEqual({ status: 'unknown' });
    expect(await keeper.save(save({ start: '--help' }))).toEqual({ status: 'unknown' });
  });
});

describe('drafts in git', () => {
  beforeEach(async () => {
    place = await gitPlace();
    keeper = await openKeeper(place.configDir, place.dataDir);
  });

  it('leave a dirty work tree and its index as they are', async () => {
    await writeFile(join(place.configDir, 'kit.json'), 'half-written by hand');
    await writeFile(join(place.configDir, 'new.json'), '{}');
    await writeFile(join(place.configDir, FORM), '{ "staged": true }');
    place.git('add', `config/${FORM}`);
    const [status, index] = [
      place.git('status', '--porcelain'),
      await readFile(join(place.root, 'town/.git/index')),
    ];
    expect((await keeper.start()).files).toEqual(CONFIG);
    const head = await saved(keeper, save());
    expect(place.git('status', '--porcelain')).toBe(status);
    expect(await readFile(join(place.root, 'town/.git/index'))).toEqual(index);
    expect(await readFile(join(place.configDir, 'kit.json'), 'utf8')).toBe('half-written by hand');
    expect(place.git('diff', '--name-only', 'main', head)).toBe(`config/${FORM}\n`);
    expect(await readdir(join(place.dataDir, 'drafts-index'))).toEqual([]);
  });

  it('are commits by the clerk, made by the service, with the sentences', async () => {
    const head = await saved(keeper, save({ message: ['新增必填项', '--amend'] }));
    expect(place.git('log', '-1', '--format=%an|%ae|%cn|%s', head)).toBe(
      '林.worker|%E6%9E%97.worker@drafts.invalid|Wangge Kit|新增必填项（等 2 处）\n',
    );
    expect(place.git('log', '-1', '--format=%b', head)).toContain('- 新增必填项\n- --amend\n');
    expect(place.git('branch', '--list', '--format=%(refname)', 'draft/*/*')).toBe(
      'refs/heads/draft/visit/林%2Eworker\n',
    );
  });

  it('run no hook and no program that the repository names', async () => {
    const hooks = join(place.root, 'town/.git/hooks');
    await mkdir(hooks, { recursive: true });
    const trap = `#!/bin/sh\ntouch "${join(place.root, 'ran')}"\nexit 1\n`;
    for (const name of ['reference-transaction', 'pre-commit', 'post-index-change', 'fsmonitor']) {
      await writeFile(join(hooks, name), trap);
      await chmod(join(hooks, name), 0o755);
    }
    place.git('config', 'core.fsmonitor', join(hooks, 'fsmonitor'));
    place.git('config', 'commit.gpgSign', 'true');
    place.git('config', 'filter.trap.clean', join(hooks, 'fsmonitor'));
    await writeFile(join(place.root, 'town/.git/info/attributes'), '* filter=trap\n');
    await saved(keeper, save());
    expect(await readdir(place.root)).not.toContain('ran');
  });

  it('do not move a draft that somebody has checked out', async () => {
    const head = await saved(keeper, save());
    place.git('worktree', 'add', '-q', join(place.root, 'other'), 'draft/visit/林%2Eworker');
    expect(await keeper.save(save({ head }))).toEqual({ status: 'held' });
    expect(await keeper.discard(KEY, head, AT)).toEqual({ status: 'held' });
    expect((await keeper.read(KEY))?.version.head).toBe(head);
  });

  it('answer a conflict when another program moved the branch', async () => {
    const head = await saved(keeper, save());
    place.git('update-ref', 'refs/heads/draft/visit/林%2Eworker', 'main');
    expect(await keeper.save(save({ head }))).toMatchObject({
      status: 'conflict',
      head: place.git('rev-parse', 'main').trim(),
    });
  });

  it('give nothing of commits that are not the draft’s', async () => {
    await saved(keeper, save());
    const tree = place.git('rev-parse', 'main^{tree}').trim();
    const secret = place.git('commit-tree', tree, '-m', 'secret').trim();
    expect(await keeper.read(KEY, secret)).toBeUndefined();
    expect(await keeper.readStart(secret)).toBeUndefined();
    expect(await keeper.read(KEY, 'main')).toBeUndefined();
  });

  it('leave out links and files that are no config', async () => {
    await symlink('/etc/passwd', join(place.configDir, 'forms/link.json'));
    await writeFile(join(place.configDir, 'forms/bad.json'), new Uint8Array([0xff, 0xfe]));
    await writeFiles(
      place.configDir,
      new Map([
        ['notes.md', 'x'],
        ['forms/line\nbreak.json', '{}'],
        ['-rf.json', '{}'],
      ]),
    );
    place.git('add', '.');
    place.git('commit', '-q', '-m', 'odd');
    expect((await keeper.start()).files).toEqual(CONFIG);
  });

  it('go on when the history of the config goes on or is rewritten', async () => {
    const { id } = await keeper.start();
    const head = await saved(keeper, save({ start: id }));
    place.git('commit', '-q', '--allow-empty', '--amend', '-m', 'other history');
    expect((await keeper.read(KEY))?.version.start).toBe(id);
    expect(await keeper.readStart(id)).toEqual(CONFIG);
    expect((await keeper.save(save({ head }))).status).toBe('saved');
  });

  it('are whole or not there when a writer is killed', async () => {
    const head = await saved(keeper, save());
    const main = join(import.meta.dirname, 'draftWriter.main.ts');
    const heads: string[] = [head];
    for (const wait of [0, 150, 300]) {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', main, place.configDir, place.dataDir, KEY.what, KEY.who],
        { detached: true },
      );
      // Asked for before anything can end it: a writer that gives up by itself must not leave the test waiting.
      const gone = once(child, 'exit');
      await Promise.race([once(child.stdout, 'data'), gone]);
      await setTimeout(wait);
      // With every git it started, as a power cut would.
      if (child.exitCode === null) process.kill(-(child.pid ?? 0), 'SIGKILL');
      await gone;
      await ageLocks(place);
      const again = await openKeeper(place.configDir, place.dataDir);
      const found = await again.read(KEY);
      expect(found?.files.get('kit.json')).toMatch(/^\{ "id": "(?:样例|\d+)" \}\n$/);
      heads.push(await saved(again, save({ head: found?.version.head ?? null, message: ['继续'] })));
    }
    expect(new Set(heads).size).toBe(4);
    expect(runGit(join(place.root, 'town'), ['fsck', '--no-dangling', '--no-progress'])).toBe('');
  });

  it('take away the lock of a git that was killed, and leave that of one that may live', async () => {
    const head = await saved(keeper, save());
    const lock = join(place.root, 'town', '.git', 'refs/heads/draft', KEY.what, `${partOf(KEY.who)}.lock`);
    await writeFile(lock, '');
    await expect(keeper.save(save({ head, message: ['二'] }))).rejects.toThrow('git update-ref');
    await ageLocks(place);
    await saved(keeper, save({ head, message: ['二'] }));
  });
});

/** As if the locks that lie about the drafts' refs had been there since before any git that runs. */
async function ageLocks({ root }: Place): Promise<void> {
  const refs = join(root, 'town', '.git', 'refs');
  for (const path of await readdir(refs, { recursive: true }))
    if (path.endsWith('.lock')) await utimes(join(refs, path), 0, 0);
}

describe('where there is no repository to use', () => {
  it('a folder that is not committed, an empty repository and a machine without git keep files and say why', async () => {
    place = await plainPlace();
    const whys = new Set<string | undefined>();
    whys.add((await openKeeper(place.configDir, place.dataDir)).why?.['en']);
    place.git('init', '-q', '-b', 'main');
    whys.add((await openKeeper(place.configDir, place.dataDir)).why?.['en']);
    vi.stubEnv('PATH', '/nowhere');
    const without = await openKeeper(place.configDir, place.dataDir);
    whys.add(without.why?.['en']);
    expect(without.kind).toBe('files');
    expect(whys.size).toBe(3);
    expect(whys).not.toContain(undefined);
    await saved(without, save());
    vi.unstubAllEnvs();
  });

  it('a shallow clone, a second work tree and a config at the top of its repository are used', async () => {
    place = await gitPlace();
    place.git('commit', '-q', '--allow-empty', '-m', 'later');
    const town = join(place.root, 'town');
    runGit(place.root, ['clone', '-q', '--depth=1', `file://${town}`, 'shallow']);
    place.git('worktree', 'add', '-q', join(place.root, 'second'));
    runGit(place.root, ['init', '-q', '-b', 'main', join(town, 'config')]);
    runGit(join(town, 'config'), ['add', '.']);
    runGit(join(town, 'config'), ['commit', '-q', '-m', 'top']);
    for (const folder of ['shallow/config', 'second/config', 'town/config']) {
      const one = await openKeeper(join(place.root, folder), join(place.dataDir));
      expect([folder, one.kind]).toEqual([folder, 'git']);
      expect((await one.start()).files).toEqual(CONFIG);
      await saved(one, save({ key: { what: 'visit', who: folder.slice(0, 4) } }));
    }
  });

  it('a config inside a bare repository is no checkout', async () => {
    place = await plainPlace();
    runGit(place.root, ['init', '-q', '--bare', join(place.root, 'bare.git')]);
    const inside = join(place.root, 'bare.git', 'town');
    await writeFiles(inside, CONFIG);
    expect((await openKeeper(inside, place.dataDir)).kind).toBe('files');
  });
});
