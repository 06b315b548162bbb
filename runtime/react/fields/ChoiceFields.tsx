import { inLanguage, KINDS } from '#core';
import { useMemo, useState, type ReactNode } from 'react';
import { useFormTools } from '../form/FormTools.tsx';
import { useTexts } from '../texts/index.ts';
import { ariaOf, textOf, type FieldProps } from './common.ts';
import type { Option } from './Option.ts';
import { Options } from './Options.tsx';
import { useTyped } from './useTyped.ts';

/** As the loader allows where the author sets no limit (SPEC F4). */
const OTHER_LENGTH = 50;

/** Twice a screenful of chips helps nobody, whatever the form's author wished. */
const OPEN_MAX = 16;

function Choice(
  props: FieldProps & { readonly offered: readonly Option[]; readonly many: boolean },
): ReactNode {
  const { id, label, value, offered, many, onChange, required, disabled, readonly } = props;
  const given: unknown = value;
  const chosen = many
    ? Array.isArray(given)
      ? (given as readonly unknown[])
      : []
    : given === undefined
      ? []
      : [given];
  return (
    <Options
      id={id}
      label={label}
      options={offered}
      chosen={chosen}
      multiple={many}
      required={required === true}
      disabled={disabled === true || readonly === true}
      open={props.options['look'] === 'chips' && offered.length <= OPEN_MAX}
      aria={ariaOf(props)}
      onChoose={(next) => {
        // The order of the offer, not of the taps: the same answer is the same value.
        const ordered = offered.filter((one) => next.includes(one.value)).map((one) => one.value);
        onChange(many ? (ordered.length === 0 ? undefined : ordered) : ordered[0]);
      }}
    />
  );
}

function optionsOf({
  options,
  schema,
  value,
}: Pick<FieldProps, 'options' | 'schema' | 'value'>): readonly Option[] {
  const offered: readonly Option[] = (options.enumOptions ?? []).map((one) => ({
    value: one.value as unknown,
    label: one.label,
  }));
  const items = typeof schema.items === 'object' && !Array.isArray(schema.items) ? schema.items : schema;
  const retired = new Set(
    (items.oneOf ?? []).flatMap((one) =>
      typeof one === 'object' && one.deprecated === true ? [one.const as unknown] : [],
    ),
  );
  return offered.filter((one) => !retired.has(one.value) || one.value === value);
}

/** One answer of several; with `x-other` one that is not among them, in words. */
export function ChoiceWidget(props: FieldProps): ReactNode {
  const { options, schema, value } = props;
  const offered = useMemo(() => optionsOf({ options, schema, value }), [options, schema, value]);
  if (props.options['x-other'] === true && props.multiple !== true)
    return <OtherChoice {...props} offered={offered} />;
  return <Choice {...props} offered={offered} many={props.multiple === true} />;
}

/** Stands for whatever is not on offer; it is never stored. */
const OTHER = Symbol('other');

function OtherChoice(props: FieldProps & { readonly offered: readonly Option[] }): ReactNode {
  const { id, label, value, offered, onChange, schema, disabled, readonly } = props;
  const { t } = useTexts();
  const [isOther, setOther] = useState(
    value !== undefined && !offered.some((option) => option.value === value),
  );
  const typed = useTyped(isOther ? textOf(value) : '', (text) => onChange(KINDS.text.parse(text)));
  const all = useMemo(() => [...offered, { value: OTHER, label: t('form.other') }], [offered, t]);
  return (
    <>
      <Choice
        {...props}
        offered={all}
        many={false}
        value={isOther ? OTHER : value}
        onChange={(next: unknown) => {
          setOther(next === OTHER);
          onChange(next === OTHER ? undefined : next);
        }}
      />
      {isOther && (
        <input
          className="input"
          type="text"
          autoComplete="off"
          id={`${id}-other`}
          aria-label={t('form.other.words', { title: label })}
          maxLength={schema.maxLength ?? OTHER_LENGTH}
          disabled={disabled === true}
          readOnly={readonly === true}
          {...typed}
          {...ariaOf(props)}
        />
      )}
    </>
  );
}

/** Any number of answers. */
export function ChoicesWidget(props: FieldProps): ReactNode {
  return <Choice {...props} offered={optionsOf(props)} many />;
}

/** Yes or no, both to be tapped: an untouched question is not a "no". */
export function YesNoWidget(props: FieldProps): ReactNode {
  const { t } = useTexts();
  const offered = [
    { value: true, label: t('form.yes') },
    { value: false, label: t('form.no') },
  ];
  return <Choice {...props} offered={offered} many={false} />;
}

/** A grid that the author may write for. */
export function GridWidget(props: FieldProps): ReactNode {
  const { kit, grids } = useFormTools();
  const { language } = useTexts();
  const offered = useMemo(
    () =>
      grids.flatMap((code): readonly Option[] => {
        const grid = kit.division.grids[code];
        if (grid === undefined) return [];
        const village = kit.division.villages[grid.village];
        return [
          {
            value: code,
            label: inLanguage(grid.name, language),
            group: inLanguage(village?.name ?? {}, language),
          },
        ];
      }),
    [kit, grids, language],
  );
  return <Choice {...props} offered={offered} many={props.schema.type === 'array'} />;
}

/** A villagers' group: those of the case's grid, or of all the author's grids while none is chosen. */
export function VillageGroupWidget(props: FieldProps): ReactNode {
  const { kit, grids, grid } = useFormTools();
  const { language } = useTexts();
  const offered = useMemo(() => {
    const codes = grid === undefined ? grids : [grid];
    return codes.flatMap((code): readonly Option[] => {
      const place = kit.division.grids[code];
      const village = place && kit.division.villages[place.village];
      if (place === undefined || village === undefined) return [];
      return village.groups
        .filter((group) => place.groups.includes(group.code))
        .map((group) => ({
          value: group.code,
          label: inLanguage(group.name, language),
          group: inLanguage(village.name, language),
        }));
    });
  }, [kit, grids, grid, language]);
  return <Choice {...props} offered={offered} many={props.schema.type === 'array'} />;
}

/** A department or partner office. */
export function UnitWidget(props: FieldProps): ReactNode {
  const { kit } = useFormTools();
  const { language } = useTexts();
  const offered = useMemo(
    () =>
      Object.values(kit.units).map((unit) => ({ value: unit.id, label: inLanguage(unit.title, language) })),
    [kit, language],
  );
  return <Choice {...props} offered={offered} many={props.schema.type === 'array'} />;
}
