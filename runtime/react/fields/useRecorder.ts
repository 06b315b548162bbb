import { useEffect, useRef, useState } from 'react';

type State =
  | { readonly status: 'idle' | 'asking' | 'denied' | 'failed' }
  | { readonly status: 'recording'; readonly seconds: number };

export interface Recorder {
  readonly isPossible: boolean;
  readonly state: State;
  readonly start: () => void;
  readonly stop: () => void;
}

/** A longer talk is not a note any more; and it would not go through a weak network. */
const MOST_SECONDS = 180;
/** Speech stays clear, and three minutes are below 800 KB. */
const BITS_PER_SECOND = 32_000;

/** Records the voice until it is stopped, for three minutes at most. The microphone is let go when the field goes away. */
export function useRecorder(keep: (blob: Blob) => void): Recorder {
  const [state, setState] = useState<State>({ status: 'idle' });
  const going = useRef<MediaRecorder | undefined>(undefined);
  const isRecording = state.status === 'recording';

  useEffect(() => {
    if (!isRecording) return undefined;
    const timer = setInterval(() => {
      setState((now) => (now.status === 'recording' ? { ...now, seconds: now.seconds + 1 } : now));
    }, 1_000);
    return () => clearInterval(timer);
  }, [isRecording]);

  useEffect(() => {
    if (state.status === 'recording' && state.seconds >= MOST_SECONDS) going.current?.stop();
  }, [state]);

  useEffect(
    () => () => {
      going.current?.stream.getTracks().forEach((track) => track.stop());
      going.current = undefined;
    },
    [],
  );

  function begin(stream: MediaStream): void {
    const recorder = new MediaRecorder(stream, { audioBitsPerSecond: BITS_PER_SECOND });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => {
      stream.getTracks().forEach((track) => track.stop());
      // The door knows media types without what follows the semicolon.
      if (going.current === recorder) keep(new Blob(parts, { type: recorder.mimeType.split(';')[0] ?? '' }));
      setState({ status: 'idle' });
    };
    going.current = recorder;
    recorder.start();
    setState({ status: 'recording', seconds: 0 });
  }

  return {
    isPossible: 'MediaRecorder' in globalThis,
    state,
    start() {
      setState({ status: 'asking' });
      navigator.mediaDevices.getUserMedia({ audio: true }).then(begin, (error: unknown) => {
        const isDenied = error instanceof DOMException && error.name === 'NotAllowedError';
        setState({ status: isDenied ? 'denied' : 'failed' });
      });
    },
    stop: () => going.current?.stop(),
  };
}
