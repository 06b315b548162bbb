import { useId, useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { useTexts } from '../texts/index.ts';
import { Button } from '../ui/index.ts';

/** In the picture's own dots: readable in print, and a few KB as PNG. */
const WIDTH = 600;
const HEIGHT = 240;

/** A surface to sign on. Black on white whatever the theme: the picture is printed. */
export function SignaturePad({ onDone }: { readonly onDone: (picture: Blob) => void }): ReactNode {
  const { t } = useTexts();
  const surface = useRef<HTMLCanvasElement>(null);
  const nameId = useId();
  const [isDrawn, setDrawn] = useState(false);
  const [name, setName] = useState('');

  function draw(run: (pen: CanvasRenderingContext2D) => void): void {
    const pen = surface.current?.getContext('2d');
    if (pen === null || pen === undefined) return;
    pen.lineWidth = 5;
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    pen.strokeStyle = '#000';
    pen.fillStyle = '#000';
    run(pen);
  }

  function wipe(): void {
    draw((pen) => {
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, WIDTH, HEIGHT);
    });
    setDrawn(false);
  }

  function write(text: string): void {
    setName(text);
    wipe();
    draw((pen) => {
      pen.font = '96px "Kaiti SC", KaiTi, STKaiti, serif';
      pen.textAlign = 'center';
      pen.textBaseline = 'middle';
      pen.fillText(text, WIDTH / 2, HEIGHT / 2, WIDTH - 40);
    });
    setDrawn(text.trim() !== '');
  }

  function line(event: PointerEvent<HTMLCanvasElement>, isFirst: boolean): void {
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [
      ((event.clientX - box.left) / box.width) * WIDTH,
      ((event.clientY - box.top) / box.height) * HEIGHT,
    ];
    draw((pen) => {
      if (isFirst) {
        pen.beginPath();
        pen.moveTo(x, y);
      }
      pen.lineTo(x, y);
      pen.stroke();
    });
    setDrawn(true);
  }

  return (
    <div className="signature-pad">
      <p className="field-help">{t('form.sign.how')}</p>
      <canvas
        ref={(canvas) => {
          if (canvas !== null && surface.current !== canvas) {
            surface.current = canvas;
            wipe();
          }
        }}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={t('form.sign.surface')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          line(event, true);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) line(event, false);
        }}
      />
      <label className="field-label" htmlFor={nameId}>
        {t('form.sign.type')}
      </label>
      <input
        className="input"
        id={nameId}
        autoComplete="off"
        maxLength={20}
        value={name}
        onChange={(event) => write(event.target.value)}
      />
      <div className="field-actions">
        <Button
          tone="quiet"
          onClick={() => {
            setName('');
            wipe();
          }}
        >
          {t('form.sign.wipe')}
        </Button>
        <Button
          tone="main"
          disabled={!isDrawn}
          onClick={() => surface.current?.toBlob((blob) => (blob === null ? undefined : onDone(blob)))}
        >
          {t('form.sign.use')}
        </Button>
      </div>
    </div>
  );
}
