import { useState, type ReactNode } from 'react';
import { sideWords, type Answer, type Merged, type Question } from '#designer/merge';
import { useWords } from '#designer/words';
import { Banner, Button, Sheet } from '#react';

interface QuestionsProps {
  readonly merged: Merged;
  /** What the other side is called. */
  readonly who: string;
  readonly busy: boolean;
  readonly onAnswer: (answers: ReadonlyMap<Question, Answer>) => void;
  readonly onClose: () => void;
}

/** What comes in from the other side, and a choice for each place that both changed. */
export function Questions({ merged, who, busy, onAnswer, onClose }: QuestionsProps): ReactNode {
  const { t, words } = useWords();
  const { questions, taken } = merged;
  const [answers, setAnswers] = useState<ReadonlyMap<Question, Answer>>(new Map());
  const left = questions.length - answers.size;
  const nothing = questions.length === 0 && taken.length === 0;
  return (
    <Sheet title={t('merge.title', { who })} open wide onClose={onClose}>
      <div className="stack">
        {nothing && <Banner icon="info">{t('merge.nothing', { who })}</Banner>}
        {taken.length > 0 && (
          <section>
            <h3>{t('merge.taken')}</h3>
            <ul className="changes">
              {taken.map((one) => (
                <li key={words(one)}>{words(one)}</li>
              ))}
            </ul>
          </section>
        )}
        {questions.length > 0 && (
          <section className="stack">
            <h3>{t('merge.asked', { n: questions.length })}</h3>
            {questions.map((question, index) => (
              <OneQuestion
                key={index}
                name={`question-${String(index)}`}
                question={question}
                who={who}
                answer={answers.get(question)}
                onAnswer={(answer) => setAnswers(new Map(answers).set(question, answer))}
              />
            ))}
            <p className="small soft">{t('merge.kept')}</p>
          </section>
        )}
        {!nothing && (
          <div className="confirm-buttons">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button
              tone={left > 0 ? 'plain' : 'main'}
              busy={busy}
              aria-disabled={left > 0}
              onClick={() => {
                if (left === 0) onAnswer(answers);
              }}
            >
              {left > 0 ? t('merge.left', { n: left }) : t('merge.do')}
            </Button>
          </div>
        )}
      </div>
    </Sheet>
  );
}

interface OneQuestionProps {
  readonly name: string;
  readonly question: Question;
  readonly who: string;
  readonly answer: Answer | undefined;
  readonly onAnswer: (answer: Answer) => void;
}

const ANSWERS = ['mine', 'theirs', 'base'] as const satisfies readonly Answer[];

function OneQuestion({ name, question, who, answer, onAnswer }: OneQuestionProps): ReactNode {
  const { t, words } = useWords();
  return (
    <fieldset className="merge-question">
      <legend>{words(question.sentence)}</legend>
      {ANSWERS.map((one) => {
        const { words: value, text } = sideWords(question, one);
        return (
          <div key={one}>
            <label className="merge-answer">
              <input type="radio" name={name} checked={answer === one} onChange={() => onAnswer(one)} />
              <span>{t(`merge.${one}`, { who, value: words(value) })}</span>
            </label>
            {text !== undefined && (
              <details className="merge-text">
                <summary className="small">{t('merge.text')}</summary>
                <pre>{text}</pre>
              </details>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
