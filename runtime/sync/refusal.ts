import { isObject, isText } from '#core';
import type { Text } from '#core';
import type { RefusedEvent } from './SyncStatus.ts';

const UNEXPLAINED: Text = {
  'zh-CN': '服务器没有接收这条记录，也没有说明原因。请联系管理员。',
  en: 'The server did not take this record and gave no reason. Please ask the administrator.',
};

const UNREADABLE: Text = {
  'zh-CN':
    '这条记录里有照片或录音在本机读不出来，没法上传，填的文字都还在。可以重拍后再提交，也可以去掉读不出的直接提交。',
  en: 'A photo or recording of this record cannot be read on this device, so the record cannot be uploaded; its words are all here. Take the photo again and send it, or send it without what cannot be read.',
};

const TOO_LARGE: Text = {
  'zh-CN':
    '这条记录太大，传不上去，多半是照片太多。请改正：去掉几张照片再提交，去掉的照片可以另外补充；还是传不上去，请告诉管理员。',
  en: 'This record is too large to be uploaded, mostly because of its photos. Correct it: take some photos out and send it again; what was taken out can be added later. If that does not help, tell the administrator.',
};

/** An event that is refused alone by its size, by the server or by something on the way to it that gives no reason of its own. */
export function tooLarge(eventId: string): RefusedEvent {
  return { ...unreadableFile(eventId), code: 'request.tooLarge', reason: TOO_LARGE };
}

/** An event that cannot be offered, because a file of it is broken on this device. */
export function unreadableFile(eventId: string): RefusedEvent {
  return {
    event: eventId,
    case: eventId.split('/')[1] ?? '',
    code: 'file.unreadable',
    pointer: '/_attachments',
    reason: UNREADABLE,
  };
}

/**
 * Reads a refusal of one document as the server words it: `reason` is JSON `{ code, pointer, zh-CN, en }`.
 * A plain sentence is kept as it is, so nothing that the server said is hidden.
 */
export function readRefusal(eventId: string, reason: unknown): RefusedEvent {
  const told = parse(reason);
  return {
    event: eventId,
    case: eventId.split('/')[1] ?? '',
    code: typeof told['code'] === 'string' ? told['code'] : 'refused',
    pointer: typeof told['pointer'] === 'string' ? told['pointer'] : '',
    reason: wordsOf(told, reason),
  };
}

function wordsOf(told: Readonly<Record<string, unknown>>, reason: unknown): Text {
  const { code: _code, pointer: _pointer, ...others } = told;
  const words = Object.fromEntries(
    Object.entries(others).filter(([, word]) => typeof word === 'string' && word !== ''),
  );
  if (isText(words)) return words;
  const isSentence = typeof reason === 'string' && reason !== '' && Object.keys(told).length === 0;
  return isSentence ? { 'zh-CN': reason, en: reason } : UNEXPLAINED;
}

function parse(reason: unknown): Readonly<Record<string, unknown>> {
  if (typeof reason !== 'string') return {};
  try {
    const value: unknown = JSON.parse(reason);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
