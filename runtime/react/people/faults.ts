import type { Texts } from '../texts/index.ts';
import type { PeopleTextKey } from '../texts/people.zh-CN.ts';
import type { Failure } from './accountServer.ts';
import type { PersonDraft, PersonField } from './PersonDraft.ts';

/** What is wrong, by field; `sheet` is about the whole of it. */
export type Faults = Readonly<Partial<Record<PersonField | 'sheet', string>>>;

/** What is still to be filled in, in the order of the sheet. Whether it is right is the server's to say. */
export function missingIn(
  { displayName, holdings }: PersonDraft,
  name: string,
): readonly (readonly [PersonField, PeopleTextKey])[] {
  const found: (readonly [PersonField, PeopleTextKey])[] = [];
  if (displayName.trim() === '') found.push(['displayName', 'person.missing.displayName']);
  if (name === '') found.push(['name', 'person.missing.name']);
  if (holdings.length === 0) found.push(['holdings', 'person.missing.post']);
  else if (holdings.some(({ post, seat }) => post === '' || seat === ''))
    found.push(['holdings', 'person.missing.holdings']);
  return found;
}

/** The server's answer at the field it is about. */
export function faultsOf(
  failure: Failure,
  say: (key: PeopleTextKey) => string,
  words: Texts['words'],
): Faults {
  switch (failure.status) {
    case 'network':
      return { sheet: say('person.network') };
    case 'signIn':
      return { sheet: say('people.signIn') };
    case 'forbidden':
      return { sheet: say('people.forbidden') };
    case 'failed':
      return { sheet: say('person.failed') };
    case 'refused':
      if (failure.code === 'missing') return { sheet: say('person.gone') };
      return { [fieldOf(failure.code)]: words(failure.message) };
  }
}

/** Whether the list that is shown is not what the server has. */
export function isStale(failure: Failure): boolean {
  return failure.status === 'refused' && ['exists', 'missing', 'changed'].includes(failure.code);
}

function fieldOf(code: string): PersonField | 'sheet' {
  if (code === 'name' || code === 'exists') return 'name';
  if (code === 'display-name') return 'displayName';
  return /^(?:post|seat|holdings?)\b/.test(code) ? 'holdings' : 'sheet';
}
