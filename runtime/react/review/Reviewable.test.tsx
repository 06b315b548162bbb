import { act, fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { asksReview, loadKit, type JsonObject } from '#core';
import { sampleFiles } from '../dev/sampleFiles.ts';
import { createFileBasket, KitForm } from '../form/index.ts';
import { Reviewable } from './index.ts';

const SCHEMA: JsonObject = {
  type: 'object',
  title: '样例表',
  required: ['name'],
  properties: {
    name: { type: 'string', title: '姓名', maxLength: 30 },
    age: { type: 'integer', title: '年龄' },
    works: { type: 'boolean', title: '在外务工' },
    people: {
      type: 'array',
      title: '成员',
      items: {
        type: 'object',
        title: '成员',
        properties: { called: { type: 'string', title: '称呼', maxLength: 30 } },
      },
    },
  },
  if: { properties: { works: { const: true } }, required: ['works'] },
  then: { properties: { place: { type: 'string', title: '务工地', maxLength: 30 } } },
  'x-checks': [
    {
      when: { required: ['age'] },
      must: { properties: { age: { maximum: 120 } } },
      field: '/age',
      message: { 'zh-CN': '年龄超过一百二十岁。', en: 'Older than 120.' },
      warns: true,
    },
  ],
};

function show(review: boolean, initial: JsonObject = {}) {
  const files = new Map(sampleFiles);
  files.set('forms/made/form.schema.json', JSON.stringify(SCHEMA));
  files.set('forms/made/form.ui.json', JSON.stringify({ 'ui:options': { review } }));
  const loaded = loadKit(files);
  if (loaded.status === 'refused') throw new Error(JSON.stringify(loaded.problems));
  const { kit } = loaded;
  const onSend = vi.fn<(data: JsonObject) => void>();
  const basket = createFileBasket();
  render(
    <Reviewable
      kit={kit}
      form="made"
      files={basket}
      asks={() => asksReview(kit, 'made')}
      submit="提交"
      busy={false}
      onSend={onSend}
    >
      {(asked) => (
        <KitForm kit={kit} form="made" initial={initial} files={basket} clock={() => 0} {...asked}>
          <button type="submit">下一步</button>
        </KitForm>
      )}
    </Reviewable>,
  );
  return { onSend };
}

async function next(): Promise<void> {
  const button = screen.getByText('下一步');
  button.focus();
  fireEvent.click(button);
  await screen.findByRole('heading', { name: '提交前核对' });
}

test('U25 a form that asks for it shows its answers before they are sent, and sends what it showed', async () => {
  const { onSend } = show(true, { name: '样例甲', works: true, place: '样例市', people: [{ called: '乙' }] });
  await next();
  expect(onSend).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: '提交前核对' }));
  const told = screen.getAllByRole('definition').map(({ textContent }) => textContent);
  expect(told).toEqual(['样例甲', '是', '样例市', '乙']);
  expect(screen.getByRole('heading', { name: '成员 1' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '提交' }));
  expect(onSend).toHaveBeenCalledExactlyOnceWith({
    name: '样例甲',
    works: true,
    place: '样例市',
    people: [{ called: '乙' }],
  });
});

test('U25 a form that does not ask for it is sent with one tap', () => {
  const { onSend } = show(false, { name: '样例甲' });
  fireEvent.click(screen.getByText('下一步'));
  expect(onSend).toHaveBeenCalledOnce();
});

test('U25 what has to be mended is told before, in the form', () => {
  const { onSend } = show(true);
  fireEvent.click(screen.getByText('下一步'));
  expect(screen.getByRole('alert').textContent).toContain('姓名');
  expect(screen.queryByRole('heading', { name: '提交前核对' })).toBeNull();
  expect(onSend).not.toHaveBeenCalled();
});

test('U25 going back, by the button or the phone, one stands where one stood with what was typed', async () => {
  show(true, { name: '样例甲' });
  fireEvent.change(screen.getByLabelText(/^姓名/), { target: { value: '样例乙' } });
  for (const goBack of [
    () => fireEvent.click(screen.getByRole('button', { name: '返回' })),
    () => act(() => void window.dispatchEvent(new PopStateEvent('popstate'))),
  ]) {
    await next();
    expect(screen.getByRole('definition').textContent).toBe('样例乙');
    goBack();
    expect(screen.queryByRole('heading', { name: '提交前核对' })).toBeNull();
    expect(document.activeElement).toBe(screen.getByText('下一步'));
    expect(screen.getByLabelText<HTMLInputElement>(/^姓名/).value).toBe('样例乙');
  }
});

test('U25 an answer leads to its field, also into an entry of a list that is folded', async () => {
  const people = [{ called: '甲' }, { called: '乙' }];
  show(true, { name: '样例甲', people });
  await next();
  fireEvent.click(screen.getByRole('button', { name: '修改：成员 2' }));
  const field = document.activeElement;
  expect(field instanceof HTMLInputElement ? field.value : field?.outerHTML).toBe('乙');
});

test('U25 what is unusual is said and leads to its field, and stops nothing', async () => {
  const { onSend } = show(true, { name: '样例甲', age: 130 });
  await next();
  fireEvent.click(screen.getByRole('button', { name: '年龄超过一百二十岁。' }));
  expect(document.activeElement).toBe(screen.getByLabelText(/^年龄/));
  await next();
  fireEvent.click(screen.getByRole('button', { name: '提交' }));
  expect(onSend).toHaveBeenCalledOnce();
});
