/**
 * Prevents: fields that a grid worker's app must not have. Religion and biometrics (PIPL §28; domain.md §0.9, §5.1),
 * tracks of people, and what 国办函〔2026〕12号 forbids: signing in, rankings, time online, photos by force (§0.2, §6.3).
 */
import { isObject, type JsonObject, type JsonValue, own, type Problem, type Text } from '#core/base';
import type { FormCheck, FormSubject } from '../Check.ts';
import { checkProblem, type CheckCode } from '../codes.ts';
import { type Field, fieldsOf, isItem, titleOf, writtenAt } from './fieldsOf.ts';

interface Ban {
  /** In the Chinese or English words of the title. */
  readonly words: RegExp;
  /** In the field's name, of which camel case was taken apart. */
  readonly name: RegExp;
  readonly why: Text;
}

const BANS: readonly Ban[] = [
  {
    words: /宗教|信教|religio/i,
    name: /^religio|\breligio/i,
    why: {
      'zh-CN': '宗教信仰是敏感个人信息，网格工作用不到（个人信息保护法第二十八条）',
      en: 'religion is sensitive, and grid work has no use for it (PIPL §28)',
    },
  },
  {
    words:
      /指纹|人脸|面部识别|虹膜|声纹|掌纹|基因|fingerprint|biometric|face (recognition|scan)|\biris\b|voiceprint/i,
    name: /\b(fingerprint|biometric|iris|voiceprint|face id|face scan)/i,
    why: {
      'zh-CN': '人脸、指纹等生物识别信息不得由网格采集（个人信息保护法第二十六条、第二十八条）',
      en: 'faces, fingerprints and other biometric data must not be collected by grids (PIPL §26, §28)',
    },
  },
  {
    words: /轨迹|里程|trajectory|\btracks?\b|mileage/i,
    name: /\b(track|trajectory|mileage)\b/i,
    why: {
      'zh-CN': '不得记录人员的行踪轨迹（个人信息保护法第二十八条，国办函〔2026〕12号）',
      en: 'nobody’s movements may be recorded (PIPL §28)',
    },
  },
  {
    words: /打卡|签到|签退|\b(check|clock|sign)[- ]?in\b/i,
    name: /\b(check|clock|sign) ?in\b/i,
    why: { 'zh-CN': '不得要求打卡签到（国办函〔2026〕12号）', en: 'nobody may be made to sign in' },
  },
  {
    words: /排名|排行|积分|\brank(ing)?\b|leaderboard/i,
    name: /\b(rank|ranking|leaderboard)\b/i,
    why: { 'zh-CN': '不得搞积分排名（国办函〔2026〕12号）', en: 'people may not be ranked by points' },
  },
  {
    words: /在线时长|在线时间|登录时长|(online|log-?in) (time|hours)/i,
    name: /\bonline (time|hours|minutes)\b/i,
    why: { 'zh-CN': '不得统计在线时长（国办函〔2026〕12号）', en: 'time online may not be counted' },
  },
];

export const forbidden: FormCheck = (subject) =>
  fieldsOf(subject.form.schema).flatMap((field) => {
    const ban = isItem(field) ? undefined : BANS.find((one) => isBanned(one, field));
    return ban === undefined ? [] : [report('form.field-forbidden', subject, field, { why: ban.why })];
  });

function isBanned({ words, name }: Ban, field: Field): boolean {
  const apart = field.name.replace(/[-_]/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2');
  const codes = own(field.schema, 'x-codes');
  return words.test(titleOf(field)) || name.test(apart) || (typeof codes === 'string' && name.test(codes));
}

export const photos: FormCheck = (subject) => {
  const wanted = requiredNames(subject.form.schema);
  return fieldsOf(subject.form.schema)
    .filter((field) => !isItem(field) && holdsPhoto(field.schema))
    .filter((field) => wanted.has(field.name) || hasLeast(field.schema))
    .map((field) => report('form.photo-forced', subject, field, {}));
};

function report(
  code: Extract<CheckCode, 'form.photo-forced' | 'form.field-forbidden'>,
  { form, schemaFile }: FormSubject,
  field: Field,
  params: { readonly why?: Text },
): Problem {
  return checkProblem(code, schemaFile, writtenAt(form, field.pointer), { name: titleOf(field), ...params });
}

function hasLeast(schema: JsonObject): boolean {
  const least = own(schema, 'minItems');
  return typeof least === 'number' && least > 0;
}

/** Names that are required outright; inside an `if` the word only asks whether the field is filled. */
function requiredNames(schema: JsonValue): ReadonlySet<string> {
  if (Array.isArray(schema))
    return new Set((schema as readonly JsonValue[]).flatMap((part) => [...requiredNames(part)]));
  if (!isObject(schema)) return new Set();
  const names = Object.entries(schema).flatMap(([keyword, value]): readonly string[] => {
    if (keyword === 'if' || keyword === 'not') return [];
    if (keyword === 'required' && Array.isArray(value)) {
      return (value as readonly JsonValue[]).filter((name) => typeof name === 'string');
    }
    return [...requiredNames(value)];
  });
  return new Set(names);
}

function holdsPhoto(schema: JsonValue | undefined): boolean {
  if (!isObject(schema)) return false;
  return own(schema, 'x-kind') === 'photo' || holdsPhoto(own(schema, 'items'));
}
