import { equalJson, isObject, type JsonObject, type JsonValue, type Text } from '#core/base';
import {
  CLOSED,
  DESIGN,
  designOf,
  type Found,
  type Index,
  openTo,
  type Security,
  type Wanted,
} from './Wanted.ts';

/** One request that changes something. */
export type Step =
  | { readonly do: 'create'; readonly database: string }
  | { readonly do: 'close' | 'narrow' | 'open'; readonly database: string; readonly security: Security }
  | {
      readonly do: 'rules';
      readonly database: string;
      readonly document: JsonObject;
      readonly isNew: boolean;
    }
  | { readonly do: 'index'; readonly database: string; readonly index: Index };

/**
 * What is to be done so that the databases are as wanted; nothing when they are. In this order no moment is weaker than before
 * and after: a new database is closed before anything is in it, rights that are to go are taken away first, and nobody is let in
 * before the rules stand.
 */
export function planSteps(wanted: readonly Wanted[], found: ReadonlyMap<string, Found>): readonly Step[] {
  return wanted.flatMap((one) => {
    const before = found.get(one.name);
    return before === undefined ? createSteps(one) : changeSteps(one, before);
  });
}

function createSteps({ name, security, validator, indexes }: Wanted): readonly Step[] {
  return [
    { do: 'create', database: name },
    { do: 'close', database: name, security: CLOSED },
    { do: 'rules', database: name, document: designOf(validator), isNew: true },
    ...indexes.map((index): Step => ({ do: 'index', database: name, index })),
    { do: 'open', database: name, security },
  ];
}

function changeSteps({ name, security, validator, indexes }: Wanted, found: Found): readonly Step[] {
  const steps: Step[] = [];
  const design = designOf(validator);
  const { _id: _ignored, _rev, ...present } = found.design ?? {};
  const isRuled = found.design !== undefined && equalJson(present, design);
  let now: JsonValue = found.security;
  const first = firstSecurity(security, found);
  if (first !== undefined) {
    steps.push({
      do: equalJson(asJson(first), asJson(CLOSED)) ? 'close' : 'narrow',
      database: name,
      security: first,
    });
    now = asJson(first);
  }
  if (!isRuled) {
    const revision = _rev === undefined ? {} : { _rev };
    const isNew = found.design === undefined;
    steps.push({ do: 'rules', database: name, document: { ...design, ...revision }, isNew });
  }
  const missing = indexes.filter((index) => !found.indexes.includes(index.name));
  for (const index of missing) steps.push({ do: 'index', database: name, index });
  if (!equalJson(now, asJson(security))) steps.push({ do: 'open', database: name, security });
  return steps;
}

/** What must be taken away before anything else: all without rules, else what is wider than wanted. */
function firstSecurity(wanted: Security, { security, design }: Found): Security | undefined {
  if (equalJson(security, asJson(CLOSED))) return undefined;
  if (design === undefined) return CLOSED;
  const members = membersOf(security);
  const isStrict =
    members !== undefined && equalJson({ ...security, members: 0 }, { ...asJson(wanted), members: 0 });
  // Without names and roles CouchDB takes everybody for a member.
  if (members === undefined || members.roles.length + members.names.length === 0) return CLOSED;
  const roles = members.roles.filter((role) => wanted.members.roles.includes(role));
  const names = members.names.filter((name) => wanted.members.names.includes(name));
  const keepsAll = roles.length === members.roles.length && names.length === members.names.length;
  if (isStrict && keepsAll) return undefined;
  return roles.length + names.length === 0 ? CLOSED : openTo(roles, names);
}

/** The members' roles and names, or undefined when it is something else that makes one a member. */
function membersOf(security: JsonObject): Security['members'] | undefined {
  const members = security['members'];
  if (!isObject(members)) return undefined;
  const { names = [], roles = [] } = members as Readonly<Record<string, JsonValue>>;
  return areTexts(names) && areTexts(roles) ? { names, roles } : undefined;
}

function areTexts(value: JsonValue): value is readonly string[] & JsonValue {
  return Array.isArray(value) && (value as readonly JsonValue[]).every((one) => typeof one === 'string');
}

function asJson(security: Security): JsonObject {
  return security as unknown as JsonObject;
}

/** The step in a line, for the person who runs it. */
export function wordsOf(step: Step): Text {
  const { database } = step;
  switch (step.do) {
    case 'create':
      return { 'zh-CN': `${database}：新建数据库`, en: `${database}: create the database` };
    case 'close':
      return { 'zh-CN': `${database}：先关闭，只限管理员`, en: `${database}: close it, administrators only` };
    case 'narrow':
      return {
        'zh-CN': `${database}：先收回多余的权限`,
        en: `${database}: take away rights that are not wanted`,
      };
    case 'rules':
      return step.isNew
        ? {
            'zh-CN': `${database}：写入校验规则（${DESIGN}）`,
            en: `${database}: store the rules (${DESIGN})`,
          }
        : {
            'zh-CN': `${database}：更新校验规则（${DESIGN}）`,
            en: `${database}: replace the rules (${DESIGN})`,
          };
    case 'index':
      return {
        'zh-CN': `${database}：建立索引 ${step.index.fields.join('、')}`,
        en: `${database}: index ${step.index.fields.join(', ')}`,
      };
    case 'open': {
      const { roles, names } = step.security.members;
      const [zh, en] =
        names.length === 0 ? ['', ''] : [`和账号 ${names.join('、')}`, ` and ${names.join(', ')}`];
      return {
        'zh-CN': `${database}：开放给 ${roles.length} 种角色${zh}`,
        en: `${database}: open it to ${roles.length} roles${en}`,
      };
    }
  }
}
