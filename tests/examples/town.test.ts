/** The sample town has the structure of the source document (domain.md §1.2) and keeps its red lines (§5.6, §6). */
import type { JsonObject } from '#core/base';
import { aroundAt, calculate } from '#core/calc';
import { describe, expect, test } from 'vitest';
import type { Kit } from '#core';
import { isWorkday } from '#core/clock';
import { test as accepts } from '#core/condition';
import { fieldsOf } from '#core/form';
import { loadTown } from './readTown.ts';

const { kit, problems } = loadTown();
const grids = Object.values(kit.division.grids);
const villages = Object.values(kit.division.villages);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Code → Chinese title. */
function titlesOf({ codes }: Kit, table: string): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries((codes[table]?.codes ?? []).map(({ code, title }) => [code, title['zh-CN']]));
}

describe('the sample town', () => {
  test('K2 has no problem', () => {
    expect(problems).toEqual([]);
  });

  test('K2 has 13 villages, 137 groups and 26 grids, two in each village', () => {
    expect(villages).toHaveLength(13);
    expect(sum(villages.map(({ groups }) => groups.length))).toBe(137);
    expect(grids).toHaveLength(26);
    expect(villages.filter((village) => village.grids.length !== 2)).toEqual([]);
  });

  test('K2 has every group in exactly one grid of its village', () => {
    for (const village of villages) {
      const inGrids = village.grids.flatMap((code) => kit.division.grids[code]?.groups ?? []);
      expect([...inGrids].sort()).toEqual(village.groups.map(({ code }) => code).sort());
    }
  });

  test('K2 has 7,150 households and 24,280 persons, spread unevenly', () => {
    expect(sum(grids.map(({ households }) => households))).toBe(7150);
    expect(sum(grids.map(({ persons }) => persons))).toBe(24_280);
    expect(new Set(grids.map(({ persons }) => persons)).size).toBeGreaterThan(20);
  });

  test('K2 has codes that no real place can have', () => {
    const codes = [...villages, ...grids].map(({ code }) => code);
    expect(codes.filter((code) => !code.startsWith('990101'))).toEqual([]);
    expect(kit.sample).toBe(true);
  });

  test('T3 knows the worked days of 2025 and 2026, and nothing of 2027', () => {
    const worked = (year: number): number => {
      const days = Array.from({ length: 365 }, (_, index) => new Date(Date.UTC(year, 0, 1 + index)));
      return days.filter((day) => isWorkday(day.toISOString().slice(0, 10), kit.calendar).workday).length;
    };
    expect([worked(2025), worked(2026)]).toEqual([248, 248]);
    expect(isWorkday('2027-01-01', kit.calendar).verified).toBe(false);
  });

  test('K2 has the national codes that are often copied wrongly', () => {
    expect(titlesOf(kit, 'marriage')).toMatchObject({ 30: '丧偶', 40: '离婚', 90: '未说明的婚姻状况' });
    expect(titlesOf(kit, 'sex')).toEqual({ 0: '未知的性别', 1: '男性', 2: '女性', 9: '未说明的性别' });
    expect(titlesOf(kit, 'education')).toMatchObject({ 60: '普通高级中学教育', 70: '初级中学教育' });
    expect(titlesOf(kit, 'family-relation')).toMatchObject({
      '02': '户主',
      28: '女婿',
      38: '儿媳',
      99: '非亲属',
    });
    expect(Object.keys(titlesOf(kit, 'nationality'))).toHaveLength(58);
  });

  test('F4 asks three answers of who reports an incident, and none of who found nothing', () => {
    expect(kit.forms['incident']?.schema['required']).toEqual(['category', 'group', 'what']);
    expect(accepts(kit.forms['patrol-log']?.schema ?? false, {})).toBe(true);
  });

  test('F4 never requires a photo, and keeps no religion and no list of special persons', () => {
    const names = Object.keys(kit.forms).flatMap((form) => fieldsOf(kit, form).map(({ pointer }) => pointer));
    expect(names.filter((pointer) => /religion|track|mileage|special/i.test(pointer))).toEqual([]);
    expect(Object.keys(kit.codes).filter((table) => /religion|special/.test(table))).toEqual([]);
  });

  test('K2 grades every total from 0 to 110 with exactly one grade', () => {
    const schema = kit.forms['assessment']?.schema ?? {};
    const sheet = { assessed: 'a', name: 'a', post: 'worker', year: 2026, quarter: 1 };
    const names = ['archives', 'visits', 'patrols', 'incidents', 'disputes', 'residents', 'training'];
    const nothing = Object.fromEntries(names.map((name) => [name, 0]));
    const graded = (discipline: number, more: JsonObject = {}): JsonObject => {
      const data = { ...sheet, items: { ...nothing, discipline }, ...more };
      return calculate(schema, data, aroundAt(kit));
    };
    const bounds = [0, 59.9, 59.94, 59.96, 60, 74.9, 75, 89.9, 90, 100, 110].map((total) => graded(total));
    expect(bounds.map(({ total, grade }) => [total, grade])).toEqual([
      [0, 'poor'],
      [59.9, 'poor'],
      [59.9, 'poor'],
      [60, 'fair'],
      [60, 'fair'],
      [74.9, 'fair'],
      [75, 'good'],
      [89.9, 'good'],
      [90, 'excellent'],
      [100, 'excellent'],
      [110, 'excellent'],
    ]);
    expect(graded(90, { veto: '弄虚作假' })['grade']).toBe('poor');
    expect(graded(90, { items: { visits: 10 } })).not.toHaveProperty('total');
    expect(accepts(schema, { ...sheet, total: 111 })).toBe(false);
  });

  test('K2 has score items that add up to 100', () => {
    const items = fieldsOf(kit, 'assessment').filter(({ pointer }) => pointer.startsWith('/items/'));
    expect(sum(items.map(({ schema }) => Number(schema['maximum'])))).toBe(100);
  });
});
