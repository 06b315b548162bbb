import { own } from '#core/base';
import type { CaseEvent } from '#core/model';
import {
  decide,
  type Deny,
  holdingsOf,
  judgeData,
  ownerDatabase,
  placeOf,
  reasons,
  type RuleKit,
} from '#core/rules';
import { formOf, listWords, parseInstant, roleOf, seatExists, wordsOf } from '#core/rules';
import type { Author } from './Author.ts';
import { judgeAsked, limitsOf } from './attachments.ts';
import { ALLOW, deny, type Judgement, refuse, refuseData } from './Judgement.ts';
import { judgeEdits } from './judgeEdits.ts';
import type { Document } from './judgeShape.ts';

/** The kit of a published revision, or undefined when there was none. */
export type FindKit = (revision: string) => RuleKit | undefined;

/** How far a device's clock may be ahead, ms (SPEC P8). */
const AHEAD = 10 * 60_000;

/**
 * What can be said of one event without its case (SPEC W4–W9): its author, their post and seat, the time, the database, the
 * act and its data. Whether the act fits the state of the case is the verdict of the replay.
 */
export function judgeEvent(
  findKit: FindKit,
  database: string,
  author: Author,
  event: CaseEvent,
  now: number,
): Judgement {
  const who = judgeAuthor(author, event);
  if (!who.allow) return who;
  if ((parseInstant(event.at) ?? 0) > now + AHEAD) {
    return deny(
      'event.future',
      '/at',
      '办理时间晚于当前时间，请校准手机的日期和时间。',
      'The time of the event lies in the future. Set the clock of the device right.',
    );
  }
  const kit = findKit(event.rev);
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

function judgeAuthor({ name, roles }: Author, event: CaseEvent): Judgement {
  if (event.by !== name) {
    return deny(
      'event.author',
      '/by',
      '不能以他人名义办理。',
      'An event cannot be written in the name of another person.',
    );
  }
  if (roles.includes(roleOf(event))) return ALLOW;
  return deny(
    'post.not-held',
    '/post',
    '您现在没有担任这个岗位。',
    'You do not hold this post in this seat.',
  );
}

/** The seat exists and reaches the grid, and the event was sent to the database that this seat writes to. */
function judgePlace(kit: RuleKit, database: string, event: CaseEvent): Judgement {
  const { post, seat, grid } = event;
  const found = own(kit.division.grids, grid);
  if (found === undefined) return deny('grid.unknown', '/grid', '没有这个网格。', 'There is no such grid.');
  const holder = own(kit.posts, post);
  const reach = holder === undefined ? undefined : holder.reach;
  const outOfReach = (reach === 'grid' && seat !== grid) || (reach === 'village' && seat !== found.village);
  if (outOfReach || !seatExists(kit, post, seat)) {
    const [zh, en] = ['这件事不在您负责的区域内。', 'This case lies outside the area of your seat.'];
    return deny('seat.out-of-reach', '/seat', zh, en);
  }
  const owner = ownerDatabase(kit, event);
  if (owner === database) return ALLOW;
  const en = `Events of this seat about this grid belong into ${owner ?? 'no database'}.`;
  return deny('database.wrong', '/grid', '这条办理记录不应存放在这个数据库。', en);
}

/** An opening stands alone, so that the whole rule can be asked; for what follows the parts that need no case. */
function judgeAct(kit: RuleKit, author: Author, event: CaseEvent): Judgement {
  const { act, post } = event;
  const flow = own(kit.flows, event.flow);
  if (flow === undefined) return refuse('flow.unknown', '/flow', reasons.flowUnknown(event.flow));
  if (act === 'open') return judgeOpening(kit, author, event);
  const action = own(flow.actions, act);
  if (action === undefined) {
    return refuse('act.unknown', '/act', reasons.actUnknown(act, wordsOf(flow.title)));
  }
  if (!action.by.some((grant) => grant.post === post)) {
    const posts = action.by.map((grant) => wordsOf(titleOf(kit, grant.post)));
    return refuse(
      'post.not-allowed',
      '/post',
      reasons.notAllowed(listWords(posts, 'plain'), wordsOf(action.title)),
    );
  }
  if (action.edits !== undefined) return judgeEdits(kit, flow, action, event);
  if (event.edits !== undefined)
    return refuse('edits', '/edits', reasons.editsUnasked(wordsOf(action.title)));
  const fault = judgeData(kit, flow, act, event.data ?? {}, parseInstant(event.at));
  if (fault !== undefined) return refuseData(fault);
  const form = formOf(kit, flow, act);
  return judgeAsked(event as unknown as Document, form === undefined ? [] : limitsOf(form.schema));
}

function titleOf(kit: RuleKit, post: string): Readonly<Record<string, string>> {
  const found = own(kit.posts, post);
  return found === undefined ? { en: post } : found.title;
}

function judgeOpening(kit: RuleKit, author: Author, event: CaseEvent): Judgement {
  const { flow: flowId, post, seat, grid } = event;
  const flow = own(kit.flows, flowId);
  if (flow === undefined) return refuse('flow.unknown', '/flow', reasons.flowUnknown(flowId));
  const actor = { person: author.name, holdings: holdingsOf(author.roles), post, seat };
  const at = parseInstant(event.at);
  const intent = { act: 'open', data: event.data ?? {}, grid, ...(at === undefined ? {} : { at }) };
  const decision = decide(kit, flowId, actor, intent, null);
  if (!decision.allow) return refuse(decision.code, pointerOf(decision), decision.reason);
  if (event.edits !== undefined) return refuse('edits', '/edits', reasons.editsUnasked(wordsOf(flow.title)));
  const form = formOf(kit, flow, 'open');
  return judgeAsked(event as unknown as Document, form === undefined ? [] : limitsOf(form.schema));
}

const PLACES: Readonly<Record<string, string>> = {
  'act.unknown': '/act',
  'post.not-held': '/post',
  'post.not-allowed': '/post',
  'seat.out-of-reach': '/seat',
  data: '/data',
};

function pointerOf({ code, violations }: Deny): string {
  const violation = violations === undefined ? undefined : violations[0];
  return violation === undefined ? (own(PLACES, code) ?? '') : `/data${placeOf(violation)}`;
}
