import type { ReactNode } from 'react';
import { own } from '#core';
import { postWords, seatWords } from '../case/words.ts';
import { useWorkplace } from '../data/index.ts';
import type { Option } from '../fields/Option.ts';
import { Options } from '../fields/Options.tsx';
import { Button } from '../ui/index.ts';
import type { HoldingDraft } from './PersonDraft.ts';
import { placesOf } from './placesOf.ts';
import { usePeopleTexts } from './usePeopleTexts.ts';

interface HoldingFieldsProps {
  readonly holding: HoldingDraft;
  /** Which of the person's posts it is, from 1. */
  readonly n: number;
  readonly disabled: boolean;
  readonly onChange: (holding: HoldingDraft) => void;
  /** Undefined for the only one. */
  readonly onRemove: (() => void) | undefined;
}

const PLACE = {
  grid: 'person.grid',
  village: 'person.village',
  unit: 'person.unit',
  town: 'person.town',
} as const;

/** A post and then its place, from what fits the reach of the post. */
export function HoldingFields({ holding, n, disabled, onChange, onRemove }: HoldingFieldsProps): ReactNode {
  const { say, language } = usePeopleTexts();
  const { kit } = useWorkplace();
  const { post, seat } = holding;
  const reach = own(kit.posts, post)?.reach;
  const posts = Object.keys(kit.posts).map((id) => ({ value: id, label: postWords(kit, id, language) }));
  const places = placesOf(kit, post, language);
  return (
    <fieldset className="holding">
      <legend className="visually-hidden">{say('person.holding', { n })}</legend>
      <Choice
        id={`holding-${String(holding.id)}-post`}
        label={say('person.post')}
        options={withChosen(posts, post, post)}
        value={post}
        disabled={disabled}
        onChoose={(next) => {
          const fitting = placesOf(kit, next, language);
          const [only] = fitting;
          const keeps = fitting.some(({ value }) => value === seat);
          const alone = fitting.length === 1 && typeof only?.value === 'string' ? only.value : '';
          onChange({ ...holding, post: next, seat: keeps ? seat : alone });
        }}
      />
      {reach !== undefined && places.length === 1 && seat !== '' ? (
        <p className="field">
          <span className="field-label">{say(PLACE[reach])}</span>
          <span>{seatWords(kit, { post, seat }, language)}</span>
        </p>
      ) : (
        reach !== undefined && (
          <Choice
            id={`holding-${String(holding.id)}-seat`}
            label={say(PLACE[reach])}
            options={withChosen(places, seat, seatWords(kit, { post, seat }, language))}
            value={seat}
            disabled={disabled}
            onChoose={(next) => onChange({ ...holding, seat: next })}
          />
        )
      )}
      {onRemove !== undefined && !disabled && (
        <Button tone="quiet" icon="trash" onClick={onRemove}>
          {say('person.post.remove', { n })}
        </Button>
      )}
    </fieldset>
  );
}

/** What the town no longer has is still shown to whom it was given. */
function withChosen(options: readonly Option[], value: string, label: string): readonly Option[] {
  return value === '' || options.some((one) => one.value === value)
    ? options
    : [...options, { value, label }];
}

function Choice({
  id,
  label,
  options,
  value,
  disabled,
  onChoose,
}: {
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly disabled: boolean;
  readonly onChoose: (value: string) => void;
}): ReactNode {
  return (
    <div className="field">
      <span className="field-label" id={`${id}__label`}>
        {label}
      </span>
      <Options
        id={id}
        label={label}
        options={options}
        chosen={value === '' ? [] : [value]}
        multiple={false}
        required
        disabled={disabled}
        open={false}
        aria={{}}
        onChoose={([next]) => {
          if (typeof next === 'string') onChoose(next);
        }}
      />
    </div>
  );
}
