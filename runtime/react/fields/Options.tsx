import { useState, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { Button, Icon, Loading } from '../ui/index.ts';
import { onDemand } from '../ui/onDemand.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import type { Option } from './Option.ts';
import type { OptionListProps } from './OptionList.tsx';

interface OptionsProps {
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: readonly unknown[];
  readonly onChoose: (chosen: readonly unknown[]) => void;
  readonly multiple: boolean;
  readonly required: boolean;
  readonly disabled: boolean;
  /** The form's author wants all answers to lie open, however many. */
  readonly open: boolean;
  readonly aria: Readonly<Record<string, string | boolean | undefined>>;
}

/** Comes with the first long list that is opened. */
const OptionList = onDemand<OptionListProps>(
  async () => (await import('./OptionList.tsx')).OptionList,
  ({ label }, trouble) => trouble ?? <Loading label={label} />,
);

/** Up to here all options lie open and one tap answers; a longer list is searched. */
const CHIPS_MAX = 7;

/** One or several of a set of answers: chips for few, a searched list for many. */
export function Options(props: OptionsProps): ReactNode {
  return props.open || props.options.length <= CHIPS_MAX ? <Chips {...props} /> : <Searched {...props} />;
}

/** A button and a group can be described, but only fields may be called required or wrong: their label says it. */
function described(aria: OptionsProps['aria']): OptionsProps['aria'] {
  return { 'aria-describedby': aria['aria-describedby'] };
}

function Chips({
  id,
  options,
  chosen,
  onChoose,
  multiple,
  required,
  disabled,
  aria,
}: OptionsProps): ReactNode {
  return (
    <div
      className="chips"
      id={id}
      role={multiple ? 'group' : 'radiogroup'}
      aria-labelledby={`${id}__label`}
      {...(multiple ? described(aria) : aria)}
    >
      {options.map(({ value, label }, index) => {
        const isChosen = chosen.includes(value);
        return (
          <label className={`chip${isChosen ? ' chip-on' : ''}${disabled ? ' chip-fixed' : ''}`} key={label}>
            <input
              type={multiple ? 'checkbox' : 'radio'}
              className="visually-hidden"
              name={id}
              id={`${id}-${index}`}
              checked={isChosen}
              disabled={disabled}
              onChange={() => onChoose(toggle(chosen, value, multiple))}
              onClick={() => {
                // A second tap takes an answer back; a bare radio button cannot.
                if (!multiple && isChosen && !required) onChoose([]);
              }}
            />
            {isChosen && <Icon name="check" />}
            <span>{label}</span>
          </label>
        );
      })}
    </div>
  );
}

function Searched(props: OptionsProps): ReactNode {
  const { id, label, options, chosen, onChoose, multiple, required, disabled, aria } = props;
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const labels = options.filter(({ value }) => chosen.includes(value)).map((one) => one.label);
  return (
    <>
      <button
        type="button"
        className={labels.length > 0 ? 'input picker' : 'input picker picker-empty'}
        id={id}
        disabled={disabled}
        aria-haspopup="dialog"
        aria-labelledby={`${id}__label ${id}`}
        {...described(aria)}
        onClick={() => setOpen(true)}
      >
        <span>{labels.length > 0 ? labels.join(t('text.and')) : t('form.choose')}</span>
        <Icon name="down" />
      </button>
      <Sheet title={label} open={open} onClose={() => setOpen(false)}>
        <OptionList
          label={label}
          options={options}
          chosen={chosen}
          multiple={multiple}
          onPick={(value) => {
            onChoose(toggle(chosen, value, multiple));
            if (!multiple) setOpen(false);
          }}
        />
        <div className="options-foot">
          {!required && chosen.length > 0 && (
            <Button
              tone="quiet"
              onClick={() => {
                onChoose([]);
                setOpen(false);
              }}
            >
              {t('form.clear')}
            </Button>
          )}
          {multiple && (
            <Button tone="main" onClick={() => setOpen(false)}>
              {t('form.chosen', { n: chosen.length })}
            </Button>
          )}
        </div>
      </Sheet>
    </>
  );
}

function toggle(chosen: readonly unknown[], value: unknown, multiple: boolean): readonly unknown[] {
  if (!multiple) return [value];
  return chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
}
