import { burdenOf, burdenWords, formFor, loadKit, scenarioProblems } from '#core';
import type { Kit, Problem } from '#core';
import { flag } from './Command.ts';
import type { Call, Command } from './Command.ts';
import { readConfigFolder } from './readConfigFolder.ts';
import { countOf, counted, json, listed, placed } from './report.ts';
import { scenarioFiles } from './scenarios.ts';
import type { ExitCode } from './Terminal.ts';
import { read, say } from './words.ts';

/** `wangge check`: every problem of the config. */
export const check: Command = {
  name: 'check',
  usage: '',
  summary: { 'zh-CN': '检查配置，列出全部问题', en: 'check the config and list every problem' },
  help: {
    'zh-CN': ['--strict          有提醒也算不通过'],
    en: ['--strict          warnings fail too'],
  },
  options: { strict: { type: 'boolean' } },
  most: 0,
  run: async (call) => {
    const { files, problems: unread } = await readConfigFolder(call.config);
    const loaded = loadKit(files);
    const kit = loaded.status === 'refused' || unread.length > 0 ? null : loaded.kit;
    const found = [
      ...unread,
      ...(files.size === 0 ? [] : loaded.problems),
      ...misshapenScenarios(kit, files),
    ];
    const problems = placed(found, files);
    const { errors, warnings } = countOf(problems);
    const code: ExitCode = errors > 0 || (flag(call, 'strict') && warnings > 0) ? 1 : 0;
    if (call.json) {
      call.terminal.out(
        json({
          passed: code === 0,
          revision: kit?.revision ?? null,
          errors,
          warnings,
          problems,
          burden: kit === null ? [] : Object.keys(kit.forms).map((form) => burdenOf(kit, form)),
        }),
      );
    } else {
      call.terminal.out(listed(problems, call.language) + burdens(call, kit) + closing(call, kit, problems));
    }
    return code;
  },
};

/** Scenarios are no part of a kit, so loading one does not look into them. */
function misshapenScenarios(kit: Kit | null, files: ReadonlyMap<string, string>): readonly Problem[] {
  if (kit === null) return [];
  return scenarioFiles(files).flatMap(({ flow, value, path }) => scenarioProblems(kit, flow, value, path));
}

/** What each form asks of those who fill it in, the opening forms of the flows first. */
function burdens({ language }: Call, kit: Kit | null): string {
  if (kit === null) return '';
  const opening = new Set(Object.values(kit.flows).map(({ form }) => form));
  const forms = [...opening, ...Object.keys(kit.forms).filter((form) => !opening.has(form))];
  const lines = forms.map((form) => {
    const title = formFor(kit, form, language).schema['title'];
    const words = typeof title === 'string' ? title : form;
    const name = say(language, `${words}（${form}）`, `${words} (${form})`);
    return `  ${name}${say(language, '：', ': ')}${read(burdenWords(burdenOf(kit, form)), language)}\n`;
  });
  return `${say(language, '填报负担：', 'What the forms ask:')}\n${lines.join('')}`;
}

function closing({ language }: Call, kit: Kit | null, problems: readonly Problem[]): string {
  if (kit === null)
    return say(
      language,
      `配置不能使用：${counted(problems, language)}。\n`,
      `The config cannot be used: ${counted(problems, language)}.\n`,
    );
  const parts = { forms: Object.keys(kit.forms).length, flows: Object.keys(kit.flows).length };
  const revision = kit.revision.slice(0, 12);
  return say(
    language,
    `配置可用：${parts.forms} 张表单，${parts.flows} 个流程，版本 ${revision}；${counted(problems, language)}。\n`,
    `The config can be used: ${parts.forms} forms, ${parts.flows} flows, revision ${revision}; ${counted(problems, language)}.\n`,
  );
}
