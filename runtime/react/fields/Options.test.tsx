import { fireEvent, render, screen } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { expect, test } from 'vitest';
import { Options } from './Options.tsx';

function Asked({
  n,
  multiple = false,
  required = false,
}: {
  readonly n: number;
  readonly multiple?: boolean;
  readonly required?: boolean;
}): ReactNode {
  const [chosen, setChosen] = useState<readonly unknown[]>([]);
  const options = Array.from({ length: n }, (_, index) => ({ value: `v${index}`, label: `选项${index}` }));
  return (
    <>
      <span id="q__label">问题</span>
      <Options
        id="q"
        label="问题"
        options={options}
        chosen={chosen}
        onChoose={setChosen}
        multiple={multiple}
        required={required}
        disabled={false}
        open={false}
        aria={{}}
      />
      <output>{chosen.join(',')}</output>
    </>
  );
}

test('U7 up to seven answers lie open and one tap answers', () => {
  render(<Asked n={7} />);
  expect(screen.getAllByRole('radio')).toHaveLength(7);
  fireEvent.click(screen.getByLabelText('选项3'));
  expect(screen.getByRole('status').textContent).toBe('v3');
});

test('U7 a second tap takes back an answer that is not required', () => {
  render(<Asked n={3} />);
  fireEvent.click(screen.getByLabelText('选项1'));
  fireEvent.click(screen.getByLabelText('选项1'));
  expect(screen.getByRole('status').textContent).toBe('');
});

test('U7 several answers add up', () => {
  render(<Asked n={3} multiple />);
  fireEvent.click(screen.getByLabelText('选项0'));
  fireEvent.click(screen.getByLabelText('选项2'));
  expect(screen.getByRole('status').textContent).toBe('v0,v2');
});

test('U7 more than seven answers are searched', async () => {
  render(<Asked n={8} />);
  expect(screen.queryAllByRole('radio')).toHaveLength(0);
  fireEvent.click(screen.getByRole('button', { name: /问题/ }));
  fireEvent.change(await screen.findByLabelText('输入文字查找'), { target: { value: '7' } });
  expect(screen.getAllByRole('option')).toHaveLength(1);
  fireEvent.click(screen.getByRole('option', { name: '选项7' }));
  expect(screen.getByText('v7')).toBeTruthy();
});
