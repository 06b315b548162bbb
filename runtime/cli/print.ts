import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { inLanguage, own } from '#core';
import type { Case, JsonValue } from '#core';
import { render } from '#core/print';
import { getAt, isObject } from '#core/base';
import { option } from './Command.ts';
import type { Call, Command } from './Command.ts';
import type { KitFiles } from './kitOf.ts';
import { kitOf } from './kitOf.ts';
import { json, listed } from './report.ts';
import { play, scenarioFiles } from './scenarios.ts';
import type { ExitCode } from './Terminal.ts';
import { say } from './words.ts';

/** `wangge print`: a document of the case that a scenario leads to, as a whole HTML page. */
export const print: Command = {
  name: 'print',
  usage: '<flow> <document> --scenario <name> [--out <file>]',
  summary: {
    'zh-CN': '用场景里的事项生成打印件（HTML）',
    en: "make a printable page (HTML) of a scenario's case",
  },
  help: {
    'zh-CN': ['--scenario <名称> 用哪个场景的结果', '--out <文件>      写入文件，不写则输出到屏幕'],
    en: ['--scenario <name> whose case to print', '--out <file>      write there instead of to the screen'],
  },
  options: { scenario: { type: 'string' }, out: { type: 'string' } },
  most: 2,
  run: async (call) => {
    const [flow, document] = call.words;
    const name = option(call, 'scenario');
    if (flow === undefined || document === undefined || name === undefined) {
      call.terminal.err(
        say(
          call.language,
          '请写明流程、打印件和 --scenario。\n',
          'Name the flow, the document and --scenario.\n',
        ),
      );
      return 2;
    }
    const loaded = await kitOf(call);
    if (loaded === undefined) return 1;
    return printCase(call, loaded, { flow, document, name });
  },
};

interface Wanted {
  readonly flow: string;
  readonly document: string;
  readonly name: string;
}

async function printCase(
  call: Call,
  { kit, files }: KitFiles,
  { flow, document, name }: Wanted,
): Promise<ExitCode> {
  const { language, terminal } = call;
  const file = scenarioFiles(files, flow).find((one) => one.name === name);
  const title = own(own(kit.flows, flow)?.prints ?? {}, document)?.title;
  const subject: Case | null = file === undefined ? null : play(kit, file).case;
  if (file === undefined || title === undefined || subject === null) {
    terminal.err(
      say(
        language,
        `没有这个流程、打印件或场景：${flow} ${document} ${name}。\n`,
        `There is no such flow, document or scenario: ${flow} ${document} ${name}.\n`,
      ),
    );
    return 2;
  }
  const rendered = render(kit, flow, document, subject, language, terminal.now(), namesOf(file.value));
  if (rendered.status === 'ok') {
    const page = pageOf(rendered.html, `${inLanguage(title, language)} ${subject.number}`, language);
    await deliver(call, page, subject.number);
    return 0;
  }
  if (call.json) terminal.out(json({ passed: false, problems: rendered.problems }));
  else terminal.err(listed(rendered.problems, language));
  return 1;
}

async function deliver(call: Call, page: string, number: string): Promise<void> {
  const { language, terminal } = call;
  const out = option(call, 'out');
  if (out !== undefined) await writeFile(resolve(terminal.cwd, out), page);
  if (call.json)
    terminal.out(json({ passed: true, number, ...(out === undefined ? { html: page } : { out }) }));
  else if (out === undefined) terminal.out(page);
  else terminal.out(say(language, `已写入 ${out}\n`, `Written to ${out}\n`));
}

/** The people of a scenario under the account names that its events carry. */
function namesOf(scenario: JsonValue): Readonly<Record<string, string>> {
  const people = getAt(scenario, '/people');
  return Object.fromEntries(
    Object.entries(isObject(people) ? people : {}).map(([alias, person]) => {
      const name = getAt(person, '/name');
      return [alias, typeof name === 'string' ? name : alias];
    }),
  );
}

/** Enough style for paper by itself; the app has its own sheet for the same class names. */
function pageOf(body: string, title: string, language: string): string {
  const safe = title.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${safe}</title>
<style>
@page { size: A4; margin: 2cm; }
body { font: 12pt/1.6 FangSong, "Noto Serif CJK SC", serif; }
h1 { text-align: center; font-size: 18pt; }
table { width: 100%; border-collapse: collapse; }
th, td { border: 1px solid #000; padding: 4pt 6pt; text-align: left; vertical-align: top; }
.wk-print-foot { display: flex; justify-content: space-between; margin-top: 1cm; font-size: 9pt; }
</style>
</head>
<body>
${body}</body>
</html>
`;
}
