import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import { joinPointer, type FieldError, type Pointer } from '#core';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { useStored } from './engine/Engine.tsx';
import { messagesOf } from './engine/messages.ts';
import { childOf } from './engine/paths.ts';
import { FieldErrors } from './FieldTemplate.tsx';
import { useFormTools } from './FormTools.tsx';

interface Question {
  readonly name: string;
  readonly content: ReactNode;
  readonly hidden: boolean;
}

interface GroupProps {
  readonly id: string;
  readonly pointer: Pointer;
  readonly title: string;
  readonly description: string | undefined;
  readonly properties: readonly Question[];
  readonly schema: RJSFSchema;
  readonly uiSchema: UiSchema<Readonly<Record<string, unknown>>>;
  readonly errors: readonly FieldError[];
  /** An entry of a list: its title stands in the list already. */
  readonly isItem: boolean;
}

/** A group of questions. The outermost one may fold its optional part away; inner ones have a title. */
export function ObjectFieldTemplate(props: GroupProps): ReactNode {
  const { id, pointer, title, description, errors, isItem } = props;
  const { language } = useTexts();
  if (pointer === '') return <RootGroup {...props} />;
  return (
    <fieldset className={isItem ? 'group group-bare' : 'group'} id={id}>
      {!isItem && title !== '' && <legend className="group-title">{title}</legend>}
      {!isItem && description !== undefined && description !== '' && (
        <p className="field-help">{description}</p>
      )}
      <Foldable {...props} first={namedFirst(props)} />
      <FieldErrors id={id} errors={messagesOf(errors, language)} />
    </fieldset>
  );
}

function RootGroup(props: GroupProps): ReactNode {
  const { id, schema, errors, description } = props;
  const { foldOptional } = useFormTools();
  const { language } = useTexts();
  return (
    <div className="form-fields">
      {description !== undefined && description !== '' && <p className="field-help">{description}</p>}
      <Foldable {...props} first={foldOptional ? askedFirst(schema) : null} />
      <FieldErrors id={id} errors={messagesOf(errors, language)} />
    </div>
  );
}

/** Questions, those outside `first` folded away until they are wanted, answered or wrong. */
function Foldable(props: GroupProps & { readonly first: ReadonlySet<string> | null }): ReactNode {
  const { properties, first } = props;
  const shown = properties.filter(({ hidden }) => !hidden);
  const rest = first === null ? [] : shown.filter(({ name }) => !first.has(name));
  if (rest.length < 2 || rest.length === shown.length) return shown.map(({ content }) => content);
  return (
    <>
      {shown.filter((one) => !rest.includes(one)).map(({ content }) => content)}
      <More {...props} questions={rest} />
    </>
  );
}

/** From here on a group is too long to be read through. */
const LONG_GROUP = 8;

/** In a long group what its author placed by name in `ui:order`, and what is required; null for a short one. */
function namedFirst({ properties, uiSchema, schema }: GroupProps): ReadonlySet<string> | null {
  const order: unknown = uiSchema['ui:order'];
  if (properties.length <= LONG_GROUP || !Array.isArray(order) || !order.includes('*')) return null;
  return new Set([...(order as readonly string[]), ...(schema.required ?? [])]);
}

/** What has to be answered; beside it, or where nothing has to be, what was answered beforehand in a form without demands. */
function askedFirst(schema: RJSFSchema): ReadonlySet<string> {
  const required = schema.required ?? [];
  const named = Object.entries(schema.properties ?? {});
  const offered = named.flatMap(([name, field]) =>
    typeof field === 'object' && field.default !== undefined ? [name] : [],
  );
  const demandsMost = required.some((name) => !offered.includes(name)) && required.length > 1;
  return new Set(demandsMost ? required : [...offered, ...required]);
}

function More({
  pointer,
  schema,
  questions,
}: GroupProps & { readonly questions: readonly Question[] }): ReactNode {
  const { t } = useTexts();
  const isWrong = useStored(pointer, (store) =>
    questions.some(({ name }) => store.errors.isWrong(pointer + joinPointer([name]))),
  );
  const isAnswered = useStored(pointer, (store) =>
    questions.some(({ name }) => hasAnswer(store.valueAt(pointer), name, schema)),
  );
  /** As it was left by hand; undefined: nobody has touched it. */
  const [opened, setOpened] = useState<boolean | undefined>(isAnswered || undefined);
  // What was folded by hand opens over an error, and does not close under whoever is mending it.
  if (isWrong && opened !== true) setOpened(true);
  const isOpen = opened ?? isAnswered;
  return (
    <details className="form-more" open={isOpen}>
      <summary
        onClick={(event) => {
          // The browser would fold it behind React's back.
          event.preventDefault();
          setOpened(isWrong || !isOpen);
        }}
      >
        {t('report.more')}
      </summary>
      {isOpen && <div className="form-fields">{questions.map(({ content }) => content)}</div>}
    </details>
  );
}

/** Whether somebody answered: what the form begins with by itself is no answer. */
function hasAnswer(data: unknown, name: string, schema: RJSFSchema): boolean {
  const value = childOf(data, name);
  const field = schema.properties?.[name];
  if (typeof field === 'object' && field.default !== undefined && value === field.default) return false;
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}
