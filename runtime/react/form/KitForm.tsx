import type { UiSchema, RJSFSchema } from '@rjsf/utils';
import { formFor, isObject, localDate, type JsonObject, type Kit } from '#core';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { coreValidator } from './coreValidator.ts';
import { dress } from './dress.ts';
import type { FileBasket } from './FileBasket.ts';
import { FormToolsContext, type FormTools } from './FormTools.tsx';
import { prune, pruneObject } from './prune.ts';
import { restrictTo } from './restrictTo.ts';
import { translateStringFor } from './texts.ts';
import { ThemedForm } from './theme.tsx';

type FormData = Readonly<Record<string, unknown>>;

interface KitFormProps {
  readonly kit: Kit;
  /** Id of a form of the kit. */
  readonly form: string;
  readonly initial: FormData;
  readonly files: FileBasket;
  readonly grids?: readonly string[];
  readonly grid?: string | undefined;
  readonly clock: () => number;
  /** Shows and checks only these places of the record. */
  readonly only?: readonly string[];
  readonly foldOptional?: boolean;
  readonly onChange?: (data: FormData) => void;
  /** Data as it will be stored: trimmed and without empty answers. */
  readonly onSubmit: (data: JsonObject) => void;
  /** The buttons; one of them submits. */
  readonly children: ReactNode;
}

/**
 * RJSF would choose the first of several answers by itself and fill groups nobody touched. What a form begins with
 * comes from the core alone; an answer that nobody gave is none.
 */
const NOTHING_INVENTED = {
  constAsDefaults: 'never',
  emptyObjectFields: 'skipDefaults',
  arrayMinItems: { populate: 'never' },
} as const;

const NO_GRIDS: readonly string[] = [];

/** A form of the kit. It keeps its own data; nothing outside re-renders while one types. */
export function KitForm(props: KitFormProps): ReactNode {
  const { kit, form, initial, only, children, onChange, onSubmit } = props;
  const { language } = useTexts();
  const [data, setData] = useState(initial);
  const lastChange = useRef(initial);
  const { schema, uiSchema } = useFormParts(kit, form, language, only);
  const validator = useMemo(() => coreValidator(kit, form, language, only), [kit, form, language, only]);
  const translateString = useMemo(() => translateStringFor(language), [language]);
  const tools = useTools(props);
  useEffect(() => {
    lastChange.current = data;
  }, [data]);
  return (
    <FormToolsContext value={tools}>
      <ThemedForm
        schema={schema}
        uiSchema={uiSchema}
        validator={validator}
        formData={data}
        translateString={translateString}
        noHtml5Validate
        experimental_defaultFormStateBehavior={NOTHING_INVENTED}
        showErrorList="top"
        onChange={({ formData = {} }) => {
          setData(formData);
          // RJSF reports its own filling of defaults too; only what differs as an answer is somebody's input.
          if (JSON.stringify(prune(formData)) !== JSON.stringify(prune(lastChange.current)))
            onChange?.(formData);
        }}
        // RJSF would write to the console otherwise; the summary says it where people look.
        onError={() => undefined}
        onSubmit={({ formData = {} }) => onSubmit(pruneObject(formData))}
      >
        {children}
      </ThemedForm>
    </FormToolsContext>
  );
}

function useFormParts(
  kit: Kit,
  form: string,
  language: string,
  only: readonly string[] | undefined,
): { readonly schema: RJSFSchema; readonly uiSchema: UiSchema<FormData> } {
  return useMemo(() => {
    const parts = formFor(kit, form, language);
    const schema = only === undefined ? parts.schema : restrictTo(parts.schema, only);
    const uiSchema = dress(schema, isObject(parts.uiSchema) ? parts.uiSchema : {});
    // The kit's schemas are plain JSON of a subset of what RJSF takes; only the types are written differently.
    return { schema: schema, uiSchema: uiSchema };
  }, [kit, form, language, only]);
}

function useTools({
  kit,
  files,
  grids = NO_GRIDS,
  grid,
  clock,
  foldOptional = false,
}: KitFormProps): FormTools {
  return useMemo(() => {
    const { offsetMinutes } = kit.timeZone;
    return {
      kit,
      files,
      grids,
      grid,
      foldOptional,
      now: clock,
      offsetMinutes,
      today: localDate(clock(), offsetMinutes),
    };
  }, [kit, files, grids, grid, clock, foldOptional]);
}
