import { useEffect, useRef, useState } from 'react';
import { findRecognition, type Recognition } from './findRecognition.ts';

export interface Dictation {
  /** Whether this device turns speech into text by itself. */
  readonly isPossible: boolean;
  readonly isOn: boolean;
  readonly toggle: () => void;
}

/**
 * Speech into text, only where the device does it itself: most browsers would send the voice, and with it what a resident said, to a company's
 * servers, often abroad, and no township may do that with personal information.
 */
export function useDictation(language: string, add: (text: string) => void): Dictation {
  const [isPossible, setPossible] = useState(false);
  const [isOn, setOn] = useState(false);
  const going = useRef<Recognition | undefined>(undefined);

  useEffect(() => {
    let isGone = false;
    findRecognition()
      ?.available?.({ langs: [language], processLocally: true })
      .then(
        (answer) => {
          if (!isGone) setPossible(answer === 'available');
        },
        () => undefined,
      );
    return () => {
      isGone = true;
      going.current?.stop();
    };
  }, [language]);

  function start(): void {
    const Found = findRecognition();
    if (Found === undefined) return;
    const recognition = new Found();
    recognition.lang = language;
    recognition.processLocally = true;
    recognition.continuous = true;
    recognition.interimResults = false;
    recognition.onresult = ({ results, resultIndex }) => {
      for (let index = resultIndex; index < results.length; index += 1) {
        const result = results[index];
        const heard = result?.[0]?.transcript.trim() ?? '';
        if (result?.isFinal === true && heard !== '') add(heard);
      }
    };
    const end = (): void => {
      going.current = undefined;
      setOn(false);
    };
    recognition.onend = end;
    recognition.onerror = end;
    going.current = recognition;
    recognition.start();
    setOn(true);
  }

  return { isPossible, isOn, toggle: () => (isOn ? going.current?.stop() : start()) };
}
