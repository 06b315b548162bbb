import { getDefaultRegistry } from '@rjsf/core';
import { toErrorSchema, type FieldProps, type Registry, type WidgetProps } from '@rjsf/utils';
import { useMemo, type ComponentType, type ReactNode } from 'react';
import { joinPointer } from '#core';
import { widgets } from '../../fields/index.ts';
import { useTexts } from '../../texts/index.ts';
import { propertyOf } from '../coreValidator.ts';
import { FieldTemplate } from '../FieldTemplate.tsx';
import { translateStringFor } from '../texts.ts';
import { useEngine, useStored, type PartProps } from './Engine.tsx';
import { messagesOf } from './messages.ts';
import { pathIn } from './paths.ts';

type FormData = Readonly<Record<string, unknown>>;

/** A part with alternatives, open names or fixed entries: RJSF's own fields, on the answers of this form. */
export function OtherPart({ pointer, id, name, schema, uiSchema, required }: PartProps): ReactNode {
  const { store } = useEngine();
  const { language } = useTexts();
  const value = useStored(pointer, (one) => one.valueAt(pointer));
  const errors = useStored(pointer, (one) => one.errors.all());
  const registry = useMemo((): Registry<FormData> => {
    const usual = getDefaultRegistry<FormData>();
    return {
      ...usual,
      // RJSF's own parts around our inputs.
      widgets: { ...usual.widgets, ...(widgets as Record<string, ComponentType<WidgetProps>>) },
      templates: {
        ...usual.templates,
        FieldTemplate,
        FieldErrorTemplate: Nothing,
        FieldHelpTemplate: Nothing,
      },
      schemaUtils: store.utils,
      rootSchema: store.schema,
      translateString: translateStringFor(language),
    } as Registry<FormData>;
  }, [store, language]);
  const errorSchema = useMemo(() => {
    const below = errors.filter(
      (error) => error.pointer === pointer || error.pointer.startsWith(`${pointer}/`),
    );
    const relative = below.flatMap((error) =>
      messagesOf([error], language).map((message) => ({
        property: propertyOf(error.pointer.slice(pointer.length)),
        message,
        stack: message,
      })),
    );
    return toErrorSchema<FormData>(relative);
  }, [errors, pointer, language]);
  const { SchemaField } = registry.fields as { readonly SchemaField: ComponentType<FieldProps> };
  return (
    <SchemaField
      name={name}
      schema={schema}
      uiSchema={uiSchema}
      formData={value}
      errorSchema={errorSchema}
      required={required}
      fieldPathId={{ $id: id, path: [...pathIn(store.data(), pointer)] }}
      registry={registry}
      onChange={(given, path) => store.change(path.length === 0 ? pointer : joinPointer(path), given)}
      onBlur={nothing}
      onFocus={nothing}
    />
  );
}

function Nothing(): ReactNode {
  return null;
}

function nothing(): void {
  // RJSF tells of focus; no form of ours asks.
}
