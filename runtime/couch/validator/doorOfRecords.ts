/** Bundled into the validators of `config`, `vault-…`, `audit` and `cases`; nothing else imports it. */
import { judgeRecord, type RecordKind } from '#core/door';
import { type Answer, answer, type UserContext } from './Answer.ts';

export function doorOfRecords(kind: RecordKind) {
  return (document: unknown, previous: unknown, user: UserContext): Answer =>
    answer(user, (author) => judgeRecord(kind, author, document, previous));
}
