import { getUiOptions, orderProperties, type RJSFSchema } from '@rjsf/utils';
import { joinPointer, splitPointer, type Pointer } from '#core';
import { memo, useMemo, type ComponentType, type ReactNode } from 'react';
import { ObjectFieldTemplate } from '../ObjectFieldTemplate.tsx';
import { useEngine, useErrorsAt, useStored, type PartProps } from './Engine.tsx';
import { Later } from './Later.tsx';
import { countQuestions, isSplit, partKind } from './partKind.ts';

type Ui = PartProps['uiSchema'];
const NO_UI: Ui = {};

/** A group of questions. It renders again when a condition brings in or takes away one of them, not when one is answered. */
export const Group = memo(function Group({ pointer, id, name, schema: raw, uiSchema }: PartProps): ReactNode {
  const schema = useStored(pointer, (store) => store.shapeAt(pointer, raw));
  const errors = useErrorsAt(pointer);
  const { Part } = useEngine();
  const options = getUiOptions(uiSchema);
  const properties = useMemo(
    () => partsOf(Part, schema, uiSchema, pointer, id),
    [Part, schema, uiSchema, pointer, id],
  );
  return (
    <ObjectFieldTemplate
      title={options.title ?? schema.title ?? name}
      description={options.description ?? schema.description}
      properties={properties}
      schema={schema}
      uiSchema={uiSchema}
      errors={errors}
      id={id}
      pointer={pointer}
      isItem={/^\d+$/.test(splitPointer(pointer).at(-1) ?? '')}
    />
  );
});

function partsOf(
  Part: ComponentType<PartProps>,
  schema: RJSFSchema,
  uiSchema: Ui,
  pointer: Pointer,
  id: string,
): { readonly name: string; readonly content: ReactNode; readonly hidden: boolean }[] {
  const { order } = getUiOptions(uiSchema);
  const required = new Set(schema.required);
  const properties = schema.properties ?? {};
  return orderProperties(Object.keys(properties), order).flatMap((name) => {
    const property = properties[name];
    if (typeof property !== 'object') return [];
    const ui = (uiSchema[name] as Ui | undefined) ?? NO_UI;
    const hidden = getUiOptions(ui).widget === 'hidden';
    const part = (
      <Part
        key={name}
        pointer={pointer + joinPointer([name])}
        id={`${id}_${name}`}
        name={name}
        schema={property}
        uiSchema={ui}
        required={required.has(name)}
      />
    );
    // A list puts its entries into the line by itself, as does a group that is split.
    const waits =
      (pointer === '' || isSplit(schema)) && partKind(property, ui) !== 'list' && !isSplit(property);
    const content =
      hidden || !waits ? (
        part
      ) : (
        <Later key={name} questions={countQuestions(property)} label={property.title ?? name}>
          {part}
        </Later>
      );
    return [{ name, hidden, content }];
  });
}
