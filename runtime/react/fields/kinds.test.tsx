import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { KINDS, readKit, type JsonObject, type KindId } from '#core';
import { Frame } from '../app/Frame.tsx';
import { sampleFiles } from '../dev/sampleFiles.ts';
import { createFileBasket, KitForm } from '../form/index.ts';
import { searcherOf } from './searchOptions.ts';

const stubbed: string[] = [];
afterEach(() => {
  vi.unstubAllGlobals();
  for (const name of stubbed.splice(0)) Reflect.deleteProperty(navigator, name);
});

/** What a phone has and the DOM of the tests has not. */
function give(name: 'geolocation' | 'mediaDevices', value: object): void {
  Object.defineProperty(navigator, name, { configurable: true, value });
  stubbed.push(name);
}

/** Code that comes on demand is there. */
async function whenThere(): Promise<void> {
  await waitFor(() => expect(document.querySelector('[aria-busy=true]')).toBeNull());
}

/** A form that asks one question of this kind. */
async function ask(kind: KindId | JsonObject, initial: JsonObject = {}) {
  const schema = typeof kind === 'string' ? KINDS[kind].schema : kind;
  const form = { type: 'object', properties: { asked: { title: '问题', ...schema } } };
  const loaded = readKit(new Map([...sampleFiles, ['forms/made/form.schema.json', JSON.stringify(form)]]));
  if (loaded.status === 'refused') throw new Error(JSON.stringify(loaded.problems));
  const files = createFileBasket();
  const sent = vi.fn<(data: JsonObject) => void>();
  render(
    <Frame>
      <KitForm
        kit={loaded.kit}
        form="made"
        initial={initial}
        files={files}
        clock={() => Date.parse('2026-05-13T10:20:00+08:00')}
        onSubmit={sent}
      >
        <button type="submit">提交</button>
      </KitForm>
    </Frame>,
  );
  await whenThere();
  return {
    sent,
    files,
    submit: (): void => {
      fireEvent.click(screen.getByText('提交'));
    },
  };
}

test('U17 half a period is kept and called incomplete; the whole of it is sent', async () => {
  const { sent, submit } = await ask('period');
  fireEvent.change(screen.getByLabelText('问题：开始日期'), { target: { value: '2026-05-01' } });
  submit();
  expect(sent).not.toHaveBeenCalled();
  expect(within(screen.getByRole('alert')).getByText(/开始和结束两个日期/u)).toBeTruthy();
  fireEvent.change(screen.getByLabelText('问题：结束日期'), { target: { value: '2026-05-31' } });
  submit();
  expect(sent).toHaveBeenCalledWith({ asked: '2026-05-01/2026-05-31' });
});

test('U18 a position is asked of the phone once, on tap, and said in words; it can be taken away again', async () => {
  const getCurrentPosition = vi.fn<Geolocation['getCurrentPosition']>((found) => {
    found({ coords: { latitude: 31.23040049, longitude: 121.4737, accuracy: 14.6 } } as GeolocationPosition);
  });
  give('geolocation', { getCurrentPosition });
  const { sent, submit } = await ask('position');
  expect(getCurrentPosition).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: '取当前位置' }));
  expect(getCurrentPosition).toHaveBeenCalledTimes(1);
  expect(screen.getByText('北纬 31.2304°，东经 121.4737°（误差约 15 米）')).toBeTruthy();
  submit();
  expect(sent).toHaveBeenLastCalledWith({ asked: 'geo:31.2304,121.4737;u=15' });
  fireEvent.click(screen.getByRole('button', { name: '清除' }));
  submit();
  expect(sent).toHaveBeenLastCalledWith({});
});

test('U18 whoever refuses the position is told how else to answer, and what is written in is read', async () => {
  give('geolocation', {
    getCurrentPosition: (_found: unknown, failed: (error: { code: number }) => void) => failed({ code: 1 }),
  });
  const { sent, submit } = await ask('position');
  fireEvent.click(screen.getByRole('button', { name: '取当前位置' }));
  expect(screen.getByText(/没有得到位置权限/u)).toBeTruthy();
  fireEvent.change(screen.getByLabelText('问题：纬度和经度'), { target: { value: '31.23，121.47' } });
  submit();
  expect(sent).toHaveBeenLastCalledWith({ asked: 'geo:31.23,121.47' });
});

/** A recorder that a test lets speak. */
class Recorder {
  static last: Recorder | undefined;
  readonly mimeType = 'audio/webm;codecs=opus';
  ondataavailable: ((event: { data: Blob }) => void) | null = null;
  onstop: (() => void) | null = null;
  readonly stream: MediaStream;
  constructor(stream: MediaStream) {
    this.stream = stream;
    Recorder.last = this;
  }
  start(): void {
    this.ondataavailable?.({ data: new Blob(['heard']) });
  }
  stop(): void {
    this.onstop?.();
  }
}

test('U19 a recording goes into the form as a file that the door takes, and the microphone is let go', async () => {
  const stop = vi.fn<() => void>();
  const stream = { getTracks: () => [{ stop }] };
  vi.stubGlobal('MediaRecorder', Recorder);
  give('mediaDevices', { getUserMedia: () => Promise.resolve(stream) });
  const { sent, files, submit } = await ask('audio');
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: '开始录音' }));
    await Promise.resolve();
  });
  fireEvent.click(await screen.findByRole('button', { name: /停止/u }));
  expect(stop).toHaveBeenCalled();
  submit();
  const [file] = files.all();
  expect(file?.type).toBe('audio/webm');
  expect(file?.name).toMatch(/\.webm$/u);
  expect(sent).toHaveBeenLastCalledWith({ asked: file?.name });
});

test('U19 without a microphone a recording can still be chosen, and one that is too large is refused in words', async () => {
  const { files } = await ask('audio');
  expect(screen.queryByRole('button', { name: '开始录音' })).toBeNull();
  const picker = document.querySelector<HTMLInputElement>('input[type=file]')!;
  const large = new File([new Uint8Array(1_500_001)], 'a.mp3', { type: 'audio/mpeg' });
  fireEvent.change(picker, { target: { files: [large] } });
  expect(screen.getByText(/超过 1\.5 MB/u)).toBeTruthy();
  expect(files.all()).toEqual([]);
});

test('U20 a code is typed where the browser cannot read one', async () => {
  const { sent, submit } = await ask('barcode');
  expect(screen.queryByRole('button', { name: '扫码' })).toBeNull();
  fireEvent.change(screen.getByLabelText('问题'), { target: { value: '6901234567892' } });
  submit();
  expect(sent).toHaveBeenLastCalledWith({ asked: '6901234567892' });
});

test('U20 a code that the camera sees becomes the answer, and the camera is let go', async () => {
  const stop = vi.fn<() => void>();
  vi.stubGlobal(
    'BarcodeDetector',
    class {
      detect(): Promise<readonly { rawValue: string }[]> {
        return Promise.resolve([{ rawValue: 'WG-0001' }]);
      }
    },
  );
  give('mediaDevices', { getUserMedia: () => Promise.resolve({ getTracks: () => [{ stop }] }) });
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', { configurable: true, writable: true });
  const { sent, submit } = await ask('barcode');
  fireEvent.click(screen.getByRole('button', { name: '扫码' }));
  await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('问题').value).toBe('WG-0001'));
  expect(stop).toHaveBeenCalled();
  submit();
  expect(sent).toHaveBeenLastCalledWith({ asked: 'WG-0001' });
});

const OFFERED: JsonObject = {
  type: 'string',
  'x-other': true,
  oneOf: [
    { const: 'a', title: '井盖' },
    { const: 'b', title: '路灯' },
  ],
};

test('U21 an answer that is not on offer is written in words, and comes back as it was', async () => {
  const { sent, submit } = await ask(OFFERED);
  fireEvent.click(screen.getByLabelText('其他'));
  fireEvent.change(screen.getByLabelText('问题：请写明'), { target: { value: '水井' } });
  submit();
  expect(sent).toHaveBeenLastCalledWith({ asked: '水井' });
  fireEvent.click(screen.getByLabelText('路灯'));
  expect(screen.queryByLabelText('问题：请写明')).toBeNull();
  submit();
  expect(sent).toHaveBeenLastCalledWith({ asked: 'b' });
});

test('U21 an answer in words that was given before is shown as one', async () => {
  await ask(OFFERED, { asked: '水井' });
  expect(screen.getByLabelText<HTMLInputElement>('其他').checked).toBe(true);
  expect(screen.getByLabelText<HTMLInputElement>('问题：请写明').value).toBe('水井');
});

test('U22 a note is read and asks nothing', async () => {
  const { sent, submit } = await ask({ ...KINDS.note.schema, description: '先看这里。' });
  expect(screen.getByRole('note').textContent).toContain('先看这里。');
  submit();
  expect(sent).toHaveBeenLastCalledWith({});
});

test('U23 of 45,000 names the few that fit are shown, those that begin so first, and how many there are besides', () => {
  const names = Array.from({ length: 45_000 }, (_, index) => ({
    value: index,
    label: `${String(index)} 号网格`,
    group: `样例${String(index % 100)}村`,
  }));
  const find = searcherOf(names);
  expect(find('').shown).toHaveLength(60);
  expect(find('').hidden).toBe(44_940);
  expect(find('449').shown[0]?.label).toBe('449 号网格');
  expect(find('样例7村 4407').shown.map(({ value }) => value)).toEqual([
    4407, 14_407, 24_407, 34_407, 44_407,
  ]);
  expect(find('样例8村 4407')).toEqual({ shown: [], hidden: 0 });
  expect(find('样例99村 44999').shown.map(({ value }) => value)).toEqual([44_999]);
  expect(find('没有')).toEqual({ shown: [], hidden: 0 });
});

test('U24 speech becomes text only where the device itself does it', async () => {
  const made: Recognition[] = [];
  class Recognition {
    static available = vi.fn<(wanted: object) => Promise<string>>(() => Promise.resolve('available'));
    onresult: ((event: object) => void) | null = null;
    processLocally = false;
    constructor() {
      made.push(this);
    }
    readonly start = vi.fn<() => void>();
    readonly stop = vi.fn<() => void>();
  }
  vi.stubGlobal('SpeechRecognition', Recognition);
  const { sent, submit } = await ask('longText', { asked: '路灯' });
  fireEvent.click(await screen.findByRole('button', { name: '说话输入' }));
  expect(Recognition.available).toHaveBeenCalledWith({ langs: ['zh-CN'], processLocally: true });
  expect(made[0]?.processLocally).toBe(true);
  const results = [Object.assign([{ transcript: '不亮了' }], { isFinal: true })];
  act(() => made[0]?.onresult?.({ results, resultIndex: 0 }));
  submit();
  expect(sent).toHaveBeenLastCalledWith({ asked: '路灯不亮了' });
});

test('U24 where speech would leave the device there is no such button', async () => {
  const available = vi.fn<() => Promise<string>>(() => Promise.resolve('unavailable'));
  vi.stubGlobal('SpeechRecognition', Object.assign(vi.fn<() => void>(), { available }));
  await ask('longText');
  await act(() => Promise.resolve());
  expect(available).toHaveBeenCalled();
  expect(screen.queryByRole('button', { name: '说话输入' })).toBeNull();
});
