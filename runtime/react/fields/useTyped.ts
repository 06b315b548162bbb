import { useState, type ChangeEvent, type CompositionEvent } from 'react';

type TextElement = HTMLInputElement | HTMLTextAreaElement;

interface Typed {
  readonly value: string;
  readonly onChange: (event: ChangeEvent<TextElement>) => void;
  readonly onCompositionEnd: (event: CompositionEvent<TextElement>) => void;
}

/**
 * The text of an input that is typed with any input method. While a Chinese word is still being composed, the letters in
 * the input belong to the input method: they are no answer yet, and nothing may rewrite them. `answer` gets the text once
 * the word is there.
 */
export function useTyped(value: string, answer: (text: string) => void): Typed {
  const [composed, setComposed] = useState<string | undefined>(undefined);
  return {
    value: composed ?? value,
    onChange({ nativeEvent, target }) {
      if ('isComposing' in nativeEvent && nativeEvent.isComposing === true) {
        setComposed(target.value);
        return;
      }
      setComposed(undefined);
      answer(target.value);
    },
    onCompositionEnd({ currentTarget }) {
      setComposed(undefined);
      answer(currentTarget.value);
    },
  };
}
