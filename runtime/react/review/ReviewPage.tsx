import { useLayoutEffect, useRef, type ReactNode } from 'react';
import {
  answersOf,
  formWarnings,
  inLanguage,
  type Answer,
  type AnswerSection,
  type Edit,
  type JsonObject,
  type JsonValue,
  type Kit,
  type Pointer,
} from '#core';
import { EditWords, fieldTitle } from '../case/EditWords.tsx';
import { Pictures } from '../fields/Pictures.tsx';
import type { FileBasket, LeadTo } from '../form/index.ts';
import { useTexts } from '../texts/index.ts';
import { Banner, Button, Card } from '../ui/index.ts';
import './review.css';

interface ReviewPageProps {
  readonly kit: Kit;
  readonly form: string;
  readonly files: FileBasket;
  readonly data: JsonObject;
  readonly edits?: ((data: JsonObject) => readonly Edit[]) | undefined;
  readonly submit: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly failure?: string | null;
  readonly onSend: () => void;
  readonly onBack: () => void;
  readonly onLead: LeadTo;
}

/** The answers as they will be sent, by section, with what the form finds unusual about them; for an edit what it changes. */
export function ReviewPage(props: ReviewPageProps): ReactNode {
  const { kit, form, data, edits, submit, danger = false, busy, failure = null, onSend, onBack } = props;
  const { t } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <div className="review">
      <header>
        <h2 tabIndex={-1} ref={heading}>
          {t('review.title')}
        </h2>
        <p className="small soft">{t(edits === undefined ? 'review.lead' : 'review.lead.edits')}</p>
      </header>
      <Warnings kit={kit} form={form} data={data} onLead={props.onLead} />
      {edits === undefined ? <Answers {...props} /> : <Edits {...props} edits={edits(data)} />}
      <div className="review-foot">
        <div aria-live="assertive">
          {failure !== null && (
            <Banner tone="bad" icon="warn">
              {failure}
            </Banner>
          )}
        </div>
        <Button icon="back" onClick={onBack}>
          {t('review.back')}
        </Button>
        <Button tone={danger ? 'danger' : 'main'} busy={busy} onClick={onSend}>
          {submit}
        </Button>
      </div>
    </div>
  );
}

function Warnings({
  kit,
  form,
  data,
  onLead,
}: Pick<ReviewPageProps, 'kit' | 'form' | 'data' | 'onLead'>): ReactNode {
  const { t, language } = useTexts();
  const warnings = formWarnings(kit, form, data);
  if (warnings.length === 0) return null;
  return (
    <Banner tone="warn" icon="warn">
      <p>{t('review.warnings', { n: warnings.length })}</p>
      <ul className="review-warnings">
        {warnings.map(({ pointer, message }) => (
          <li key={`${pointer} ${inLanguage(message, language)}`}>
            <button type="button" className="review-link" onClick={() => onLead(pointer)}>
              {inLanguage(message, language)}
            </button>
          </li>
        ))}
      </ul>
    </Banner>
  );
}

function Answers({ kit, form, data, files, onLead }: ReviewPageProps): ReactNode {
  const { t, language } = useTexts();
  const sections = answersOf(kit, form, data, language);
  if (sections.length === 0) return <p className="soft">{t('case.empty')}</p>;
  return sections.map((section) => (
    <Section key={section.pointer} section={section} files={files} onLead={onLead} />
  ));
}

function Section({
  section: { title, entry, answers },
  files,
  onLead,
}: {
  readonly section: AnswerSection;
  readonly files: FileBasket;
  readonly onLead: LeadTo;
}): ReactNode {
  const { t } = useTexts();
  const name = entry === undefined ? title : t('form.item', { title, n: entry });
  const first = answers[0]?.pointer ?? '';
  return (
    <Card title={name} aside={<Mend title={name} pointer={first} onLead={onLead} />}>
      <dl className="facts">
        {answers.map((answer) => (
          <div key={answer.pointer}>
            <dt>{answer.title}</dt>
            <AnswerWords answer={answer} files={files} />
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Mend({
  title,
  pointer,
  onLead,
}: {
  readonly title: string;
  readonly pointer: Pointer;
  readonly onLead: LeadTo;
}): ReactNode {
  const { t } = useTexts();
  return (
    <Button
      tone="quiet"
      icon="edit"
      aria-label={t('review.edit.of', { title })}
      onClick={() => onLead(pointer)}
    >
      {t('review.edit')}
    </Button>
  );
}

function AnswerWords({
  answer: { title, value, words, kind },
  files,
}: {
  readonly answer: Answer;
  readonly files: FileBasket;
}): ReactNode {
  if (kind !== 'photos' && kind !== 'signature') return <dd>{words}</dd>;
  return (
    <dd>
      <Pictures title={title} names={namesIn(value)} kind={kind} load={(name) => files.find(name)} />
    </dd>
  );
}

function namesIn(value: JsonValue): readonly string[] {
  const names: readonly JsonValue[] = Array.isArray(value) ? value : [value];
  return names.filter((name) => typeof name === 'string');
}

function Edits({
  kit,
  form,
  edits,
  onLead,
}: Pick<ReviewPageProps, 'kit' | 'form' | 'onLead'> & { readonly edits: readonly Edit[] }): ReactNode {
  const { t, language } = useTexts();
  return (
    <Card title={t('review.changes', { n: edits.length })}>
      <ul className="review-edits">
        {edits.map((edit) => (
          <li key={edit.pointer}>
            <p>
              <EditWords kit={kit} form={form} edit={edit} />
            </p>
            <Mend
              title={fieldTitle(kit, form, edit.pointer, language)}
              pointer={edit.pointer}
              onLead={onLead}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
