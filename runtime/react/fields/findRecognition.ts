/** As the Web Speech API has it, with recognition on the device itself; TypeScript does not know it yet. */
export interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally: boolean;
  onresult: ((event: { readonly results: Results; readonly resultIndex: number }) => void) | null;
  onend: (() => void) | null;
  onerror: (() => void) | null;
  start: () => void;
  stop: () => void;
}
type Results = ArrayLike<ArrayLike<{ readonly transcript: string }> & { readonly isFinal: boolean }>;
interface RecognitionConstructor {
  new (): Recognition;
  readonly available?: (wanted: { langs: string[]; processLocally: true }) => Promise<string>;
}

/** What this browser has for speech, with recognition on the device itself or without. */
export function findRecognition(): RecognitionConstructor | undefined {
  const known = globalThis as {
    readonly SpeechRecognition?: RecognitionConstructor;
    readonly webkitSpeechRecognition?: RecognitionConstructor;
  };
  return known.SpeechRecognition ?? known.webkitSpeechRecognition;
}
