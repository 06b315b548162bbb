import { inLanguage, own } from '#core/base';
import { validate } from '#core/condition';
import type { ActionFile, CaseEvent, Flow, Holding, Kit } from '#core/model';
import type { Judgement } from './Refusal.ts';
import { ALLOW, deny } from './Refusal.ts';

/** The author, as the session says. */
export interface Author {
  readonly name: string;
  readonly holdings: readonly Holding[];
}

/** How far a device's clock may be ahead (SPEC P8). */
const AHEAD = 10 * 60_000;

/**
 * What can be said of one event without its case: its author, their post and seat, the database, the act and its data, the
 * time. Whether the act fits the state of the case is the verdict of the replay.
 * @param kit the kit of the event's own revision, undefined when no such revision was published
 * @param now ms
 */
export function judgeEvent(
  kit: Kit | undefined,
  database: string,
  author: Author,
  event: CaseEvent,
  now: number,
): Judgement {
  if (event.by !== author.name) {
    return deny(
      'event.author',
      '/by',
      '不能以他人名义办理。',
      'An event cannot be written in the name of another person.',
    );
  }
  if (!author.holdings.some((held) => held.post === event.post && held.seat === event.seat)) {
    return deny(
      'post.not-held',
      '/post',
      '您现在没有担任这个岗位。',
      'You do not hold this post in this seat.',
    );
  }
  if (Date.parse(event.at) > now + AHEAD) {
    return deny(
      'event.future',
      '/at',
      '办理时间晚于当前时间，请校准手机的日期和时间。',
      'The time of the event lies in the future. Set the clock of the device right.',
    );
  }
  if (kit === undefined) {
    return deny(
      'revision.unknown',
      '/rev',
      '所用的配置版本未在本平台发布，请刷新应用后重新填报。',
      'This configuration was never published here. Reload the app and send again.',
    );
  }
  const place = judgePlace(kit, database, event);
  return place.allow ? judgeAct(kit, event) : place;
}

/** The seat reaches the grid, and the event was sent to the database that this seat writes to. */
function judgePlace(kit: Kit, database: string, { post, seat, grid }: CaseEvent): Judgement {
  const village = own(kit.division.grids, grid)?.village;
  if (village === undefined) return deny('grid.unknown', '/grid', '没有这个网格。', 'There is no such grid.');
  const reach = own(kit.posts, post)?.reach;
  if (reach === undefined) return deny('post.unknown', '/post', '没有这个岗位。', 'There is no such post.');
  const outOfReach = (reach === 'grid' && seat !== grid) || (reach === 'village' && seat !== village);
  if (outOfReach) {
    return deny(
      'seat.out-of-reach',
      '/seat',
      '这件事不在您负责的区域内。',
      'This case lies outside the area of your seat.',
    );
  }
  const owner = { grid: `grid-${grid}`, village: `grid-${grid}`, unit: `unit-${seat}`, town: 'town' }[reach];
  return owner === database
    ? ALLOW
    : deny(
        'database.wrong',
        '/grid',
        '这条办理记录不应存放在这个数据库。',
        `Events of this seat about this grid belong into ${owner}.`,
      );
}

function judgeAct(kit: Kit, event: CaseEvent): Judgement {
  const flow = own(kit.flows, event.flow);
  if (flow === undefined) return deny('flow.unknown', '/flow', '没有这个流程。', 'There is no such flow.');
  const action = own(flow.actions, event.act);
  if (action === undefined)
    return deny('act.unknown', '/act', '流程中没有这个操作。', 'The flow has no such act.');
  if (!action.by.some((grant) => grant.post === event.post)) {
    const language = kit.languages[0] ?? 'zh-CN';
    const titles = action.by.map((grant) => own(kit.posts, grant.post)?.title ?? {});
    const names = (tag: string): string =>
      titles.map((title) => inLanguage(title, tag)).join(tag === 'en' ? ', ' : '、');
    return deny(
      'post.not-allowed',
      '/post',
      `“${inLanguage(action.title, language)}”只能由${names(language)}办理。`,
      `Only ${names('en')} may do "${inLanguage(action.title, 'en')}".`,
    );
  }
  return action.edits === undefined ? judgeData(kit, flow, action, event) : judgeEdits(action.edits, event);
}

function judgeData(kit: Kit, flow: Flow, action: ActionFile, event: CaseEvent): Judgement {
  if (event.edits !== undefined)
    return deny('edits', '/edits', '这个操作不能修改已有内容。', 'This act cannot edit the record.');
  const form = event.act === 'open' ? flow.form : action.form;
  const data = event.data ?? {};
  const schema = form === undefined ? { maxProperties: 0 } : (own(kit.forms, form)?.schema ?? false);
  const [violation] = validate(schema, data);
  if (violation === undefined) return ALLOW;
  const missing = violation.params['missingProperty'] ?? violation.params['additionalProperty'];
  const pointer = `/data${violation.pointer}${typeof missing === 'string' ? `/${missing}` : ''}`;
  return deny(
    'data',
    pointer,
    `填报内容不符合要求（${pointer}，${violation.keyword}），请核对后重新提交。`,
    `The data does not fit the form (${pointer}: ${violation.keyword}). Correct it and send again.`,
  );
}

function judgeEdits(allowed: readonly string[], event: CaseEvent): Judgement {
  const strange = (event.edits ?? []).findIndex(
    ({ pointer }) => !allowed.some((root) => pointer === root || pointer.startsWith(`${root}/`)),
  );
  if (event.edits !== undefined && event.data === undefined && strange < 0) return ALLOW;
  return deny(
    'edits',
    strange < 0 ? '/edits' : `/edits/${String(strange)}`,
    '这个操作不能修改这些内容。',
    'This act cannot edit these fields.',
  );
}
