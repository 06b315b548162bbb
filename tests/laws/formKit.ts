/** The smallest kit around a form, for laws about forms alone. */
import type { JsonValue } from '#core/base';
import { type Kit, readKit } from '#core/model';

export const text = (zh: string, en: string): JsonValue => ({ 'zh-CN': zh, en });

const TOWN: Readonly<Record<string, JsonValue>> = {
  'kit.json': {
    id: 'small',
    title: text('小镇', 'Small town'),
    languages: ['zh-CN', 'en'],
    timeZone: { name: 'Asia/Shanghai', offset: '+08:00' },
    operator: { name: text('某县', 'A county'), filing: '未备案', complaints: text('来信', 'By letter') },
  },
  'org/roles.json': { posts: {} },
  'org/units.json': { units: {} },
  'org/grids.json': { town: { code: '990101101', name: text('小镇', 'Small town') }, villages: [] },
};

/** A kit of these files and an empty town. */
export function kitWith(files: Readonly<Record<string, JsonValue>>): Kit {
  const all = Object.entries({ ...TOWN, ...files });
  const loaded = readKit(new Map(all.map(([path, value]) => [path, JSON.stringify(value)])));
  if (loaded.status === 'refused') throw new Error(JSON.stringify(loaded.problems));
  return loaded.kit;
}
