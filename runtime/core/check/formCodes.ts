import type { ProblemKind } from '#core/model';
import { error, warning } from './kinds.ts';

/** The codes about one form: its keywords, layout, calculations, and what the law says of its fields. Part of the registry of codes.ts. */
export const FORM_PROBLEMS = {
  'form.keyword-advanced': warning(
    '“{keyword}”是高级写法：会保留，但离线填写和数据库校验时不起作用。如非必要，请改用普通写法。',
    '“{keyword}” is advanced: it is kept, but neither the offline form nor the database checks it. Avoid it if you can.',
  ),
  'form.keyword-malformed': error(
    '“{keyword}”的值写得不对，这张表单怎么填都不会通过。请改正。',
    'The value of “{keyword}” is not possible, so no data could ever pass this form. Correct it.',
  ),
  'form.required-unknown': error(
    '必填项“{name}”不在表单里，这张表单永远无法提交。{hint}',
    'The required field “{name}” is not in the form, so it could never be sent. {hint}',
  ),
  'form.order-open': error(
    'ui:order 的最后要有“*”，不然新加的字段会让表单打不开。请在末尾加上“*”。',
    'ui:order has to end with "*", otherwise a new field keeps the form from opening. Add "*" at its end.',
  ),
  'form.ui-field-unknown': error(
    '界面设置写了“{name}”，表单里却没有这个字段。{hint}',
    'The layout names “{name}”, but the form has no such field. {hint}',
  ),
  'form.personal-undeclared': error(
    '“{name}”是个人信息，必须用 x-personal 写明目的、依据、保存期限和敏感程度（个人信息保护法第六条、第十七条）。请补上，不需要就删去这个字段。',
    '“{name}” is personal information and has to say its purpose, basis, retention and sensitivity in x-personal (PIPL §6, §17). Add it, or remove the field if it is not needed.',
  ),
  'form.personal-unclear': error(
    '“{name}”的 x-personal 里，{key} 不能写“{value}”。依据写 consent、duty、law、contract、emergency 或 public，期限写 P5Y 这样的时长，敏感程度写 general 或 sensitive（个人信息保护法第十三条、第十九条、第二十八条）。',
    'In x-personal of “{name}”, {key} cannot be “{value}”. A basis is consent, duty, law, contract, emergency or public, a retention a duration such as P5Y, a sensitivity general or sensitive (PIPL §13, §19, §28).',
  ),
  'form.sensitive-unmarked': error(
    '“{name}”属于敏感个人信息，sensitivity 要写 sensitive（个人信息保护法第二十八条）。请改正，不需要就删去这个字段。',
    '“{name}” is sensitive personal information and needs the sensitivity “sensitive” (PIPL §28). Correct it, or remove the field if it is not needed.',
  ),
  'form.consent-missing': error(
    '“{name}”是凭同意收集的敏感个人信息，同一处要有一项记录单独同意的“是或否”（个人信息保护法第十四条、第二十九条、第三十一条）。请加上。',
    '“{name}” is sensitive and collected by consent, so beside it a yes or no has to record the separate consent (PIPL §14, §29, §31). Add it.',
  ),
  'form.personal-excess': warning(
    '“{name}”超出“{purpose}”这个目的所需，只为联系人不用收集（个人信息保护法第六条）。请删去，或写明它自己的目的。',
    '“{name}” is more than its purpose “{purpose}” needs: to contact somebody it is not wanted (PIPL §6). Remove it or state a purpose of its own.',
  ),
  'form.position-forced': error(
    '“{name}”是位置，不能设为必填：不得强制上传工作位置和轨迹（国办函〔2026〕12号）。请改为选填。',
    '“{name}” is a position and cannot be required: nobody may be forced to upload where they are (General Office of the State Council, letter 12 of 2026). Make it optional.',
  ),
  'form.asked-again': warning(
    '“{name}”从身份号码就能知道，不要再问一遍（政务数据共享条例要求不重复收集）。请改为没有身份号码时才填，或自动算出。',
    '“{name}” follows from the identity number and need not be asked again (the regulation on sharing government data forbids it). Ask only where the number is missing, or calculate it.',
  ),
  'form.field-forbidden': error(
    '“{name}”不能收集：{why}。请删去这个字段。',
    '“{name}” must not be collected: {why}. Remove the field.',
  ),
  'form.photo-forced': error(
    '“{name}”是照片，不能设为必填：不得强制上传工作照片（国办函〔2026〕12号）。请改为选填。',
    '“{name}” is a photo and cannot be required: nobody may be forced to upload photos of their work. Make it optional.',
  ),

  'form.untranslated': warning(
    '“{words}”缺少 {language} 的译文，将显示主要语言的文字。请在 {file} 里补上“{pointer}”。',
    'There are no words in {language} for “{words}”, so the main language is shown instead. Add “{pointer}” to {file}.',
  ),
  'form.text-nowhere': error(
    '译文“{pointer}”对应的文字在表单里找不到，不会显示。{hint}',
    'The form has no words at “{pointer}”, so this translation is never shown. {hint}',
  ),

  'calc.malformed': error(
    '“{title}”的算式写得不对：每一步要写成一个函数名加一组参数，例如 sum；用到其他字段写 field。请改正。',
    'The calculation of “{title}” is not written rightly: each step is one function with its arguments, and a field is written with field. Correct it.',
  ),
  'calc.too-large': error(
    '“{title}”的算式太长或套得太深。请拆成几个计算字段，一步一步算。',
    'The calculation of “{title}” is too long or too deep. Split it into several calculated fields.',
  ),
  'calc.function-unknown': error(
    '“{title}”的算式里没有“{name}”这个函数。{hint}',
    'The calculation of “{title}” uses “{name}”, which is no function. {hint}',
  ),
  'calc.arguments-wrong': error(
    '“{title}”的算式里，“{function}”要有 {least} 到 {most} 个参数。请补上或删去。',
    'In the calculation of “{title}”, “{function}” takes {least} to {most} arguments. Add or remove some.',
  ),
  'calc.field-unknown': error(
    '“{title}”的算式用到“{name}”，表单里却没有这一项。{hint}',
    'The calculation of “{title}” uses “{name}”, which the form does not have. {hint}',
  ),
  'calc.list-in-entry': error(
    '“{title}”是列表里每一项都要算的，不能每次都去看整个列表“{name}”。请在列表外面先算好。',
    '“{title}” is calculated for every entry of a list and cannot look through the whole of “{name}” each time. Calculate that outside the list first.',
  ),
  'calc.kind-wrong': error(
    '“{title}”的算式里，“{name}”在这里要用{wanted}，给的却是{found}。请改正。',
    'In the calculation of “{title}”, “{name}” needs {wanted} here and was given {found}. Correct it.',
  ),
  'calc.table-unknown': error(
    '“{title}”的算式要查代码表“{name}”，可是没有这个表。{hint}',
    'The calculation of “{title}” looks into the code table “{name}”, which does not exist. {hint}',
  ),
  'calc.fact-unknown': error(
    '“{title}”的算式要查的“{name}”，代码表里没有哪个代码写着（分档要用数字）。请在 facts 里补上或改正名称。',
    'No code of the table says “{name}”, which the calculation of “{title}” looks up (a band needs numbers). Add it to facts or correct the name.',
  ),
  'calc.result-wrong': error(
    '“{name}”是{wanted}，算出来的却是{found}。请改字段类型或改算式。',
    '“{name}” is {wanted}, but its calculation gives {found}. Change the field or the calculation.',
  ),
  'calc.cycle': error(
    '算式绕了一圈又用到自己：{path}，永远算不出来。请去掉其中一步。',
    'These calculations lead back to themselves and never end: {path}. Take one of the steps away.',
  ),
  'calc.misplaced': error(
    '这里的算式或检查不起作用：算式要写在单个字段上，检查要写在表单、分组或列表的每一项上，都不能写在条件分支里。请移动。',
    'A calculation or check here does nothing: a calculation belongs to a single field, a check to the form, a group or the entries of a list, and neither into a branch of a condition. Move it.',
  ),
  'form.check-field-unknown': error(
    '检查的提示要显示在“{field}”上，可是没有这一项。{hint}',
    'The message of this check belongs to “{field}”, which does not exist. {hint}',
  ),
} as const satisfies Readonly<Record<string, ProblemKind>>;
