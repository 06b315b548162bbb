import type { ReactNode } from 'react';
import { isObject, type JsonObject } from '#core';
import { setPersonal, type PersonalWords } from '#designer/form';
import { useWords, type Say, type WordKey } from '#designer/words';
import { Pick } from './Pick.tsx';
import { TextBox } from './TextBox.tsx';
import { useCommands } from './useCommands.ts';

const BASES = {
  duty: 'basis.duty',
  law: 'basis.law',
  consent: 'basis.consent',
  contract: 'basis.contract',
  emergency: 'basis.emergency',
} as const;
const TERMS = {
  P1Y: 'retention.P1Y',
  P3Y: 'retention.P3Y',
  P5Y: 'retention.P5Y',
  P10Y: 'retention.P10Y',
} as const;
const DEGREES = { general: 'sensitivity.general', sensitive: 'sensitivity.sensitive' } as const;

const BEGIN: PersonalWords = { purpose: '', basis: 'duty', retention: 'P1Y', sensitivity: 'general' };

/** Why a question about a person may be asked (PIPL §6, §17). A declaration that is more than four words is left alone. */
export function Personal({
  pointer,
  schema,
}: {
  readonly pointer: string;
  readonly schema: JsonObject;
}): ReactNode {
  const { t } = useWords();
  const { run } = useCommands();
  const written = schema['x-personal'];
  const personal = isObject(written) ? readPersonal(written) : undefined;
  if (written !== undefined && personal === undefined) return null;
  const set = (next: PersonalWords | undefined): boolean =>
    run((where) => setPersonal({ ...where, pointer }, next), { quiet: true });
  return (
    <fieldset className="stack">
      <label className="check">
        <input
          type="checkbox"
          checked={personal !== undefined}
          onChange={(event) => {
            set(event.target.checked ? { ...BEGIN, purpose: t('panel.purpose') } : undefined);
          }}
        />
        <span>{t('panel.personal')}</span>
      </label>
      {personal !== undefined && (
        <>
          <p className="field-help">{t('panel.personal.help')}</p>
          <TextBox
            label={t('panel.purpose')}
            value={personal.purpose}
            onText={(purpose) => purpose.trim() !== '' && set({ ...personal, purpose })}
          />
          <Pick
            label={t('panel.basis')}
            value={personal.basis}
            options={named(BASES, personal.basis, t)}
            onChange={(basis) => set({ ...personal, basis })}
          />
          <Pick
            label={t('panel.retention')}
            value={personal.retention}
            options={named(TERMS, personal.retention, t)}
            onChange={(retention) => set({ ...personal, retention })}
          />
          <Pick
            label={t('panel.sensitivity')}
            value={personal.sensitivity}
            options={named(DEGREES, personal.sensitivity, t)}
            onChange={(sensitivity) => set({ ...personal, sensitivity })}
          />
        </>
      )}
    </fieldset>
  );
}

function readPersonal(written: JsonObject): PersonalWords | undefined {
  const { purpose, basis, retention, sensitivity } = written;
  if (typeof purpose !== 'string' || typeof basis !== 'string') return undefined;
  if (typeof retention !== 'string' || typeof sensitivity !== 'string') return undefined;
  return { purpose, basis, retention, sensitivity };
}

/** What the town wrote otherwise stays on offer. */
function named(
  keys: Readonly<Record<string, WordKey>>,
  value: string,
  t: Say,
): readonly { readonly value: string; readonly label: string }[] {
  const known = Object.entries(keys).map(([one, key]) => ({ value: one, label: t(key) }));
  return known.some((one) => one.value === value) ? known : [...known, { value, label: value }];
}
