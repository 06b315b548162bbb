import { useState } from 'react';
import type { Account } from './Account.ts';
import { accountServer } from './accountServer.ts';
import { faultsOf, isStale, missingIn, type Faults } from './faults.ts';
import { holdingsOf, type PersonDraft } from './PersonDraft.ts';
import { usePeopleTexts } from './usePeopleTexts.ts';

interface PersonSavingOptions {
  /** Undefined for somebody new. */
  readonly account: Account | undefined;
  readonly onSaved: (account: Account, password: string | undefined) => void;
  /** The list is not what the server has. */
  readonly onStale: () => void;
}

interface PersonSaving {
  readonly busy: boolean;
  /** What the last saving found, as far as the field has not been changed since. */
  readonly faultsIn: (draft: PersonDraft, name: string) => Faults;
  /** Saves, unless something is wrong: then it says what. */
  readonly save: (draft: PersonDraft, name: string) => Promise<Faults>;
}

/** Sends what was typed, and tells at which field something is wrong. */
export function usePersonSaving({ account, onSaved, onStale }: PersonSavingOptions): PersonSaving {
  const { say, words } = usePeopleTexts();
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Found | undefined>(undefined);
  // The account whose making was asked for, and no answer came.
  const [unsure, setUnsure] = useState<string | null>(null);

  async function send(draft: PersonDraft, name: string): Promise<Faults> {
    const missing = missingIn(draft, name);
    if (missing.length > 0) return Object.fromEntries(missing.map(([field, key]) => [field, say(key)]));
    if (account !== undefined && (await isChangedMeanwhile(account))) {
      onStale();
      return { sheet: say('person.changed') };
    }
    const answer = await accountServer.save(name, {
      displayName: draft.displayName.trim(),
      holdings: holdingsOf(draft),
      isNew: account === undefined,
    });
    if (answer.status === 'ok') {
      onSaved(answer.value.account, answer.value.password);
      return {};
    }
    if (isStale(answer)) onStale();
    if (answer.status === 'network') setUnsure(account === undefined ? name : null);
    return answer.status === 'refused' && answer.code === 'exists' && unsure === name
      ? { name: say('person.exists.lost') }
      : faultsOf(answer, say, words);
  }

  return {
    busy,
    faultsIn: (draft, name) => (found === undefined ? {} : standing(found, draft, name)),
    async save(draft: PersonDraft, name: string): Promise<Faults> {
      setBusy(true);
      const faults = await send(draft, name);
      setBusy(false);
      setFound({ faults, draft, name });
      return faults;
    },
  };
}

/** What was found wrong, and in what. */
interface Found {
  readonly faults: Faults;
  readonly draft: PersonDraft;
  readonly name: string;
}

/** A field that was changed is no longer the one that was wrong. */
function standing({ faults, draft: then, name }: Found, draft: PersonDraft, nameNow: string): Faults {
  const { displayName, name: account, holdings, ...rest } = faults;
  return {
    ...rest,
    ...(displayName !== undefined && draft.displayName === then.displayName && { displayName }),
    ...(account !== undefined && nameNow === name && { name: account }),
    ...(holdings !== undefined && sameHoldings(draft, then) && { holdings }),
  };
}

function sameHoldings(one: PersonDraft, other: PersonDraft): boolean {
  return JSON.stringify(holdingsOf(one)) === JSON.stringify(holdingsOf(other));
}

/** The server keeps what it is sent: what somebody else changed since the sheet was opened would be undone unseen. */
async function isChangedMeanwhile(account: Account): Promise<boolean> {
  const answer = await accountServer.list();
  if (answer.status !== 'ok') return false; // the saving itself says why
  const now = answer.value.accounts.find(({ name }) => name === account.name);
  return now !== undefined && facts(now) !== facts(account);
}

function facts({ displayName, holdings }: Account): string {
  return JSON.stringify([displayName, ...holdings.map(({ post, seat }) => `${post}@${seat}`).sort()]);
}
