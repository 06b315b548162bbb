import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { JsonValue } from '#core/base';
import type { DatabaseKind } from '#core/door';
import type { Kit } from '#core/model';
import { bakeKit, type EventKind } from './bakeKit.ts';
import { writeLiteral } from './writeLiteral.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/**
 * The source of `validate_doc_update` for one kind of database, as one function expression. It keeps what it built in
 * its own property, because CouchDB calls the same function for every document that a process judges.
 * @param kits of the published revisions that are still in use; only their data goes in
 */
export async function buildValidator(kind: DatabaseKind, kits: readonly Kit[]): Promise<string> {
  const isOfEvents = kind === 'grid' || kind === 'unit' || kind === 'person' || kind === 'town';
  const name = isOfEvents ? 'doorOfEvents' : 'doorOfRecords';
  const { declarations, expression } = isOfEvents
    ? literalOf(kits, kind)
    : { declarations: '', expression: '' };
  const data = isOfEvents ? `,${expression}` : '';
  return `(function validate(newDoc, oldDoc, userCtx, secObj) {
if (!validate.judge) validate.judge = (function () {
${await bundle(name)}${declarations}
return wangge.${name}(${JSON.stringify(kind)}${data});
})();
var answer = validate.judge(newDoc, oldDoc, userCtx);
if (answer) throw answer;
})`;
}

function literalOf(kits: readonly Kit[], kind: EventKind): ReturnType<typeof writeLiteral> {
  const baked = [...kits]
    .sort((left, right) => (left.revision < right.revision ? -1 : 1))
    .map((kit) => [kit.revision, bakeKit(kit, kind) as unknown as JsonValue] as const);
  return writeLiteral(Object.fromEntries(baked));
}

const bundles = new Map<string, Promise<string>>();

/** The code without data: the same for every town and built once in a process. */
function bundle(name: string): Promise<string> {
  const known = bundles.get(name);
  if (known !== undefined) return known;
  const built = build({
    entryPoints: [`${HERE}${name}.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'wangge',
    // Both engines of CouchDB 3.5 read ES2018 but for object rest and spread; nothing newer than this has them.
    target: 'es2017',
    platform: 'neutral',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  }).then(({ outputFiles: [file] }) => file?.text ?? '');
  bundles.set(name, built);
  return built;
}
