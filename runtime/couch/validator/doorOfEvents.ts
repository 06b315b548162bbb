/** Bundled into the validators of `grid-…`, `unit-…`, `person-…` and `town`; nothing else imports it. */
import { own } from '#core/base';
import { type DatabaseKind, databaseKind, judgeDocument } from '#core/door';
import type { RuleKit } from '#core/rules';
import { type Answer, answer, type UserContext } from './Answer.ts';

/** A validator over the kits of the published revisions, by revision. */
export function doorOfEvents(kind: DatabaseKind, kits: Readonly<Record<string, RuleKit>>) {
  const findKit = (revision: string): RuleKit | undefined => own(kits, revision);
  return (document: unknown, previous: unknown, user: UserContext): Answer =>
    answer(user, (author) => {
      // A design document in a database of another kind knows too little to let anything in.
      const database = databaseKind(user.db) === kind ? user.db : '';
      return judgeDocument(findKit, database, author, document, previous, Date.now());
    });
}
