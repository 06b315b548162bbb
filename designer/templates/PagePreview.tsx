import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { render, type Kit, type Problem } from '#core';
import { Pick } from '#designer/board';
import type { Checked } from '#designer/check';
import { useDeskState } from '#designer/desk';
import { textOf } from '#designer/edit';
import { useWords } from '#designer/words';
import { Banner, Loading } from '#react';
import { A4Pages } from './A4Pages.tsx';
import type { Printed, TemplateFile } from './printedOf.ts';
import { sampleCase, samplesOf, scenarioFile } from './sampleCases.ts';

interface PreviewProps {
  readonly template: TemplateFile;
  readonly printed: Printed | undefined;
  readonly checked: Checked;
  readonly text: string;
  /** Told what is wrong with the text, by the same code that prints. */
  readonly onProblems: (problems: readonly Problem[]) => void;
}

/** The page that the template makes of an example, by the code that prints at work. A fault leaves the last good page. */
export function PagePreview({ template, printed, checked, text, onProblems }: PreviewProps): ReactNode {
  const { t } = useWords();
  const { kit } = checked;
  if (printed === undefined)
    return (
      <section className="template-preview" aria-label={t('templates.preview')}>
        <Banner tone="warn" icon="info">
          {t('templates.unprinted')}
        </Banner>
      </section>
    );
  if (kit === undefined)
    return (
      <section className="template-preview" aria-label={t('templates.preview')}>
        {checked.problems?.some(({ severity }) => severity === 'error') === true ? (
          <Banner tone="warn" icon="warn">
            {t('preview.none')}
          </Banner>
        ) : (
          <Loading label={t('top.checking')} />
        )}
      </section>
    );
  return <Shown template={template} printed={printed} kit={kit} text={text} onProblems={onProblems} />;
}

function Shown({
  template,
  printed,
  kit,
  text,
  onProblems,
}: Omit<PreviewProps, 'checked' | 'printed'> & { readonly printed: Printed; readonly kit: Kit }): ReactNode {
  const { t, words } = useWords();
  const { work } = useDeskState();
  const { draft } = work;
  const samples = useMemo(() => samplesOf(draft, printed.flow), [draft, printed.flow]);
  const [chosen, setChosen] = useState('');
  const [longest] = samples;
  const sample = (samples.find(({ id }) => id === chosen) ?? longest)?.id ?? '';
  const { made, problems, good } = usePage({ kit, template, printed, text, sample });
  useEffect(() => onProblems(problems), [problems, onProblems]);
  return (
    <section className="template-preview" aria-label={t('templates.preview')}>
      <div className="template-bar">
        <h3>{t('templates.preview')}</h3>
      </div>
      <Pick
        label={t('templates.sample')}
        value={sample}
        onChange={setChosen}
        options={samples.map(({ id, title }) => ({ value: id, label: words(title) }))}
      />
      {!made && (
        <Banner tone="warn" icon="info">
          {t('templates.sample.none')}
        </Banner>
      )}
      {problems.length > 0 && (
        <Banner tone="warn" icon="warn">
          {t(good === undefined ? 'templates.faulty' : 'templates.stale')}
        </Banner>
      )}
      {good !== undefined && made && <A4Pages html={good} stale={problems.length > 0} />}
    </section>
  );
}

const NONE: readonly Problem[] = [];

interface Page {
  /** Whether the example makes a case at all. */
  readonly made: boolean;
  readonly problems: readonly Problem[];
  /** The newest page without a fault. */
  readonly good: string | undefined;
}

function usePage({
  kit,
  template,
  printed,
  text,
  sample,
}: {
  readonly kit: Kit;
  readonly template: TemplateFile;
  readonly printed: Printed;
  readonly text: string;
  readonly sample: string;
}): Page {
  const { work } = useDeskState();
  // Every letter makes another draft; the example is the same as long as its file is.
  const scenario = work.draft.get(scenarioFile(printed.flow, sample));
  const subject = useMemo(
    () =>
      scenario === undefined
        ? undefined
        : sampleCase(kit, printed.flow, { id: sample, text: textOf(scenario) }),
    [kit, printed.flow, sample, scenario],
  );
  const rendered = useMemo(() => {
    if (subject === undefined) return undefined;
    const templates = { ...kit.templates, [template.name]: text };
    const { case: one, people } = subject;
    const { flow, print } = printed;
    return render({ ...kit, templates }, flow, print, one, template.language, one.updatedAt, people);
  }, [subject, kit, template, text, printed]);
  const html = rendered?.status === 'ok' ? rendered.html : undefined;
  const [good, setGood] = useState(html);
  if (html !== undefined && html !== good) setGood(html);
  const problems = rendered?.status === 'failed' ? rendered.problems : NONE;
  return { made: subject !== undefined, problems, good };
}
