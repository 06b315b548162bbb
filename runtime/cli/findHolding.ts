import { own, seatsOf } from '#core';
import type { Kit, Text } from '#core';

/** Chinese, English. */
export type Words = readonly [zh: string, en: string];

export type Found =
  | { readonly status: 'found'; readonly holding: { readonly post: string; readonly seat: string } }
  | { readonly status: 'wrong'; readonly words: Words };

/** A post and its seat as people write them: by code or by title. The town need not be named. */
export function findHolding(kit: Kit, post: string, seat: string): Found {
  const ids = matching(post, Object.entries(kit.posts), ({ title }) => title);
  const [id] = ids;
  if (id === undefined) {
    const titles = Object.values(kit.posts).map(({ title }) => title['zh-CN'] ?? '');
    return wrong(
      `没有“${post}”这个岗位。有：${titles.join('、')}。`,
      `There is no post “${post}”. There are: ${Object.keys(kit.posts).join(', ')}.`,
    );
  }
  if (ids.length > 1) return several(post, ids);
  const { code: town } = kit.division.town;
  if (seat === '' && own(kit.posts, id)?.reach === 'town')
    return { status: 'found', holding: { post: id, seat: town } };
  const places = seatsOf(kit, id).map((place) => [place.code, place] as const);
  const seats = matching(seat, places, ({ name }) => name);
  if (seats.length > 1) return several(seat, seats);
  const [found] = seats;
  if (found !== undefined) return { status: 'found', holding: { post: id, seat: found } };
  return wrong(...noSeat(post, seat));
}

function noSeat(post: string, seat: string): Words {
  if (seat === '')
    return [
      `岗位“${post}”没有写所在的网格、村或部门。`,
      `The post “${post}” is given without its grid, village or department.`,
    ];
  if (/^\d(?:\.\d+)?E\+\d+$/iu.test(seat)) {
    return [
      `“${seat}”是表格软件改写过的代码。请把这一列设为“文本”后重填，或改写名称。`,
      `“${seat}” is a code that the spreadsheet rewrote. Make the column “text” and fill it in again, or write the name.`,
    ];
  }
  return [`岗位“${post}”没有“${seat}”这个所在。`, `The post “${post}” has no such place as “${seat}”.`];
}

/** Codes of what has this code, else of all that have this title in any language. */
function matching<T>(
  text: string,
  all: readonly (readonly [code: string, value: T])[],
  titleOf: (value: T) => Text,
): readonly string[] {
  if (all.some(([code]) => code === text)) return [text];
  return all.filter(([, value]) => Object.values(titleOf(value)).includes(text)).map(([code]) => code);
}

function several(text: string, codes: readonly string[]): Found {
  return wrong(
    `“${text}”不止一个，请改写代码：${codes.join('、')}。`,
    `“${text}” is the name of several. Write the code: ${codes.join(', ')}.`,
  );
}

function wrong(...words: Words): Found {
  return { status: 'wrong', words };
}
