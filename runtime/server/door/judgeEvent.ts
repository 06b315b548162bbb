import { inLanguage, own } from '#core/base';
import type { Text } from '#core/base';
import { validate } from '#core/condition';
import type { Violation } from '#core/condition';
import type { ActionFile, CaseEvent, Holding, Kit } from '#core/model';
import { decide, ownerDatabase, reasons, seatExists } from '#core/rules';
import type { Deny, DenyCode } from '#core/rules';
import type { Judgement } from './Refusal.ts';
import { ALLOW, deny, refuse } from './Refusal.ts';

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
  return place.allow ? judgeAct(kit, author, event) : place;
}

/** The seat exists and reaches the grid, and the event was sent to the database that this seat writes to. */
function judgePlace(kit: Kit, database: string, { post, seat, grid }: CaseEvent): Judgement {
  const village = own(kit.division.grids, grid)?.village;
  if (village === undefined) return deny('grid.unknown', '/grid', '没有这个网格。', 'There is no such grid.');
  const reach = own(kit.posts, post)?.reach;
  const outOfReach = (reach === 'grid' && seat !== grid) || (reach === 'village' && seat !== village);
  if (outOfReach || !seatExists(kit, post, seat)) {
    const [zh, en] = ['这件事不在您负责的区域内。', 'This case lies outside the area of your seat.'];
    return deny('seat.out-of-reach', '/seat', zh, en);
  }
  const owner = ownerDatabase(kit, post, seat, grid);
  if (owner === database) return ALLOW;
  const en = `Events of this seat about this grid belong into ${owner ?? 'no database'}.`;
  return deny('database.wrong', '/grid', '这条办理记录不应存放在这个数据库。', en);
}

/** An opening stands alone, so that the whole rule can be asked; for what follows the parts that need no case. */
function judgeAct(kit: Kit, author: Author, event: CaseEvent): Judgement {
  const { act, post, seat, grid, data = {} } = event;
  const flow = own(kit.flows, event.flow);
  if (flow === undefined) return refuse('flow.unknown', '/flow', reasons.flowUnknown(event.flow));
  if (act === 'open') {
    const actor = { person: author.name, holdings: author.holdings, post, seat };
    const decision = decide(kit, flow.id, actor, { act, data, grid }, null);
    if (event.edits !== undefined)
      return refuse('edits', '/edits', reasons.editsUnasked(wordsOf(flow.title)));
    return decision.allow ? ALLOW : refuse(decision.code, pointerOf(decision), decision.reason);
  }
  const action = own(flow.actions, act);
  if (action === undefined)
    return refuse('act.unknown', '/act', reasons.actUnknown(act, wordsOf(flow.title)));
  if (!action.by.some((grant) => grant.post === post)) {
    const titles = action.by.map((grant) => wordsOf(own(kit.posts, grant.post)?.title ?? {}));
    const names = { zh: titles.map(({ zh }) => zh).join('、'), en: titles.map(({ en }) => en).join(', ') };
    return refuse('post.not-allowed', '/post', reasons.notAllowed(names, wordsOf(action.title)));
  }
  return action.edits === undefined ? judgeData(kit, action, event) : judgeEdits(action.edits, event);
}

const PLACES: Readonly<Partial<Record<DenyCode, string>>> = {
  'act.unknown': '/act',
  'post.not-held': '/post',
  'post.not-allowed': '/post',
  'seat.out-of-reach': '/seat',
};

function pointerOf({ code, violations }: Deny): string {
  const [violation] = violations ?? [];
  return violation === undefined ? (PLACES[code] ?? '') : placeOf(violation);
}

function placeOf({ pointer, params }: Violation): string {
  const name = params['missingProperty'] ?? params['additionalProperty'];
  return `/data${pointer}${typeof name === 'string' ? `/${name}` : ''}`;
}

function wordsOf(title: Text): { readonly zh: string; readonly en: string } {
  return { zh: inLanguage(title, 'zh-CN'), en: inLanguage(title, 'en') };
}

function judgeData(kit: Kit, action: ActionFile, event: CaseEvent): Judgement {
  const title = wordsOf(action.title);
  if (event.edits !== undefined) return refuse('edits', '/edits', reasons.editsUnasked(title));
  const schema =
    action.form === undefined ? { maxProperties: 0 } : (own(kit.forms, action.form)?.schema ?? false);
  const [violation] = validate(schema, event.data ?? {});
  if (violation === undefined) return ALLOW;
  const pointer = placeOf(violation);
  if (action.form === undefined) return refuse('data', pointer, reasons.dataUnasked(title));
  return refuse(
    'data',
    pointer,
    reasons.dataWrong({ zh: `${title.zh}（${pointer}）`, en: `${title.en} (${pointer})` }),
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
