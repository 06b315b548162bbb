/** The problems that reading a config can find, and how a registry of problem codes is made. */
import { inLanguage, own, type Pointer, type Problem, type Severity, type Text } from '#core/base';

/** A code's severity and its sentence: what is wrong and the repair. `{name}` is filled in. */
export interface ProblemKind {
  readonly severity: Severity;
  readonly words: { readonly 'zh-CN': string; readonly en: string };
}

export type ProblemParams = Readonly<Record<string, string | number | Text>>;

/** Makes the problems of one registry; the compiler knows the codes. */
export function problemMaker<Code extends string>(
  registry: Readonly<Record<Code, ProblemKind>>,
): (code: Code, file: string, pointer: Pointer, params?: ProblemParams) => Problem {
  return (code, file, pointer, params = {}) => {
    const { severity, words } = registry[code];
    return { code, severity, file, pointer, message: fillWords(words, params) };
  };
}

/** The sentence with `{name}` replaced by the parameter, a Text in each language by its own words. */
export function fillWords(words: Text, params: ProblemParams): Text {
  return Object.fromEntries(
    Object.entries(words).map(([language, sentence]) => [language, fill(sentence, language, params)]),
  );
}

function fill(sentence: string, language: string, params: ProblemParams): string {
  return sentence.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const param = own(params, name);
    if (param === undefined) return hole;
    return typeof param === 'object' ? inLanguage(param, language) : String(param);
  });
}

const error = (zh: string, en: string): ProblemKind => ({ severity: 'error', words: { 'zh-CN': zh, en } });
const warning = (zh: string, en: string): ProblemKind => ({
  severity: 'warning',
  words: { 'zh-CN': zh, en },
});

export const MODEL_PROBLEMS = {
  'json.unreadable': error('第 {line} 行第 {column} 列：{fault}', 'Line {line}, column {column}: {fault}'),
  'json.duplicate-key': error(
    '“{key}”在同一处写了两次，只有最后一次会生效。请删去一个或改名。',
    '"{key}" is written twice in one place and only the last one would count. Remove one or rename it.',
  ),
  'json.digit-key': warning(
    '“{key}”只由数字组成，程序会把它排到最前面，书写顺序会丢失。请在前面加一个字母。',
    '"{key}" consists of digits only: programs move it to the front and the written order is lost. Begin it with a letter.',
  ),
  'file.missing': error('缺少文件 {name}。请补上这个文件。', 'The file {name} is missing. Add it.'),
  'file.unknown': warning(
    '不认识这个文件，它不会起作用。{hint}',
    'This file is not one that a config has, so it does nothing. {hint}',
  ),
  'file.bad-name': error(
    '“{name}”不能用作名称。请用小写英文字母开头，只用小写字母、数字和连字符。',
    '"{name}" cannot be a name here. Begin with a lower-case letter and use only lower-case letters, digits and hyphens.',
  ),
  'file.name-differs': error(
    '文件名说的是 {name}，内容里写的是 {found}。请改成一致。',
    'The file name says {name}, its content says {found}. Make them agree.',
  ),
  'key.unknown': error('这里没有“{key}”这一项。{hint}', 'There is no "{key}" here. {hint}'),
  'key.missing': error('缺少“{key}”。请补上。', '"{key}" is missing. Add it.'),
  'key.bad-name': error(
    '“{key}”不能用作名称：{what}。请改名。',
    '"{key}" cannot be a name here: {what}. Rename it.',
  ),
  'key.suspicious': warning(
    '“{key}”不会起作用。您是不是想写“{nearest}”？',
    '"{key}" does nothing. Did you mean "{nearest}"?',
  ),
  'value.wrong-type': error(
    '这里应当是{wanted}，写的却是{found}。请改正。',
    'Here {wanted} is expected, but {found} was written. Correct it.',
  ),
  'value.not-allowed': error('不能写“{value}”。{hint}', '"{value}" is not possible here. {hint}'),
  'value.malformed': error(
    '“{value}”写法不对，应当是{what}。',
    '"{value}" is not written rightly: {what} is expected.',
  ),
  'value.out-of-range': error(
    '{value} 超出范围，应当是{what}。',
    '{value} is out of range: {what} is expected.',
  ),
  'list.too-short': error(
    '这里至少要有 {least} 项。请补上。',
    'At least {least} entries are needed here. Add what is missing.',
  ),
  'list.repeated': error('“{value}”列了两次。请删去一个。', '"{value}" is listed twice. Remove one.'),
  'text.missing': error(
    '缺少主要语言（{language}）的文字。请补上。',
    'The words in the main language ({language}) are missing. Add them.',
  ),
  'text.untranslated': warning(
    '缺少 {language} 的译文，将显示主要语言的文字。请补上译文。',
    'The words in {language} are missing, so the main language is shown instead. Add a translation.',
  ),
  'text.unknown-language': error(
    '文字用了 kit.json 没有列出的语言“{language}”。{hint}',
    'The words are in "{language}", which kit.json does not list. {hint}',
  ),
  'time-zone.unknown': error(
    '没有“{name}”这个时区。请写标准名称，例如 Asia/Shanghai。',
    'There is no time zone "{name}". Write its standard name, for example Asia/Shanghai.',
  ),
  'time-zone.offset': error(
    '时区“{name}”不是全年都用 {offset}。请改正偏移；实行夏令时的时区不能用。',
    'The time zone "{name}" is not at {offset} all year. Correct the offset; a zone with summer time cannot be used.',
  ),
  'code.duplicate': error(
    '编码“{code}”出现了两次。每个编码只能用一次，请改正其中一个。',
    'The code "{code}" occurs twice. A code is used once only: correct one of them.',
  ),
  'ref.malformed': error(
    '只能引用本文件里的定义，写法如 #/$defs/address。“{ref}”不行，请改正。',
    'Only a definition in the same file can be referred to, as in #/$defs/address. "{ref}" is not possible.',
  ),
  'ref.missing': error('引用的定义“{ref}”不存在。{hint}', 'The definition "{ref}" does not exist. {hint}'),
  'ref.cyclic': error(
    '定义“{ref}”绕了一圈又引用到自己，表单会没有尽头。请去掉其中一个引用。',
    'The definition "{ref}" leads back to itself, so the form would never end. Remove one of the references.',
  ),
  'ref.siblings': error(
    '引用旁边不能再写“{key}”，它可能与所引用的定义矛盾。请写到定义里。',
    '"{key}" cannot stand beside a reference, because it may contradict the definition. Write it there.',
  ),
  'form.too-large': error(
    '展开引用后表单超过 {most} 处，无法使用。请减少层层引用。',
    'With all references followed the form has more than {most} places. Use fewer references inside references.',
  ),
  'codes.unknown': error('没有“{table}”这个代码表。{hint}', 'There is no code table "{table}". {hint}'),
  'codes.misplaced': error(
    '代码表要写在每一项上：请把 x-codes 移到 items 里面。',
    'A code table belongs to the single entry: move x-codes into items.',
  ),
} as const satisfies Record<string, ProblemKind>;

export type ModelProblemCode = keyof typeof MODEL_PROBLEMS;

export const modelProblem = problemMaker<ModelProblemCode>(MODEL_PROBLEMS);
