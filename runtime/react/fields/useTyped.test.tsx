import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { CreditCodeWidget } from './TextFields.tsx';

/** An input as it is during a composition: happy-dom has no input method. */
function composing(input: HTMLElement, value: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value);
  fireEvent(input, new InputEvent('input', { bubbles: true, isComposing: true }));
}

test('U16 letters that an input method is still turning into a word are neither rewritten nor an answer', () => {
  const onChange = vi.fn<(value: unknown) => void>();
  render(
    <CreditCodeWidget
      id="code"
      label="代码"
      value="91"
      options={{}}
      schema={{ type: 'string' }}
      onChange={onChange}
      onBlur={() => undefined}
      onFocus={() => undefined}
    />,
  );
  const input = screen.getByRole<HTMLInputElement>('textbox');
  fireEvent.compositionStart(input);
  composing(input, '91m');
  composing(input, '91ma');
  expect(input.value).toBe('91ma');
  expect(onChange).not.toHaveBeenCalled();
  fireEvent.compositionEnd(input);
  expect(onChange.mock.calls).toEqual([['91MA']]);
});
