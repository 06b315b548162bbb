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
  /** What the last saving found. */
  readonly faults: Faults;
  /** Saves, unless something is wrong: then it says what. */
  readonly save: (draft: PersonDraft, name: string) => Promise<Faults>;
}

/** Sends what was typed, and tells at which field something is wrong. */
export function usePersonSaving({ account, onSaved, onStale }: PersonSavingOptions): PersonSaving {
  const { say, words } = usePeopleTexts();
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Faults>({});
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
    faults,
    async save(draft: PersonDraft, name: string): Promise<Faults> {
      setBusy(true);
      const found = await send(draft, name);
      setBusy(false);
      setFaults(found);
      return found;
    },
  };
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
