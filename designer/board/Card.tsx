import { useState, type ReactNode } from 'react';
import { useDesk, useDeskState } from '#designer/desk';
import {
  conversionsOf,
  convertItem,
  effectOf,
  setRequiredTo,
  setText,
  titleOfKind,
  wordsAt,
  type FieldKind,
  type Item,
} from '#designer/form';
import { useWords } from '#designer/words';
import { Button, Confirm } from '#react';
import { OptionsEditor } from './OptionsEditor.tsx';
import { PartActions } from './PartActions.tsx';
import { ShownSheet } from './ShownSheet.tsx';
import { Pick } from './Pick.tsx';
import { TextBox } from './TextBox.tsx';
import { useCommands } from './useCommands.ts';
import { editLanguage } from './useParts.ts';
import { useShownWords } from './useShownWords.ts';

interface CardProps {
  readonly item: Item;
  readonly title: string;
  readonly first: boolean;
  readonly last: boolean;
}

/** The part that is being edited: what is changed most often, in its place. */
export function Card({ item, title, first, last }: CardProps): ReactNode {
  const { t, language } = useWords();
  const { run } = useCommands();
  const { work, form = '' } = useDeskState();
  const { pointer, kind, required } = item;
  const words = editLanguage(work.draft, language);
  const isOpaque = kind === 'opaque';
  const target = { draft: work.draft, form, pointer };
  return (
    <div className="part-card">
      <div className="part-head part-head-open">
        {isOpaque ? (
          <OpaqueHead title={title} pointer={pointer} />
        ) : (
          <TextBox
            label={t('part.name')}
            value={wordsAt(target, item, 'title', words) || (words === language ? '' : title)}
            lang={words}
            onText={(text) =>
              run((where) => setText({ ...where, pointer }, 'title', text, words), { quiet: true })
            }
          />
        )}
        {!isOpaque && <KindPick item={item} />}
      </div>
      {isOpaque ? (
        <p className="field-help">{t('part.opaque')}</p>
      ) : (
        <TextBox
          label={t('panel.help')}
          value={wordsAt(target, item, 'help', words)}
          lang={words}
          onText={(text) =>
            run((where) => setText({ ...where, pointer }, 'help', text, words), { quiet: true })
          }
        />
      )}
      {(kind === 'choice' || kind === 'choices') && <OptionsEditor item={item} />}
      <Shown item={item} title={title} />
      <div className="part-foot">
        {kind !== 'photos' && kind !== 'note' && (
          <label className="check">
            <input
              type="checkbox"
              checked={required}
              onChange={(event) => {
                const wanted = event.target.checked;
                run((where) => setRequiredTo({ ...where, pointer }, wanted), { quiet: true });
              }}
            />
            <span>{t('part.required')}</span>
          </label>
        )}
        <PartActions item={item} title={title} first={first} last={last} />
      </div>
    </div>
  );
}

/** When it is asked, and the way to change that. */
function Shown({ item, title }: { readonly item: Item; readonly title: string }): ReactNode {
  const { t } = useWords();
  const says = useShownWords();
  const [asking, setAsking] = useState(false);
  return (
    <div>
      <Button icon="eye" onClick={() => setAsking(true)}>
        {says(item) ?? t('shown.always')}
      </Button>
      {asking && <ShownSheet item={item} title={title} onClose={() => setAsking(false)} />}
    </div>
  );
}

function OpaqueHead({ title, pointer }: { readonly title: string; readonly pointer: string }): ReactNode {
  const desk = useDesk();
  return (
    <button
      type="button"
      className="part-open"
      aria-expanded
      onClick={() => {
        desk.leave(pointer);
      }}
    >
      <span className="part-title">{title}</span>
    </button>
  );
}

/** What kind of answer it takes; another choice says first what becomes of earlier answers. */
function KindPick({ item }: { readonly item: Item }): ReactNode {
  const { t, words } = useWords();
  const desk = useDesk();
  const { run } = useCommands();
  const [wanted, setWanted] = useState<FieldKind | null>(null);
  const { kind, pointer } = item;
  const others = conversionsOf(kind);
  if (others.length === 0) return <p className="part-kind part-kind-fixed">{words(titleOfKind(kind))}</p>;
  const from = kind as FieldKind;
  const options = [
    { value: kind, label: words(titleOfKind(kind)) },
    ...others.map((other) => ({ value: other, label: words(titleOfKind(other)) })),
  ];
  return (
    <>
      <Pick
        label={t('part.kind')}
        value={kind}
        options={options}
        onChange={(value) => setWanted(others.find((other) => other === value) ?? null)}
      />
      <Confirm
        title={wanted === null ? '' : t('convert.title', { kind: words(titleOfKind(wanted)) })}
        body={wanted === null ? '' : words(effectOf(from, wanted))}
        yes={t('convert.do')}
        no={t('cancel')}
        open={wanted !== null}
        onNo={() => setWanted(null)}
        onYes={() => {
          const to = wanted;
          setWanted(null);
          if (to !== null)
            run((where) => convertItem({ ...where, pointer }, to, desk.fresh), { quiet: true });
        }}
      />
    </>
  );
}
