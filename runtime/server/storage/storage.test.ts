import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import leveldown from 'leveldown';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openPouch } from './embedded/EmbeddedPouch.ts';
import { JsonFile } from './JsonFile.ts';
import { KeyedLocks } from './KeyedLocks.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wangge-storage-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the embedded database', () => {
  test('asks LevelDB for every write to be on the disk before it is answered', async () => {
    const prototype = Object.getPrototypeOf(leveldown(join(folder, 'x'))) as ReturnType<typeof leveldown>;
    const spies = [vi.spyOn(prototype, '_batch'), vi.spyOn(prototype, '_put')];
    const database = openPouch(join(folder, 'one'));
    await database.bulkDocs([{ _id: 'a' }, { _id: 'b' }]);
    await database.put({ _id: '_local/x' });
    const options = spies.flatMap((spy) => spy.mock.calls.map((call) => call.at(-2)));
    expect(options.length).toBeGreaterThanOrEqual(3);
    for (const option of options) expect(option).toMatchObject({ sync: true });
    await database.close();
    vi.restoreAllMocks();
  });

  test('gives the same content the same revision everywhere', async () => {
    const databases = ['two', 'three'].map((name) => openPouch(join(folder, name)));
    const written = await Promise.all(databases.map((database) => database.put({ _id: 'a', n: 1 })));
    expect(written[0]?.rev).toBe(written[1]?.rev);
    await Promise.all(databases.map((database) => database.close()));
  });
});

describe('locks', () => {
  test('let one in at a time per name, in the order of asking, and others beside', async () => {
    const locks = new KeyedLocks();
    const done: string[] = [];
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const first = locks.run(['a'], async () => {
      await gate;
      done.push('first');
    });
    const second = locks.run(['a', 'b'], async () => void done.push('second'));
    const beside = locks.run(['c'], async () => void done.push('beside'));
    await beside;
    open();
    await Promise.all([first, second]);
    expect(done).toEqual(['beside', 'first', 'second']);
  });

  test('do not wait for each other in a circle, and are given back after a failure', async () => {
    const locks = new KeyedLocks();
    const failing = locks.run(['a', 'b'], () => Promise.reject(new Error('no')));
    const others = [locks.run(['b', 'a'], async () => 1), locks.run(['b', 'a', 'b'], async () => 2)];
    await expect(failing).rejects.toThrow('no');
    expect(await Promise.all(others)).toEqual([1, 2]);
  });
});

describe('a kept value', () => {
  test('is whole on the disk, for the server alone, and the newest of many saves', async () => {
    const path = join(folder, 'value.json');
    const file = await JsonFile.open(path, (stored) => (stored as { n: number } | undefined) ?? { n: 0 });
    const saves: Promise<void>[] = [];
    for (let n = 1; n <= 20; n += 1) {
      file.value = { n };
      saves.push(file.save());
    }
    await Promise.all(saves);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ n: 20 });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((name) => name.endsWith('.new'))).toEqual([]);
    const again = await JsonFile.open(path, (stored) => stored);
    expect(again.value).toEqual({ n: 20 });
  });
});
