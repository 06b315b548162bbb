import { useMemo, useState, type ReactNode } from 'react';
import { Pick } from '#designer/board';
import type { Checked } from '#designer/check';
import { useDeskState } from '#designer/desk';
import { languageName, useWords } from '#designer/words';
import { EmptyState } from '#react';
import { templateFiles, templateTitle, type Printed } from './printedOf.ts';
import { TemplateEditor } from './TemplateEditor.tsx';
import './templates.css';

/** The printed documents of the town, one at a time: the template and the page that comes of it. */
export function TemplatesPage({ checked }: { readonly checked: Checked }): ReactNode {
  const { t, words, language } = useWords();
  const { work } = useDeskState();
  const { draft } = work;
  const templates = useMemo(() => templateFiles(draft), [draft]);
  const [chosen, setChosen] = useState('');
  const [asWhat, setAsWhat] = useState('');
  const template = templates.find(({ file }) => file === chosen) ?? templates[0];
  if (template === undefined) return <EmptyState icon="print" title={t('templates.none')} />;
  const printed = template.printed.find((one) => keyOf(one) === asWhat) ?? template.printed[0];
  return (
    <div className="templates">
      <h2>{t('templates')}</h2>
      <p className="soft">{t('templates.lead')}</p>
      <div className="templates-choice">
        <Pick
          label={t('templates.which')}
          value={template.file}
          onChange={setChosen}
          options={templates.map((one) => ({
            value: one.file,
            label: t('templates.name', {
              title: templateTitle(one, language),
              language: languageName(one.language, language),
            }),
          }))}
        />
        {template.printed.length > 1 && (
          <Pick
            label={t('templates.flow')}
            value={printed === undefined ? '' : keyOf(printed)}
            onChange={setAsWhat}
            options={template.printed.map((one) => ({ value: keyOf(one), label: words(one.flowTitle) }))}
          />
        )}
      </div>
      <TemplateEditor key={template.file} template={template} printed={printed} checked={checked} />
    </div>
  );
}

const keyOf = ({ flow, print }: Printed): string => `${flow} ${print}`;
