import type { Text } from '#core';
import type { OptionValue, Thing } from './Thing.ts';
import { nameOf } from './Thing.ts';
import { say } from './words.ts';

interface Naming {
  readonly pattern: RegExp;
  readonly fault: Text;
}

/** Parts of file names, addresses and database names. */
const ID: Naming = {
  pattern: /^[a-z][a-z0-9-]*$/,
  fault: say(
    '名称要以小写英文字母开头，只含小写字母、数字和连字符。',
    'The name begins with a lower-case letter and has lower-case letters, digits and hyphens only.',
  ),
};

const NAME: Naming = {
  pattern: /^[A-Za-z][A-Za-z0-9_-]*$/,
  fault: say(
    '名称要以英文字母开头，只含字母、数字、连字符和下划线。',
    'The name begins with a letter and has letters, digits, hyphens and underscores only.',
  ),
};

/** What can be written in a template, in a pointer and as a key without a meaning of its own. */
const FIELD: Naming = {
  pattern: /^(?!(?:__proto__|this|true|false|null|undefined|else|as|items)$)[\p{L}_][\p{L}\p{N}_-]*$/u,
  fault: say(
    '名称要以文字或字母开头，只含文字、字母、数字、连字符和下划线，也不能是 this、items 这类保留的词。',
    'The name begins with a letter and has letters, digits, hyphens and underscores only; words such as this and items are reserved.',
  ),
};

const VALUE: Naming = {
  pattern: /\S/,
  fault: say('选项的值不能为空。', 'The value of an option cannot be empty.'),
};

const NAMINGS: Readonly<Record<Exclude<Thing['kind'], 'text'>, Naming>> = {
  field: FIELD,
  option: VALUE,
  code: VALUE,
  'code-table': ID,
  post: ID,
  unit: ID,
  form: ID,
  flow: ID,
  template: ID,
  state: NAME,
  act: NAME,
  party: NAME,
  deadline: NAME,
};

/** Why a thing cannot have this name; undefined when it can. */
export function nameFault(thing: Thing, to: OptionValue): Text | undefined {
  if (thing.kind === 'text')
    return say('文字的位置由字段决定，不能单独改名。', 'The place of a text follows from its field.');
  const old = nameOf(thing);
  if ((thing.kind === 'act' && old === 'open') || (thing.kind === 'party' && old === 'reporter'))
    return say('这是每个流程都要有的名称，不能改。', 'Every flow has this name; it cannot be changed.');
  if (thing.kind === 'option' && typeof to !== typeof thing.value)
    return say('选项的值要和原来是同一类：文字或数字。', 'The value stays what it is: a text or a number.');
  const { pattern, fault } = NAMINGS[thing.kind];
  return pattern.test(String(to)) ? undefined : fault;
}
