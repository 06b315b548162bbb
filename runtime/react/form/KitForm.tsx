import type { UiSchema } from '@rjsf/utils';
import { formFor, formJudge, isObject, localDate, type JsonObject, type Kit } from '#core';
import { memo, useEffect, useImperativeHandle, useMemo, useState, type ReactNode, type Ref } from 'react';
import { useTexts } from '../texts/index.ts';
import { coreValidator, within } from './coreValidator.ts';
import { dress } from './dress.ts';
import { fillCalculated } from './fillCalculated.ts';
import {
  createFormStore,
  createMountQueue,
  EngineContext,
  Part,
  useStored,
  type Engine,
} from './engine/index.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import type { FileBasket } from './FileBasket.ts';
import { FormToolsContext, type FormTools } from './FormTools.tsx';
import { leadTo, type LeadTo } from './leadTo.ts';
import { NOTHING_INVENTED } from './nothingInvented.ts';
import { createPruner, pruneObject } from './prune.ts';
import { createReporter } from './reporter.ts';
import { useOwnForm } from './useOwnForm.ts';
import { restrictTo } from './restrictTo.ts';

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
  /** After every answer; `stored` gives the answers as they would be stored, and works only on what changed. */
  readonly onChange?: (data: FormData, stored: () => JsonObject) => void;
  /** Data as it will be stored: trimmed and without empty answers. */
  readonly onSubmit: (data: JsonObject) => void;
  /** Gets what leads to a field of the form: for who shows its answers elsewhere. */
  readonly lead?: Ref<LeadTo>;
  /** The buttons; one of them submits. */
  readonly children: ReactNode;
}

const NO_GRIDS: readonly string[] = [];

/** A form of the kit. It keeps its own data; nothing outside renders again while one types. */
export function KitForm(props: KitFormProps): ReactNode {
  const { children, onSubmit, lead } = props;
  const { engine, uiSchema } = useFormEngine(props);
  const tools = useTools(props, engine);
  const [round, setRound] = useState(0);
  const own = useOwnForm();
  useEffect(() => engine.queue.open(), [engine]);
  useImperativeHandle(lead, () => (pointer) => leadTo(pointer, engine.queue.mountAll), [engine]);
  return (
    <FormToolsContext value={tools}>
      <EngineContext value={engine}>
        <form
          noValidate
          onFocus={own.onFocus}
          onSubmit={(event) => {
            event.preventDefault();
            // A form in a sheet over another one: the sheet's is meant, although React lets the event rise.
            event.stopPropagation();
            const data = engine.store.submit();
            if (data !== undefined) onSubmit(data);
            else setRound(round + 1);
          }}
        >
          <Errors engine={engine} round={round} />
          <Fields engine={engine} uiSchema={uiSchema} />
          {children}
        </form>
        <form {...own.beside} />
      </EngineContext>
    </FormToolsContext>
  );
}

/** What surrounds the form may render as often as it likes. */
const Fields = memo(function Fields({
  engine,
  uiSchema,
}: {
  readonly engine: Engine;
  readonly uiSchema: UiSchema<FormData>;
}): ReactNode {
  const { Part, store } = engine;
  return <Part pointer="" id="root" name="" schema={store.schema} uiSchema={uiSchema} required />;
});

function Errors({ engine, round }: { readonly engine: Engine; readonly round: number }): ReactNode {
  const errors = useStored('', (store) => store.errors.all());
  if (errors.length === 0) return null;
  return (
    <ErrorSummary errors={errors} round={round} lead={(pointer) => leadTo(pointer, engine.queue.mountAll)} />
  );
}

interface FormEngine {
  readonly engine: Engine;
  readonly uiSchema: UiSchema<FormData>;
}

/** One store for a form as long as it is the same form in the same language; another one goes on with its answers. */
function useFormEngine({ kit, form, only, initial, clock, onChange }: KitFormProps): FormEngine {
  const { language } = useTexts();
  const [reporter] = useState(() => createReporter(initial));
  useEffect(() => reporter.listen(onChange), [reporter, onChange]);
  return useMemo(() => {
    const parts = formFor(kit, form, language);
    const schema = only === undefined ? parts.schema : restrictTo(parts.schema, only);
    const pruner = createPruner();
    const judge = formJudge(kit, form);
    const store = createFormStore({
      schema,
      // Another language in the middle of a form: the answers stay.
      initial: fillCalculated(kit, form, reporter.latest(), clock()),
      pruner,
      behavior: NOTHING_INVENTED,
      validator: coreValidator(kit, form, language, clock, only, pruner),
      judge: (data) => within(only, judge(data, clock())),
      calculate: (data, changed, tell) => fillCalculated(kit, form, data, clock(), changed, tell),
      onChange: reporter.report,
    });
    return {
      engine: { store, queue: createMountQueue(), Part },
      uiSchema: dress(schema, isObject(parts.uiSchema) ? parts.uiSchema : {}),
    };
  }, [kit, form, language, clock, only, reporter]);
}

function useTools(
  { kit, form, files, grids = NO_GRIDS, grid, clock, foldOptional = false }: KitFormProps,
  { store }: Engine,
): FormTools {
  return useMemo(() => {
    const { offsetMinutes } = kit.timeZone;
    return {
      kit,
      form,
      data: () => pruneObject(store.data()),
      files,
      grids,
      grid,
      foldOptional,
      now: clock,
      offsetMinutes,
      today: localDate(clock(), offsetMinutes),
    };
  }, [kit, form, store, files, grids, grid, clock, foldOptional]);
}
