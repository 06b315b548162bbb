import { useMemo, type ReactNode } from 'react';
import type { Problem } from '#core';
import { formOfProblem, formTitle, partOfProblem } from '#designer/board';
import type { Checked } from '#designer/check';
import { useDesk, useDeskState } from '#designer/desk';
import { outlineOf, titleOf, type Item } from '#designer/form';
import type { Draft } from '#designer/edit';
import { useWords } from '#designer/words';
import { Badge, Button, EmptyState, Loading } from '#react';

interface Group {
  readonly key: string;
  readonly form: string | undefined;
  readonly item: Item | undefined;
  readonly problems: readonly Problem[];
}

/** What is wrong with the draft, by the part that it is about; the open form comes first. */
export function ProblemsPanel({
  checked,
  onGone,
}: {
  readonly checked: Checked;
  readonly onGone?: () => void;
}): ReactNode {
  const { t, words, language } = useWords();
  const desk = useDesk();
  const { work, form } = useDeskState();
  const { draft } = work;
  const groups = useMemo(
    () => groupsOf(checked.problems ?? [], draft, form),
    [checked.problems, draft, form],
  );
  if (checked.problems === undefined) return <Loading label={t('top.checking')} />;
  if (groups.length === 0) return <EmptyState icon="check" title={t('problems.none')} />;
  return (
    <ul className="problems">
      {groups.map(({ key, form: inForm, item, problems }) => (
        <li key={key} className="problem-group">
          <h3>
            {inForm === undefined ? t('problems.elsewhere') : formTitle(draft, inForm, language)}
            {inForm !== undefined && item !== undefined && item.pointer !== '' && (
              <> · {words(titleOf(draft, inForm, item))}</>
            )}
          </h3>
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.code} ${problem.file} ${problem.pointer}`} className="problem">
                <Badge tone={problem.severity === 'error' ? 'bad' : 'warn'}>
                  {t(problem.severity === 'error' ? 'problems.error' : 'problems.warning')}
                </Badge>
                <span>{words(problem.message)}</span>
              </li>
            ))}
          </ul>
          {inForm !== undefined && item !== undefined && (
            <Button
              onClick={() => {
                if (inForm !== form) desk.openForm(inForm);
                if (item.pointer !== '') desk.select(item.pointer);
                onGone?.();
              }}
            >
              {t('problems.go')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function groupsOf(problems: readonly Problem[], draft: Draft, open: string | undefined): readonly Group[] {
  const groups = new Map<string, { form: string | undefined; item: Item | undefined; problems: Problem[] }>();
  for (const problem of problems) {
    const form = formOfProblem(problem);
    const outline = form === undefined ? undefined : outlineOf(draft, form);
    const item = outline && partOfProblem(problem, outline);
    const key = form === undefined ? problem.file : `${form} ${item?.pointer ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { form, item, problems: [problem] });
    else group.problems.push(problem);
  }
  const rank = ({ form }: Omit<Group, 'key'>): number =>
    form === open && form !== undefined ? 0 : form === undefined ? 2 : 1;
  return [...groups].map(([key, group]) => ({ key, ...group })).sort((a, b) => rank(a) - rank(b));
}
