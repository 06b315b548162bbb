/** The household survey that every page of the form bench shows, in no library's words: 10 answers about the home and 25 of each member. */

type Kind = 'text' | 'long' | 'number' | 'yesNo' | 'date' | 'choice';

export interface Question {
  readonly name: string;
  readonly title: string;
  readonly kind: Kind;
  readonly options?: readonly string[];
  /** Asked only when the question of this name, in the same part, is answered with yes. */
  readonly onlyIf?: string;
}

const ask = (name: string, title: string, kind: Kind, options?: readonly string[]): Question => ({
  name,
  title,
  kind,
  ...(options === undefined ? {} : { options }),
});

const after = (onlyIf: string, question: Question): Question => ({ ...question, onlyIf });

export const HOME: readonly Question[] = [
  ask('address', '门牌或住址', 'text'),
  ask('headName', '户主姓名', 'text'),
  ask('phone', '家庭联系电话', 'text'),
  ask('housing', '房屋使用情况', 'choice', ['自住', '出租', '空置', '其他']),
  ask('rooms', '房间数', 'number'),
  ask('builtOn', '建成日期', 'date'),
  ask('farms', '有承包地', 'yesNo'),
  after('farms', ask('land', '承包地面积', 'number')),
  ask('keeper', '包干联系人', 'text'),
  ask('note', '备注', 'long'),
];

export const MEMBER: readonly Question[] = [
  ask('name', '姓名', 'text'),
  ask('relation', '与户主关系', 'choice', ['户主', '配偶', '子女', '父母', '其他']),
  ask('idNumber', '公民身份号码', 'text'),
  ask('sex', '性别', 'choice', ['男', '女']),
  ask('bornOn', '出生日期', 'date'),
  ask('phone', '联系电话', 'text'),
  ask('origin', '户籍地', 'text'),
  ask('education', '文化程度', 'choice', ['小学', '初中', '高中', '大专', '本科', '其他']),
  ask('marriage', '婚姻状况', 'choice', ['未婚', '已婚', '丧偶', '离异']),
  ask('works', '在外务工', 'yesNo'),
  after('works', ask('workPlace', '务工地', 'text')),
  after('works', ask('employer', '工作单位', 'text')),
  ask('occupation', '职业', 'text'),
  ask('income', '月收入', 'number'),
  ask('insured', '参加养老保险', 'yesNo'),
  after('insured', ask('insuredOn', '参保日期', 'date')),
  ask('ill', '有慢性病', 'yesNo'),
  after('ill', ask('illness', '病名', 'text')),
  after('ill', ask('doctor', '签约医生', 'text')),
  ask('height', '身高', 'number'),
  ask('weight', '体重', 'number'),
  ask('school', '就读学校', 'text'),
  ask('vehicle', '车牌号', 'text'),
  ask('need', '需要的帮助', 'text'),
  ask('note', '备注', 'long'),
];

const MEMBERS = 10;
export const INPUTS = HOME.length + MEMBERS * MEMBER.length;

/** How many of the extra questions hang on one answer in the variant `conditions`. */
export const DEPENDENTS = 40;

/** `conditions`: 40 more questions hang on what is typed into the first; `plain`: they hang on another answer. */
export type Variant = 'survey' | 'conditions' | 'plain';

/** Answers that show every conditional question, so that all 260 inputs are there. */
export function answers(): Readonly<Record<string, unknown>> {
  return {
    ...yeses(HOME),
    address: '样例路 1 号',
    members: Array.from({ length: MEMBERS }, (_, n) => ({ ...yeses(MEMBER), name: `样例${String(n + 1)}` })),
  };
}

function yeses(questions: readonly Question[]): Readonly<Record<string, true>> {
  return Object.fromEntries(questions.filter(({ kind }) => kind === 'yesNo').map(({ name }) => [name, true]));
}
