import { useDeferredValue, useRef, useState, type ReactNode } from 'react';
import { templateProblems, type Problem } from '#core';
import type { Checked } from '#designer/check';
import { useDesk, useDeskState } from '#designer/desk';
import { textOf } from '#designer/edit';
import { useWords } from '#designer/words';
import { Button } from '#react';
import { InsertSheet } from './InsertSheet.tsx';
import { placeOfProblem, type Range } from './lines.ts';
import { PagePreview } from './PagePreview.tsx';
import { templateTitle, type Printed, type TemplateFile } from './printedOf.ts';
import { setTemplate } from './setTemplate.ts';
import { goesOn, typedBetween, type Typed } from './Typed.ts';

interface EditorProps {
  readonly template: TemplateFile;
  /** What it is printed as; undefined when nothing prints it. */
  readonly printed: Printed | undefined;
  readonly checked: Checked;
}

/** The text of one template, what is wrong with it and where, and the page that comes of it. */
export function TemplateEditor({ template, printed, checked }: EditorProps): ReactNode {
  const { t, words, language } = useWords();
  const { work } = useDeskState();
  const box = useRef<HTMLTextAreaElement>(null);
  /** Where the cursor goes when the text has the focus again. */
  const caret = useRef<number>(undefined);
  const [inserting, setInserting] = useState<Range | null>(null);
  const { file, name } = template;
  const there = work.draft.get(file);
  const text = there === undefined ? '' : textOf(there);
  const write = useTyping(template, templateTitle(template, language));
  // The page follows the typing and never holds it up.
  const shown = useDeferredValue(text);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const select = ({ start, end }: Range): void => {
    box.current?.focus();
    box.current?.setSelectionRange(start, end);
  };
  const faults = printed === undefined ? templateProblems(shown, name) : problems;
  return (
    <div className="template">
      <section className="template-source" aria-label={t('templates.source')}>
        <div className="template-bar">
          <h3 id="template-source">{t('templates.source')}</h3>
          {printed !== undefined && checked.kit !== undefined && (
            <Button
              icon="plus"
              onClick={() => {
                const range = caretOf(box.current, text);
                // The sheet gives the focus back to where it was: into the text.
                box.current?.focus();
                setInserting(range);
              }}
            >
              {t('templates.insert')}
            </Button>
          )}
        </div>
        <textarea
          ref={box}
          className="input template-text"
          lang={template.language}
          aria-labelledby="template-source"
          aria-describedby={faults.length > 0 ? 'template-faults' : undefined}
          aria-invalid={faults.length > 0}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => write(event.target.value)}
          onFocus={({ target }) => {
            if (caret.current !== undefined) target.setSelectionRange(caret.current, caret.current);
            caret.current = undefined;
          }}
        />
        <div id="template-faults" role="status">
          {faults.length > 0 && (
            <ul className="template-faults">
              {faults.map((problem) => (
                <li key={`${String(problem.line)} ${String(problem.column)} ${problem.code}`}>
                  <span>{words(problem.message)}</span>
                  {problem.line !== undefined && (
                    <Button onClick={() => select(placeOfProblem(text, problem))}>{t('templates.go')}</Button>
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </section>
      <PagePreview
        template={template}
        printed={printed}
        checked={checked}
        text={shown}
        onProblems={setProblems}
      />
      {inserting !== null && printed !== undefined && checked.kit !== undefined && (
        <InsertSheet
          kit={checked.kit}
          flow={printed.flow}
          onClose={() => setInserting(null)}
          onInsert={(code) => {
            const { start, end } = inserting;
            write(text.slice(0, start) + code + text.slice(end));
            caret.current = start + code.length;
            setInserting(null);
          }}
        />
      )}
    </div>
  );
}

function caretOf(box: HTMLTextAreaElement | null, text: string): Range {
  return { start: box?.selectionStart ?? text.length, end: box?.selectionEnd ?? text.length };
}

/** Writes into the draft what is typed; what is typed in one go at one place is one step to take back. */
function useTyping({ file }: TemplateFile, title: string): (text: string) => void {
  const desk = useDesk();
  const last = useRef<{ readonly typed: Typed; readonly after: string; readonly burst: string }>(undefined);
  return (text) => {
    const { draft } = desk.state().work;
    const there = draft.get(file);
    const before = there === undefined ? '' : textOf(there);
    const typed = typedBetween(before, text);
    const isSame = last.current?.after === before && goesOn(last.current.typed, typed);
    const burst = isSame && last.current !== undefined ? last.current.burst : desk.fresh('t', () => false);
    if (desk.run(setTemplate(draft, file, text, { title, burst }), { quiet: true }))
      last.current = { typed, after: text, burst };
  };
}
