import { memo, type ReactNode } from 'react';
import { useDesk } from '#designer/desk';
import { titleOfKind, type Item } from '#designer/form';
import { useWords } from '#designer/words';
import { Badge, Icon } from '#react';
import { Card } from './Card.tsx';
import type { ProblemCounts } from './problemPlaces.ts';
import type { TitleOf } from './useParts.ts';

interface PartsProps {
  readonly section: Item;
  readonly selected: string | undefined;
  readonly titles: TitleOf;
  readonly counts: ProblemCounts;
  readonly label: string;
}

/** The parts of a section, in their order. */
export const Parts = memo(function Parts({
  section,
  selected,
  titles,
  counts,
  label,
}: PartsProps): ReactNode {
  return (
    <ol className="parts" data-into={section.pointer} aria-label={label}>
      {section.children.map((item, index) => (
        <Part
          key={item.pointer}
          item={item}
          first={index === 0}
          last={index === section.children.length - 1}
          selected={isWithin(item, selected) ? selected : undefined}
          titles={titles}
          counts={counts}
        />
      ))}
    </ol>
  );
});

/** Only the parts around the selected one are told about it: the others need not be rendered again. */
function isWithin({ pointer }: Item, selected: string | undefined): boolean {
  return selected === pointer || selected?.startsWith(`${pointer}/`) === true;
}

interface PartProps extends Omit<PartsProps, 'section' | 'label'> {
  readonly item: Item;
  readonly first: boolean;
  readonly last: boolean;
}

const Part = memo(function Part(props: PartProps): ReactNode {
  const { item, selected, titles, counts, first, last } = props;
  const title = titles(item);
  const isSelected = selected === item.pointer;
  const isSection = item.kind === 'section' || item.kind === 'group';
  return (
    <li className={`part part-${item.kind}${isSelected ? ' part-selected' : ''}`} data-part={item.pointer}>
      {isSelected ? (
        <Card item={item} title={title} first={first} last={last} />
      ) : (
        <Row item={item} title={title} problems={counts.get(item.pointer) ?? 0} />
      )}
      {isSection && (
        <>
          {item.children.length > 0 && (
            <Parts section={item} selected={selected} titles={titles} counts={counts} label={title} />
          )}
          <SectionEnd item={item} title={title} />
        </>
      )}
    </li>
  );
});

/** A part that is not being edited: one line that can be opened. */
function Row({
  item,
  title,
  problems,
}: {
  readonly item: Item;
  readonly title: string;
  readonly problems: number;
}): ReactNode {
  const { t, words } = useWords();
  const desk = useDesk();
  return (
    <div className="part-head" draggable>
      <span className="part-grip" aria-hidden="true">
        <Icon name="grip" />
      </span>
      <button
        type="button"
        className="part-open"
        tabIndex={-1}
        aria-expanded={false}
        aria-describedby="part-hint"
        onClick={() => desk.select(item.pointer)}
      >
        <span className="part-title">
          {title}
          {item.required && (
            <span className="field-required" title={t('part.required')}>
              *<span className="visually-hidden">{t('part.required')}</span>
            </span>
          )}
        </span>
        <span className="part-kind">{words(titleOfKind(item.kind))}</span>
      </button>
      {problems > 0 && <Badge tone="bad">{t('part.problems', { n: problems })}</Badge>}
    </div>
  );
}

/** The foot of a section: things can be dropped here, and a click selects the section so that the palette adds to it. */
function SectionEnd({ item, title }: { readonly item: Item; readonly title: string }): ReactNode {
  const { t } = useWords();
  const desk = useDesk();
  return (
    <button
      type="button"
      className="part-end"
      data-end={item.pointer}
      onClick={() => desk.ask('add', item.pointer)}
    >
      <Icon name="plus" />
      <span>{t('add.here', { section: title })}</span>
    </button>
  );
}
