import { KINDS } from '#core';
import { memo, useMemo, useState, type ReactNode } from 'react';
import { FieldTemplate } from '../FieldTemplate.tsx';
import { useEngine, useErrorsAt, useValueAt, type PartProps } from './Engine.tsx';
import { leafPlan, type LeafPlan } from './leafPlan.ts';
import { messagesOf } from './messages.ts';
import { useTexts } from '../../texts/index.ts';

const NONE: readonly string[] = [];

/** One question. Its words are rendered once, its input whenever its own answer changes. */
export const Leaf = memo(function Leaf(props: PartProps): ReactNode {
  const { pointer, id, name, schema, uiSchema, required } = props;
  const { store } = useEngine();
  const { language } = useTexts();
  const plan = leafPlan(schema, uiSchema, store.utils);
  const errors = useErrorsAt(pointer);
  const messages = useMemo(
    () => (errors.length === 0 ? NONE : messagesOf(errors, language)),
    [errors, language],
  );
  const label = plan.label ?? name;
  return (
    <FieldTemplate
      id={id}
      label={label}
      required={required}
      displayLabel
      rawDescription={plan.description}
      rawHelp={plan.help}
      rawErrors={messages}
    >
      <Answer {...props} plan={plan} label={label} messages={messages} />
    </FieldTemplate>
  );
});

interface AnswerProps extends PartProps {
  readonly plan: LeafPlan;
  readonly label: string;
  readonly messages: readonly string[];
}

function Answer(props: AnswerProps): ReactNode {
  const value = useValueAt(props.pointer);
  return props.plan.isNumber ? <NumberAnswer {...props} value={value} /> : <Input {...props} value={value} />;
}

/** Keeps `3.` and `3.0` in the input while the answer is 3, as RJSF does. */
function NumberAnswer(props: AnswerProps & { readonly value: unknown }): ReactNode {
  const { value } = props;
  const [typed, setTyped] = useState<string | undefined>(undefined);
  return (
    <Input
      {...props}
      value={typed !== undefined && isWriting(typed, value) ? typed : value}
      read={(text) => {
        setTyped(typeof text === 'string' ? text : undefined);
        return typeof text === 'string' ? KINDS.number.parse(text) : text;
      }}
    />
  );
}

function isWriting(text: string, value: unknown): boolean {
  return (
    typeof value === 'number' &&
    (Object.is(Number(text), value) || Number(text) === value) &&
    text.trim() !== ''
  );
}

function Input({
  pointer,
  id,
  schema,
  required,
  plan,
  label,
  messages,
  value,
  read = (given) => given,
}: AnswerProps & { readonly value: unknown; readonly read?: (given: unknown) => unknown }): ReactNode {
  const { store } = useEngine();
  const Widget = plan.widget;
  return (
    <Widget
      id={id}
      label={label}
      schema={schema}
      value={value}
      required={required}
      options={plan.options}
      multiple={plan.isMultiple}
      placeholder={plan.placeholder}
      disabled={plan.isDisabled}
      readonly={plan.isReadOnly}
      rawErrors={messages}
      onChange={(given: unknown) => store.change(pointer, read(given))}
      onBlur={nothing}
      onFocus={nothing}
    />
  );
}

function nothing(): void {
  // RJSF's widgets tell of focus; no form of ours asks.
}
