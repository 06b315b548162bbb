import { useState, type ReactNode } from 'react';
import { formOf, own, type JsonObject, type Kit } from '#core';
import type { Checked } from '#designer/check';
import { useWords } from '#designer/words';
import { Banner, Button, createFileBasket, KitForm, Loading, Sheet, startData } from '#react';
import './preview.css';

type Size = 'phone' | 'desk';

/** The form of the draft in the real engine, as a phone or a desk shows it. What is filled in stays here and goes nowhere. */
export function Preview({ checked, form }: { readonly checked: Checked; readonly form: string }): ReactNode {
  const { t } = useWords();
  const [size, setSize] = useState<Size>('phone');
  const { kit, stale, problems } = checked;
  if (kit === undefined || formOf(kit, form) === undefined) {
    return problems?.some(({ severity }) => severity === 'error') !== true ? (
      <Loading label={t('top.checking')} />
    ) : (
      <Banner tone="warn" icon="warn">
        {t('preview.none')}
      </Banner>
    );
  }
  const filled = <Filled key={form} kit={kit} form={form} />;
  return (
    <div className="preview">
      <div className="preview-sizes" role="group" aria-label={t('preview.size')}>
        <Button
          icon="phone"
          tone={size === 'phone' ? 'main' : 'plain'}
          aria-pressed={size === 'phone'}
          onClick={() => setSize('phone')}
        >
          {t('preview.phone')}
        </Button>
        <Button
          icon="desk"
          tone={size === 'desk' ? 'main' : 'plain'}
          aria-pressed={size === 'desk'}
          onClick={() => setSize('desk')}
        >
          {t('preview.desk')}
        </Button>
      </div>
      {stale && (
        <Banner tone="warn" icon="warn">
          {t('preview.stale')}
        </Banner>
      )}
      <p className="small soft">{t('preview.note')}</p>
      {size === 'phone' ? (
        <div className="preview-phone">{filled}</div>
      ) : (
        <Sheet title={t('preview.desk')} open wide onClose={() => setSize('phone')}>
          {filled}
        </Sheet>
      )}
    </div>
  );
}

/** Answers stay while the form changes around them; only those to questions that are gone go too. */
function Filled({ kit, form }: { readonly kit: Kit; readonly form: string }): ReactNode {
  const { t } = useWords();
  const [files] = useState(createFileBasket);
  const [answers, setAnswers] = useState<Readonly<Record<string, unknown>>>();
  const [good, setGood] = useState(false);
  return (
    <KitForm
      key={kit.revision}
      kit={kit}
      form={form}
      initial={stillAsked(answers, kit, form) ?? startData(kit, form)}
      files={files}
      grids={Object.keys(kit.division.grids)}
      clock={Date.now}
      onChange={(data) => {
        setAnswers(data);
        setGood(false);
      }}
      onSubmit={() => setGood(true)}
    >
      <div className="preview-foot">
        {good && (
          <Banner tone="good" icon="check">
            {t('preview.good')}
          </Banner>
        )}
        <Button type="submit" tone="main" wide>
          {t('preview.submit')}
        </Button>
      </div>
    </KitForm>
  );
}

function stillAsked(
  answers: Readonly<Record<string, unknown>> | undefined,
  kit: Kit,
  form: string,
): Readonly<Record<string, unknown>> | undefined {
  const properties = formOf(kit, form)?.schema['properties'];
  if (answers === undefined || typeof properties !== 'object' || properties === null) return undefined;
  const asked = properties as JsonObject;
  return Object.fromEntries(Object.entries(answers).filter(([key]) => own(asked, key) !== undefined));
}
