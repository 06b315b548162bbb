import { nearestName, type Text } from '#core/base';

/** More names than this are not worth reading through. */
const LISTED = 12;

/** The second half of a message about a wrong name: the nearest known one, else those that are possible. */
export function hintFor(name: string, known: readonly string[]): Text {
  const nearest = nearestName(name, known);
  if (nearest !== undefined) {
    return { 'zh-CN': `您是不是想写“${nearest}”？`, en: `Did you mean "${nearest}"?` };
  }
  if (known.length === 0) return { 'zh-CN': '请删去或改正。', en: 'Remove or correct it.' };
  const more = known.length > LISTED;
  const listed = known.slice(0, LISTED);
  return {
    'zh-CN': `可以写：${listed.join('、')}${more ? '等' : ''}。`,
    en: `Possible: ${listed.join(', ')}${more ? ', …' : ''}.`,
  };
}
