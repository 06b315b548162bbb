/** What forms ask again and again, as parts that go in with one command: afterwards they are parts like any others. */
import { KINDS, type JsonObject, type KindId, type Text } from '#core';
import { say } from './Command.ts';

/** A part with its name in each language of the product. What is inside has names of its own. */
export interface Prefab {
  readonly kind: KindId;
  readonly title: Text;
  readonly schema: JsonObject;
  readonly inside: readonly Prefab[];
}

export type SnippetId = 'identity' | 'address' | 'contact' | 'family';

function part(kind: KindId, zh: string, en: string, inside: readonly Prefab[] = []): Prefab {
  return { kind, title: say(zh, en), schema: KINDS[kind].schema, inside };
}

const NAME = part('text', '姓名', 'Name');
const IDENTITY = part('residentId', '公民身份号码', 'Resident identity number');
const PHONE = part('phone', '电话', 'Phone');

/** A question of one line of text. */
export function textQuestion(title: Text): Prefab {
  return { ...NAME, title };
}

/** Why each asks about a person is for the author to say: the check of the form asks for it. */
export const SNIPPETS: Readonly<Record<SnippetId, Prefab>> = {
  identity: part('section', '身份信息', 'Identity', [NAME, IDENTITY]),
  address: part('section', '住址', 'Address', [
    part('villageGroup', '村（居）民小组', 'Villagers’ group'),
    part('text', '门牌号或详细地址', 'House number or other address'),
  ]),
  contact: part('section', '联系方式', 'Contact', [part('text', '联系人', 'Contact person'), PHONE]),
  family: part('group', '家庭成员', 'Family members', [
    NAME,
    part('text', '与户主关系', 'Relation to the head of household'),
    IDENTITY,
    PHONE,
  ]),
};

/** In the order in which they are offered. */
export const snippetIds: readonly SnippetId[] = ['identity', 'address', 'contact', 'family'];

export function titleOfSnippet(id: SnippetId): Text {
  return SNIPPETS[id].title;
}
