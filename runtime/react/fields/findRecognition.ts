import type { RecognitionConstructor } from './useDictation.ts';

/** What this browser has for speech, with recognition on the device itself or without. */
export function findRecognition(): RecognitionConstructor | undefined {
  const known = globalThis as {
    readonly SpeechRecognition?: RecognitionConstructor;
    readonly webkitSpeechRecognition?: RecognitionConstructor;
  };
  return known.SpeechRecognition ?? known.webkitSpeechRecognition;
}
