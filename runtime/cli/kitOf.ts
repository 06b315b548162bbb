import { loadKit } from '#core';
import type { Kit } from '#core';
import type { Call } from './Command.ts';
import { readConfigFolder } from './readConfigFolder.ts';
import { countOf, counted, json, listed, placed } from './report.ts';
import { say } from './words.ts';

export interface KitFiles {
  readonly kit: Kit;
  readonly files: ReadonlyMap<string, string>;
}

/** The kit of the config folder for a verb that needs one; says what is wrong and answers undefined when there is none. */
export async function kitOf(call: Call): Promise<KitFiles | undefined> {
  const { files, problems: unread } = await readConfigFolder(call.config);
  const loaded = loadKit(files);
  if (loaded.status !== 'refused' && unread.length === 0) return { kit: loaded.kit, files };
  const problems = placed([...unread, ...(files.size === 0 ? [] : loaded.problems)], files);
  if (call.json) call.terminal.out(json({ passed: false, ...countOf(problems), problems }));
  else {
    const end = say(
      call.language,
      `配置不能使用：${counted(problems, call.language)}。请先改正，再用 wangge check 检查。\n`,
      `The config cannot be used: ${counted(problems, call.language)}. Correct it first; wangge check tells more.\n`,
    );
    call.terminal.err(listed(problems, call.language) + end);
  }
  return undefined;
}
