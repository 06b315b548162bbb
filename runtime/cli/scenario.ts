import { own } from '#core';
import { option } from './Command.ts';
import type { Call, Command } from './Command.ts';
import { kitOf } from './kitOf.ts';
import { json } from './report.ts';
import { play, scenarioFiles } from './scenarios.ts';
import { read, say } from './words.ts';

/** `wangge scenario`: plays the scenarios of all flows or of one. */
export const scenario: Command = {
  name: 'scenario',
  usage: '[flow] [--name <name>]',
  summary: {
    'zh-CN': '演练场景，看流程是否按预期走',
    en: 'play the scenarios and see that flows go as expected',
  },
  help: {
    'zh-CN': ['--name <名称>     只演练这一个场景'],
    en: ['--name <name>     only this scenario'],
  },
  options: { name: { type: 'string' } },
  most: 1,
  run: async (call) => {
    const loaded = await kitOf(call);
    if (loaded === undefined) return 1;
    const { kit, files } = loaded;
    const [flow] = call.words;
    if (flow !== undefined && own(kit.flows, flow) === undefined)
      return unknown(call, flow, Object.keys(kit.flows));
    const name = option(call, 'name');
    const chosen = scenarioFiles(files, flow).filter((file) => name === undefined || file.name === name);
    if (name !== undefined && chosen.length === 0)
      return unknown(
        call,
        name,
        scenarioFiles(files, flow).map((file) => file.name),
      );
    const results = chosen.map((file) => ({ ...play(kit, file), flow: file.flow }));
    const failed = results.filter(({ passed }) => !passed).length;
    if (call.json) {
      const shown = results.map(({ flow: id, name: title, passed, failures }) => ({
        flow: id,
        name: title,
        passed,
        failures,
      }));
      call.terminal.out(json({ passed: failed === 0, count: results.length, failed, results: shown }));
      return failed === 0 ? 0 : 1;
    }
    for (const result of results) {
      const failures = result.failures.map(({ message }) => `    ${read(message, call.language)}\n`).join('');
      call.terminal.out(`${result.passed ? '✓' : '✗'} ${result.flow}/${result.name}\n${failures}`);
    }
    const passed = results.length - failed;
    call.terminal.out(
      say(
        call.language,
        `${passed} 个场景通过，${failed} 个未通过。\n`,
        `${passed} scenarios passed, ${failed} failed.\n`,
      ),
    );
    return failed === 0 ? 0 : 1;
  },
};

function unknown(call: Call, name: string, known: readonly string[]): 2 {
  call.terminal.err(
    say(
      call.language,
      `没有“${name}”。可用的有：${known.join('、')}。\n`,
      `There is no "${name}". There are: ${known.join(', ')}.\n`,
    ),
  );
  return 2;
}
