/** Prevents: a post that nobody can hold, because the place where it is held does not exist. */
import type { Reach } from '#core/model';
import type { Text } from '#core/base';
import type { TownCheck } from '../Check.ts';
import { checkProblem } from '../codes.ts';
import { seatsOf } from '../posts.ts';

const SEATS: Readonly<Record<Reach, Text>> = {
  grid: { 'zh-CN': '网格', en: 'grid' },
  village: { 'zh-CN': '村（居）', en: 'village' },
  unit: { 'zh-CN': '单位', en: 'unit' },
  town: { 'zh-CN': '乡镇', en: 'town' },
};

export const seats: TownCheck = (kit) =>
  Object.values(kit.posts)
    .filter((post) => seatsOf(kit, post.reach) === 0)
    .map(({ id, title, reach }) =>
      checkProblem('post.nobody-holds', 'org/roles.json', `/posts/${id}`, {
        post: title,
        seats: SEATS[reach],
      }),
    );
