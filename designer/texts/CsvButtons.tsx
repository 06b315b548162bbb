import { useRef, useState, type ReactNode } from 'react';
import type { Language } from '#core';
import { useDeskState } from '#designer/desk';
import { useWords, type WordKey } from '#designer/words';
import { Banner, Button } from '#react';
import { readCsv, toCsv, type CsvLine, type CsvRead } from './csv.ts';
import { CsvSheet } from './CsvSheet.tsx';
import { decodeCsv } from './decodeCsv.ts';
import { fullWords, groupWords } from './places.ts';
import type { TextGroup } from './textRows.ts';

/** Hands a file to the person. */
export type Download = (name: string, bytes: Uint8Array<ArrayBuffer>, type: string) => void;

type Fault = Extract<CsvRead, { status: 'unreadable' }>['why'];

const FAULTS = {
  head: 'texts.csv.head',
  quotes: 'texts.csv.quotes',
  empty: 'texts.csv.empty',
  large: 'texts.csv.large',
} as const satisfies Readonly<Record<Fault, WordKey>>;

interface CsvProps {
  readonly groups: readonly TextGroup[];
  readonly shown: readonly TextGroup[];
  readonly languages: readonly Language[];
  readonly download: Download;
}

/** The texts that are shown as a table for a spreadsheet, and such a table back. */
export function CsvButtons({ groups, shown, languages, download }: CsvProps): ReactNode {
  const { t, language } = useWords();
  const { work } = useDeskState();
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [lines, setLines] = useState<readonly CsvLine[] | null>(null);
  const count = shown.reduce((sum, { rows }) => sum + rows.length, 0);

  function give(): void {
    const rows = shown.flatMap(({ file, rows: inGroup }) => {
      const group = groupWords(work.draft, file);
      return inGroup.map((row) => ({ row, place: fullWords(group, row) }));
    });
    const bytes = new TextEncoder().encode(toCsv(rows, languages, language));
    download('wangge-texts.csv', bytes, 'text/csv;charset=utf-8');
  }

  async function take(file: File): Promise<void> {
    const text = decodeCsv(new Uint8Array(await file.arrayBuffer()));
    const read = text === undefined ? ({ status: 'unreadable', why: 'head' } as const) : readCsv(text);
    setFault(read.status === 'unreadable' ? read.why : null);
    setLines(read.status === 'read' ? read.lines : null);
  }

  return (
    <div className="texts-csv">
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,text/csv"
        hidden
        aria-label={t('texts.csv.in')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) void take(file);
        }}
      />
      <Button icon="export" aria-disabled={count === 0} onClick={count === 0 ? undefined : give}>
        {t('texts.csv.out', { n: count })}
      </Button>
      <Button onClick={() => input.current?.click()}>{t('texts.csv.in')}</Button>
      {fault !== null && (
        <Banner tone="warn" icon="warn">
          {t(FAULTS[fault])}
        </Banner>
      )}
      {lines !== null && (
        <CsvSheet lines={lines} groups={groups} languages={languages} onClose={() => setLines(null)} />
      )}
    </div>
  );
}
