/** The engines that run a generated validator: V8 with nothing but the language in it, and QuickJS, as CouchDB has it. */
import { createContext, Script } from 'node:vm';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core';
import type { Knock } from './corpus.ts';

/** JSON of what was thrown, `null` when nothing was. */
export type Run = (knock: Knock) => string;

/** What both do: parse the question, as CouchDB sends it, and tell what was thrown, whatever it is. */
const ASK = `function ask(text) {
  var q = JSON.parse(text);
  var user = { name: q.author.name, roles: q.author.roles, db: q.database };
  try { validate(q.document, q.previous, user, {}); } catch (thrown) {
    return thrown instanceof Error ? 'Error ' + thrown.message : JSON.stringify(thrown);
  }
  return 'null';
}`;

function program(source: string, now: number): string {
  return `Date.now = function () { return ${String(now)}; };\nvar validate = ${source};\n${ASK}`;
}

export function inV8(source: string, now: number): Run {
  const context = createContext(Object.create(null) as object);
  new Script(program(source, now)).runInContext(context);
  const ask = new Script('ask').runInContext(context) as (text: string) => string;
  return (knock) => ask(JSON.stringify(knock));
}

export async function inQuickJs(source: string, now: number): Promise<Run> {
  const engine = await newQuickJSWASMModuleFromVariant(variant);
  const context = engine.newContext();
  context.unwrapResult(context.evalCode(program(source, now))).dispose();
  const ask = context.getProp(context.global, 'ask');
  return (knock) => {
    const text = context.newString(JSON.stringify(knock));
    const answer = context.unwrapResult(context.callFunction(ask, context.undefined, text));
    const told = context.getString(answer);
    text.dispose();
    answer.dispose();
    return told;
  };
}
