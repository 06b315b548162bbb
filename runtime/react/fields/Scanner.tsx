import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';

/** As the Shape Detection API has it; TypeScript does not know it yet. */
interface Detector {
  readonly detect: (source: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorConstructor = new () => Detector;

function findDetector(): DetectorConstructor | undefined {
  return (globalThis as { readonly BarcodeDetector?: DetectorConstructor }).BarcodeDetector;
}

/** Whether this browser reads codes by itself. No library is loaded for it: one that does weighs more than the whole app. */
export function canScan(): boolean {
  return findDetector() !== undefined && 'mediaDevices' in navigator;
}

/** Often enough to feel instant, seldom enough to leave a cheap phone cool. */
const LOOK_EVERY_MS = 200;

/** The camera's picture until a code was read in it. Nothing of the picture is kept. */
export function Scanner({ onRead }: { readonly onRead: (text: string) => void }): ReactNode {
  const { t } = useTexts();
  const video = useRef<HTMLVideoElement>(null);
  const [failed, setFailed] = useState(false);
  const read = useEffectEvent(onRead);

  useEffect(() => {
    const Found = findDetector();
    let isGone = false;
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function look(detector: Detector, screen: HTMLVideoElement): Promise<void> {
      const [code] = await detector.detect(screen).catch(() => []);
      if (isGone) return;
      if (code !== undefined && code.rawValue !== '') read(code.rawValue);
      else timer = setTimeout(() => void look(detector, screen), LOOK_EVERY_MS);
    }

    async function open(): Promise<void> {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      const screen = video.current;
      if (isGone || screen === null || Found === undefined) {
        stream.getTracks().forEach((track) => track.stop());
        return;
      }
      screen.srcObject = stream;
      await screen.play();
      await look(new Found(), screen);
    }

    open().catch(() => {
      if (!isGone) setFailed(true);
    });
    return () => {
      isGone = true;
      clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, []);

  if (failed) return <p className="field-errors">{t('form.scan.failed')}</p>;
  return (
    <>
      <p className="field-help" role="status">
        {t('form.scan.how')}
      </p>
      <video className="scanner" ref={video} muted playsInline aria-label={t('form.scan.picture')} />
    </>
  );
}
