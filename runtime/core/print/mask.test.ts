import { describe, expect, it } from 'vitest';
import { mask, maskName, maskPhone, maskResidentId } from './mask.ts';

describe('mask', () => {
  it('D1 covers the birth date and order of an identity number', () => {
    expect(maskResidentId('11010519491231002X')).toBe('110105********002X');
    expect(maskResidentId('110105491231002')).toBe('110105*****1002');
    expect(maskResidentId('1101')).toBe('****');
  });

  it('D1 covers the middle of a phone number', () => {
    expect(maskPhone('13812345678')).toBe('138****5678');
    expect(maskPhone('+8613812345678')).toBe('+86138****5678');
    expect(maskPhone('0739-1234567')).toBe('0739-*****67');
    expect(maskPhone('12345')).toBe('*****');
  });

  it('D1 leaves the surname, of one or two characters', () => {
    expect(maskName('张三')).toBe('张*');
    expect(maskName('张三丰')).toBe('张*');
    expect(maskName('欧阳修')).toBe('欧阳*');
    expect(maskName('欧阳')).toBe('欧*');
    expect(maskName('𠮷田')).toBe('𠮷*');
    expect(maskName(' ')).toBe('');
  });

  it('D1 without a kind goes by the look, and covers most where it does not know', () => {
    expect(mask('11010519491231002x')).toBe('110105********002x');
    expect(mask('13812345678')).toBe('138****5678');
    expect(mask('诸葛亮')).toBe('诸葛*');
    expect(mask('440-12')).toBe('******');
    expect(mask('3号')).toBe('3*');
  });
});
