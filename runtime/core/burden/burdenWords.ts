import { inLanguage, type Text } from '#core/base';
import type { Burden } from './Burden.ts';

/** A form's burden in a sentence: what is asked, how long it takes, what is known already, what it comes to in a year (SPEC B3). */
export function burdenWords({ fields, required, seconds, known, yearly }: Burden): Text {
  const again = (language: string): readonly string[] =>
    known.map(({ title }) => inLanguage(title, language));
  const year =
    yearly === null
      ? { zh: '', en: '' }
      : {
          zh: `全镇一年约填 ${yearly.times} 次，共 ${yearly.minutes} 分钟，平均每名网格员 ${yearly.minutesPerWorker} 分钟（${yearly.workers} 人）。`,
          en: ` About ${yearly.times} times a year in the town: ${yearly.minutes} minutes, ${yearly.minutesPerWorker} for each of ${yearly.workers} workers.`,
        };
  return {
    'zh-CN':
      `共 ${fields} 项，必填 ${required} 项，填完必填项约 ${seconds} 秒（估算）。` +
      (known.length === 0 ? '' : `别处已有、又再问一遍的：${again('zh-CN').join('、')}。`) +
      year.zh,
    en:
      `${fields} fields, ${required} required, about ${seconds} seconds for these (an estimate).` +
      (known.length === 0
        ? ''
        : ` Known elsewhere and asked again: ${again('en')
            .map((one) => `“${one}”`)
            .join(', ')}.`) +
      year.en,
  };
}
