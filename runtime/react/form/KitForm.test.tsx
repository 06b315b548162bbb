import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { loadKit, type JsonObject, type Kit } from '#core';
import { sampleFiles } from '../dev/sampleFiles.ts';
import { createFileBasket } from './FileBasket.ts';
import { KitForm } from './KitForm.tsx';

function kitWith(schema: JsonObject, ui: JsonObject = {}): Kit {
  const files = new Map(sampleFiles);
  files.set('forms/made/form.schema.json', JSON.stringify(schema));
  files.set('forms/made/form.ui.json', JSON.stringify(ui));
  const loaded = loadKit(files);
  if (loaded.status === 'refused') throw new Error(JSON.stringify(loaded.problems));
  return loaded.kit;
}

function show(schema: JsonObject, ui: JsonObject = {}, initial: JsonObject = {}) {
  const onSubmit = vi.fn<(data: JsonObject) => void>();
  const onChange = vi.fn<(data: Readonly<Record<string, unknown>>) => void>();
  render(
    <KitForm
      kit={kitWith(schema, ui)}
      form="made"
      initial={initial}
      files={createFileBasket()}
      clock={() => Date.parse('2026-05-13T10:20:00+08:00')}
      onChange={onChange}
      onSubmit={onSubmit}
    >
      <button type="submit">提交</button>
    </KitForm>,
  );
  return { onSubmit, onChange };
}

const text = (title: string): JsonObject => ({ type: 'string', title, maxLength: 30 });
const type = (label: RegExp, value: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
};

test('U11 a question comes with the answer that asks for it and goes with it', () => {
  const { onSubmit } = show({
    type: 'object',
    properties: { works: { type: 'boolean', title: '在外务工' } },
    if: { properties: { works: { const: true } }, required: ['works'] },
    then: { properties: { place: text('务工地') }, required: ['place'] },
  });
  expect(screen.queryByLabelText(/^务工地/)).toBeNull();
  fireEvent.click(screen.getByLabelText('是'));
  type(/^务工地/, '样例市');
  fireEvent.click(screen.getByText('提交'));
  expect(onSubmit).toHaveBeenLastCalledWith({ works: true, place: '样例市' });
  fireEvent.click(screen.getByLabelText('否'));
  expect(screen.queryByLabelText(/^务工地/)).toBeNull();
  fireEvent.click(screen.getByText('提交'));
  expect(onSubmit).toHaveBeenLastCalledWith({ works: false });
});

test('U11 a stopped submit lists each error with its field, and a mended one goes from the list', () => {
  const { onSubmit } = show({
    type: 'object',
    required: ['name', 'code'],
    properties: { name: text('姓名'), code: { type: 'string', title: '编号', pattern: '^[0-9]{3}$' } },
  });
  fireEvent.click(screen.getByText('提交'));
  expect(onSubmit).not.toHaveBeenCalled();
  const summary = screen.getByRole('alert');
  expect(document.activeElement).toBe(summary);
  expect(within(summary).getAllByRole('link')).toHaveLength(2);
  fireEvent.click(within(summary).getAllByRole('link')[1]!);
  expect(document.activeElement).toBe(screen.getByLabelText(/^编号/));
  type(/^姓名/, '样例');
  expect(within(screen.getByRole('alert')).getAllByRole('link')).toHaveLength(1);
  expect(screen.getByLabelText(/^姓名/).getAttribute('aria-invalid')).toBeNull();
  expect(screen.getByLabelText(/^编号/).getAttribute('aria-invalid')).toBe('true');
});

test('U11 what becomes wrong while somebody types is said by the next submit', () => {
  show({
    type: 'object',
    required: ['name'],
    properties: { name: text('姓名'), code: { type: 'string', title: '编号', pattern: '^[0-9]{3}$' } },
  });
  fireEvent.click(screen.getByText('提交'));
  type(/^编号/, '1');
  expect(screen.getByLabelText(/^编号/).getAttribute('aria-invalid')).toBeNull();
  fireEvent.click(screen.getByText('提交'));
  expect(screen.getByLabelText(/^编号/).getAttribute('aria-invalid')).toBe('true');
});

const people: JsonObject = {
  type: 'object',
  properties: {
    members: {
      type: 'array',
      title: '成员',
      items: { type: 'object', title: '成员', properties: { name: text('姓名') }, required: ['name'] },
    },
  },
};

test('U12 an entry is added, summed up in its head, folded and taken away', async () => {
  const { onSubmit } = show(people, {}, { members: [{ name: '甲' }] });
  fireEvent.click(screen.getByRole('button', { name: '添加成员' }));
  expect(document.activeElement).toBe(screen.getByLabelText(/^姓名/));
  type(/^姓名/, '乙');
  expect(screen.getByRole('button', { name: /成员 2.*乙/ }).getAttribute('aria-expanded')).toBe('true');
  fireEvent.click(screen.getByRole('button', { name: '删除成员 1' }));
  fireEvent.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: '删除' }));
  fireEvent.click(screen.getByText('提交'));
  expect(onSubmit).toHaveBeenLastCalledWith({ members: [{ name: '乙' }] });
});

test('U12 an entry with an error is open', () => {
  show(people, {}, { members: [{ name: '甲' }, {}] });
  expect(screen.getAllByLabelText(/^姓名/)).toHaveLength(1);
  fireEvent.click(screen.getByText('提交'));
  expect(screen.getAllByLabelText(/^姓名/)).toHaveLength(2);
});

test('U13 a long form is on the page in full after a moment, and at once for who steps into it', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'requestIdleCallback'] });
  try {
    const home = Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [`q${String(n)}`, text(`问题${String(n)}。`)]),
    );
    show({ type: 'object', properties: home });
    expect(screen.queryByRole('textbox', { name: '问题39。' })).toBeNull();
    act(() => screen.getByRole('group', { name: '问题39。' }).focus());
    expect(document.activeElement).toBe(screen.getByLabelText(/^问题39。/));
    for (let turn = 0; turn < 40; turn += 1) act(() => void vi.runAllTimers());
    expect(screen.getAllByRole('textbox')).toHaveLength(40);
  } finally {
    vi.useRealTimers();
  }
});

test('U13 an error in a part that is not there yet is shown and led to', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'requestIdleCallback'] });
  try {
    const home = Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [`q${String(n)}`, text(`问题${String(n)}。`)]),
    );
    show({ type: 'object', properties: home, required: ['q39'] });
    fireEvent.click(screen.getByText('提交'));
    fireEvent.click(screen.getByRole('link', { name: /问题39/ }));
    expect(document.activeElement).toBe(screen.getByLabelText(/^问题39。/));
  } finally {
    vi.useRealTimers();
  }
});

test('U14 a part with alternatives is rendered by RJSF itself on the same answers', async () => {
  // Loaded beforehand: how long that takes on a busy machine is not what is tested.
  await import('./engine/OtherPart.tsx');
  const { onSubmit } = show({
    type: 'object',
    properties: {
      contact: {
        type: 'object',
        title: '联系',
        oneOf: [
          { title: '电话', properties: { phone: text('号码') }, required: ['phone'] },
          { title: '住址', properties: { place: text('地址') }, required: ['place'] },
        ],
      },
    },
  });
  fireEvent.change(await screen.findByLabelText(/^号码/), { target: { value: '123' } });
  fireEvent.click(screen.getByText('提交'));
  expect(onSubmit).toHaveBeenLastCalledWith({ contact: { phone: '123' } });
});

test('U15 a number keeps what is being written; its answer is the number', () => {
  const { onSubmit } = show({ type: 'object', properties: { area: { type: 'number', title: '面积' } } });
  for (const typed of ['3', '3.', '3.0', '3.05']) {
    type(/^面积/, typed);
    expect(screen.getByLabelText<HTMLInputElement>(/^面积/).value).toBe(typed);
  }
  fireEvent.click(screen.getByText('提交'));
  expect(onSubmit).toHaveBeenLastCalledWith({ area: 3.05 });
});

test('U17 the field being typed into belongs to a form of its own, and sending that one sends the whole', () => {
  const { onSubmit } = show({ type: 'object', properties: { name: text('姓名'), place: text('住址') } });
  const name = screen.getByLabelText<HTMLInputElement>(/^姓名/);
  const place = screen.getByLabelText<HTMLInputElement>(/^住址/);
  act(() => name.focus());
  const own = name.getAttribute('form') ?? '';
  expect(document.getElementById(own)?.tagName).toBe('FORM');
  act(() => place.focus());
  expect([name.getAttribute('form'), place.getAttribute('form')]).toEqual([null, own]);
  type(/^住址/, '样例路');
  fireEvent.submit(document.getElementById(own)!);
  expect(onSubmit).toHaveBeenLastCalledWith({ place: '样例路' });
});
