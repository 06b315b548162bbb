import { useState, type ReactNode } from 'react';
import { useWords } from '#designer/words';
import { Button, Sheet } from '#react';
import { TextBox } from './TextBox.tsx';
import { useCommands } from './useCommands.ts';

/** Several questions at once: a column copied from a table, one question a line. */
export function PasteSheet({
  onClose,
  onAdded,
}: {
  readonly onClose: () => void;
  readonly onAdded?: () => void;
}): ReactNode {
  const { t } = useWords();
  const { addQuestions } = useCommands();
  const [text, setText] = useState('');
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  return (
    <Sheet title={t('paste.title')} open onClose={onClose}>
      <div className="stack">
        <TextBox
          label={t('paste.lines')}
          help={t('paste.help')}
          value={text}
          lines={8}
          onText={(words) => {
            setText(words);
            return true;
          }}
        />
        <Button
          tone="main"
          disabled={lines.length === 0}
          onClick={() => {
            if (!addQuestions(lines)) return;
            onClose();
            onAdded?.();
          }}
        >
          {t('paste.do', { n: lines.length })}
        </Button>
      </div>
    </Sheet>
  );
}
