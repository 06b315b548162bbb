import type { ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { Button } from '../ui/index.ts';
import { useDictation } from './useDictation.ts';

/** The button for speaking instead of typing; nothing where the device cannot write down speech by itself. */
export function Dictation({ onHeard }: { readonly onHeard: (text: string) => void }): ReactNode {
  const { t, language } = useTexts();
  const { isPossible, isOn, toggle } = useDictation(language, onHeard);
  if (!isPossible) return null;
  return (
    <div className="field-actions">
      <Button icon="mic" tone={isOn ? 'main' : 'quiet'} onClick={toggle}>
        {t(isOn ? 'form.dictate.stop' : 'form.dictate')}
      </Button>
      <span className="field-help" role="status">
        {isOn && t('form.dictate.on')}
      </span>
    </div>
  );
}
