import type { Text } from '#core/base';
import { sentence, type Words } from './words.ts';

/** Every sentence with which an act or an event is turned down. One entry a reason; nothing else writes such words. */
export const reasons = {
  actUnknown: (act: string, flow: Words): Text =>
    sentence(`“${flow.zh}”里没有“${act}”这项操作。`, `“${flow.en}” has no act called “${act}”.`),

  flowUnknown: (flow: string): Text =>
    sentence(`没有“${flow}”这类事项。`, `There is no kind of case called “${flow}”.`),

  notHeld: (post: Words): Text =>
    sentence(
      `您现在不担任这里的${post.zh}，不能以这个身份办理。`,
      `You do not hold the post “${post.en}” here, so you cannot act in it.`,
    ),

  notAllowed: (posts: Words, act: Words): Text =>
    sentence(`“${act.zh}”只能由${posts.zh}办理。`, `Only these posts may do “${act.en}”: ${posts.en}.`),

  nobodyAllowed: (act: Words): Text =>
    sentence(`没有岗位可以办理“${act.zh}”。`, `No post may do “${act.en}”.`),

  outOfReach: (post: Words, grid: Words): Text =>
    sentence(
      `${grid.zh}不在您作为${post.zh}负责的范围内。`,
      `${grid.en} is not in the area you look after as ${post.en}.`,
    ),

  partyRequired: (parties: Words, act: Words): Text =>
    sentence(
      `“${act.zh}”只能由本件的${parties.zh}办理。`,
      `Only this case's ${parties.en} may do “${act.en}”.`,
    ),

  partyExcluded: (parties: Words, act: Words): Text =>
    sentence(
      `“${act.zh}”须由其他人办理，您是本件的${parties.zh}。`,
      `“${act.en}” has to be done by someone else: you are this case's ${parties.en}.`,
    ),

  notOpened: (act: Words): Text =>
    sentence(
      `这件事还没有登记，不能办理“${act.zh}”。`,
      `This case has not been opened, so “${act.en}” is not possible.`,
    ),

  openedAlready: (): Text => sentence('这件事已经登记过了。', 'This case has been opened already.'),

  state: (now: Words, act: Words): Text =>
    sentence(
      now.zh === '' ? `现在还不能办理“${act.zh}”。` : `现在是${now.zh}，不能办理“${act.zh}”。`,
      now.en === ''
        ? `“${act.en}” is not possible now.`
        : `It is ${now.en} now; “${act.en}” is not possible.`,
    ),

  stateUntil: (now: Words, act: Words, where: Words): Text =>
    sentence(
      `现在是${now.zh}，不能办理“${act.zh}”；到${where.zh}时才可以。`,
      `It is ${now.en} now; “${act.en}” is possible in ${where.en}.`,
    ),

  guard: (act: Words): Text =>
    sentence(
      `按规定，目前的情况还不能办理“${act.zh}”。`,
      `As things stand the rules do not allow “${act.en}”.`,
    ),

  guardBecause: (act: Words, why: Words): Text =>
    sentence(`现在不能办理“${act.zh}”：${why.zh}`, `“${act.en}” is not possible: ${why.en}`),

  dataMissing: (fields: Words): Text =>
    sentence(`还要填写：${fields.zh}。`, `Still to be filled in: ${fields.en}.`),

  dataWrong: (fields: Words): Text =>
    sentence(`填写有误：${fields.zh}。`, `Not filled in correctly: ${fields.en}.`),

  dataMissingAndWrong: (missing: Words, wrong: Words): Text =>
    sentence(
      `还要填写：${missing.zh}；填写有误：${wrong.zh}。`,
      `Still to be filled in: ${missing.en}; not correct: ${wrong.en}.`,
    ),

  dataUnasked: (act: Words): Text =>
    sentence(`办理“${act.zh}”不需要填写这些内容。`, `“${act.en}” does not ask for this information.`),

  calculated: (field: Words): Text =>
    sentence(
      `${field.zh}由表单自动计算，收到的数值与计算结果不一致，请重新打开表单再提交。`,
      `${field.en} is calculated by the form, and the value received is not the result. Open the form again and send.`,
    ),

  editsMissing: (): Text => sentence('没有改动任何内容。', 'Nothing was changed.'),

  editsUnasked: (act: Words): Text =>
    sentence(`办理“${act.zh}”时不能改动登记的内容。`, `“${act.en}” does not change the record.`),

  editsElsewhere: (fields: Words): Text =>
    sentence(`这里不能改动：${fields.zh}。`, `This cannot be changed here: ${fields.en}.`),

  editsCalculated: (fields: Words): Text =>
    sentence(
      `${fields.zh}由表单自动计算，不能直接改动。`,
      `${fields.en} is calculated by the form and cannot be changed directly.`,
    ),

  editsWrong: (fields: Words): Text =>
    sentence(`改动后不符合要求：${fields.zh}。`, `Not correct after the change: ${fields.en}.`),

  malformed: (): Text =>
    sentence('这条记录的格式不对，没有采用。', 'This entry is not in the expected format and was not used.'),

  future: (): Text =>
    sentence(
      '这条记录的时间晚于现在，请核对手机的日期和时间。',
      'This entry is dated in the future; please check the clock of the device.',
    ),

  otherCase: (): Text => sentence('这条记录属于另一件事。', 'This entry belongs to another case.'),
} as const;
