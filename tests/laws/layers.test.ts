/**
 * The map of layers is code too, and a rule with a slip in it is silent. So faults are planted in a small copy of our
 * layout, and each must be found by the rule that is there for it.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { afterAll, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const rules = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: NonNullable<IFlattenedRuleSet['forbidden']>;
  options: ICruiseOptions;
};

/** A town square of imports that are all allowed. */
const SOUND = {
  'runtime/core/base/index.ts': 'export const base = 1;',
  'runtime/core/model/index.ts': "export { base as model } from '#core/base';",
  'runtime/core/model/part.ts': "export { base as part } from '#core/base';",
  'runtime/core/condition/index.ts': "export { model as condition } from '#core/model';",
  'runtime/core/form/index.ts': "import { ajv } from 'ajv';\nexport const form = ajv;",
  'runtime/core/rules/index.ts': "export { condition as rules } from '#core/condition';",
  'runtime/core/index.ts': "export { rules } from '#core/rules';",
  'runtime/store/index.ts': "export { rules as store } from '#core';",
  'runtime/store/inside.ts': "export { model as inside } from '#core/model';",
  'runtime/react/index.ts': "import { react } from 'react';\nexport const page = react;",
  'runtime/server/index.ts': "import { readFileSync } from 'node:fs';\nexport const server = readFileSync;",
  'runtime/cli/index.ts': "export { server as cli } from '#server';",
  'designer/edit/index.ts': "export { rules as edit } from '#core';",
  'designer/edit/command.ts': "export { rules as command } from '#core';",
  'stories/page.stories.tsx': "export { page } from '#react';",
  'tests/laws/any.test.ts': "export { part } from '../../runtime/core/model/part.ts';",
};

interface Fault {
  readonly rule: string;
  readonly file: string;
  readonly code: string;
}

const FAULTS: readonly Fault[] = [
  { rule: 'core-layer-base', file: 'runtime/core/base/up.ts', code: "import '#core/model';" },
  { rule: 'core-layer-flow', file: 'runtime/core/flow/side.ts', code: "import '#core/form';" },
  { rule: 'layer-core', file: 'runtime/core/model/up.ts', code: "import '#store';" },
  { rule: 'layer-store', file: 'runtime/store/up.ts', code: "import '#react';" },
  { rule: 'layer-react', file: 'runtime/react/side.ts', code: "import '#server';" },
  { rule: 'layer-server', file: 'runtime/server/up.ts', code: "import '#cli';" },
  { rule: 'layer-cli', file: 'runtime/cli/up.ts', code: "import '#designer/edit';" },
  { rule: 'layer-designer', file: 'designer/edit/down.ts', code: "import '#server';" },
  { rule: 'door-of-core-module', file: 'runtime/core/rules/deep.ts', code: "import '../model/part.ts';" },
  { rule: 'door-of-core', file: 'runtime/store/deep.ts', code: "import '../core/model/part.ts';" },
  { rule: 'door-of-runtime-part', file: 'runtime/react/deep.ts', code: "import '../store/inside.ts';" },
  {
    rule: 'door-of-runtime-from-outside',
    file: 'designer/edit/deep.ts',
    code: "import '../../runtime/store/inside.ts';",
  },
  { rule: 'door-of-designer-module', file: 'designer/form/deep.ts', code: "import '../edit/command.ts';" },
  { rule: 'by-its-door-name', file: 'runtime/store/relative.ts', code: "import '../core/index.ts';" },
  { rule: 'core-packages', file: 'runtime/core/model/screen.ts', code: "import 'react';" },
  { rule: 'core-without-node', file: 'runtime/core/model/file.ts', code: "import 'node:fs';" },
  { rule: 'door-code-stays-small', file: 'runtime/core/rules/big.ts', code: "import 'xstate';" },
  { rule: 'door-code-stays-small', file: 'runtime/core/rules/third.ts', code: "import '#core/form';" },
  { rule: 'browser-without-node', file: 'runtime/react/file.ts', code: "import 'node:fs';" },
  {
    rule: 'nothing-imports-tests',
    file: 'stories/tests.ts',
    code: "import '../tests/laws/any.test.ts';",
  },
  {
    rule: 'nothing-imports-stories',
    file: 'runtime/react/story.ts',
    code: "import '../../stories/page.stories.tsx';",
  },
  { rule: 'runtime-without-config', file: 'runtime/react/town.ts', code: "import '../../config/kit.json';" },
  { rule: 'no-circular', file: 'runtime/store/circle.ts', code: "import './circle2.ts';" },
  { rule: 'no-orphans', file: 'runtime/store/alone.ts', code: 'export const alone = 1;' },
  { rule: 'not-to-unresolvable', file: 'runtime/store/nowhere.ts', code: "import '#core/model/part';" },
  { rule: 'no-development-package-at-run-time', file: 'runtime/store/dev.ts', code: "import 'fast-check';" },
  { rule: 'package-is-declared', file: 'runtime/store/guest.ts', code: "import 'undeclared';" },
];

/** What the faults above import or need, but must not be counted as faults themselves. */
const GROUND = {
  'config/kit.json': '{}',
  'runtime/store/circle2.ts': "import './circle.ts';",
};

const PACKAGES = ['xstate', 'ajv', 'react', 'fast-check', 'undeclared'];

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

function plant(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'wangge-layers-'));
  made.push(folder);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const name of ['package.json', 'tsconfig.json']) {
    write(name, readFileSync(join(ROOT, name), 'utf8'));
  }
  for (const name of PACKAGES) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, '');
  }
  for (const [path, text] of Object.entries(files)) write(path, text);
  return folder;
}

async function findViolations(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { forbidden, options } = rules;
  const { tsConfig: _tsConfig, ...rest } = options as ICruiseOptions & { tsConfig: unknown };
  const result = await cruise(
    ['runtime', 'designer', 'stories', 'tests'],
    { ...rest, baseDir: plant(files), ruleSet: { forbidden }, validate: true },
    rest.enhancedResolveOptions,
  );
  return (result.output as ICruiseResult).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
}

describe('layers', () => {
  test('what is allowed passes', async () => {
    expect(await findViolations(SOUND)).toEqual([]);
  });

  test('a planted fault is found by its rule', async () => {
    const planted = Object.fromEntries(FAULTS.map(({ file, code }) => [file, code]));
    const found = await findViolations({ ...SOUND, ...GROUND, ...planted });
    expect(found).toEqual(expect.arrayContaining(FAULTS.map(({ rule, file }) => `${rule}: ${file}`)));
  });
});
