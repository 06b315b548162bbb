import type { Language, Problem } from '#core/base';
import { inLanguage, own } from '#core/base';
import { formatInstant } from '#core/clock';
import type { Case, Kit } from '#core/model';
import { escapeHtml } from './escape.ts';
import { evaluate } from './evaluate.ts';
import type { Page } from './Page.ts';
import { parseTemplate } from './parseTemplate.ts';
import { scopeOf } from './scopeOf.ts';
import { templateNames } from './templateNames.ts';
import { templateProblems } from './templateProblems.ts';

export type Rendered =
  | { readonly status: 'ok'; readonly html: string }
  | { readonly status: 'failed'; readonly problems: readonly Problem[] };

/**
 * A printed page of a case: the body of an HTML document in one `<article class="wk-print">` (README.md of this
 * folder lists the class names). A template that is faulty gives its problems, never half a page.
 * `template.<language>.hbs` is taken before `template.hbs`. `now` (ms) is printed as the time of printing.
 */
export function render(
  kit: Kit,
  flowId: string,
  printId: string,
  subject: Case,
  language: Language,
  now: number,
  people: Readonly<Record<string, string>> = {},
): Rendered {
  const flow = own(kit.flows, flowId);
  const print = own(flow?.prints ?? {}, printId);
  const names = templateNames(kit, flowId);
  if (flow === undefined || print === undefined || names === undefined)
    return failed(missing(flowId, printId));
  const name = [`${print.template}.${language}`, print.template].find(
    (one) => own(kit.templates, one) !== undefined,
  );
  const source = name === undefined ? undefined : own(kit.templates, name);
  if (name === undefined || source === undefined) return failed(missing(flowId, printId));
  const problems = templateProblems(source, name, names);
  if (problems.length > 0) return { status: 'failed', problems };
  const page: Page = { kit, flow, case: subject, language, people };
  const body = evaluate(parseTemplate(source).statements, scopeOf(page, print, now), page);
  return { status: 'ok', html: wrap(body, { page, printId, now }) };
}

interface Frame {
  readonly page: Page;
  readonly printId: string;
  readonly now: number;
}

function wrap(body: string, { page, printId, now }: Frame): string {
  const { kit, flow, case: subject, language } = page;
  const chinese = language.startsWith('zh');
  const printed = formatInstant(now, kit.timeZone.offsetMinutes, language, 'datetime');
  const foot = [
    inLanguage(kit.operator.name, language),
    subject.number,
    chinese ? `打印时间：${printed}` : `Printed: ${printed}`,
  ];
  const sample = chinese ? '样例数据，人员与事项均为虚构' : 'Sample data: people and matters are invented';
  return [
    `<article class="wk-print" lang="${escapeHtml(language)}" data-flow="${escapeHtml(flow.id)}" data-print="${escapeHtml(printId)}">`,
    ...(kit.sample ? [`<p class="wk-print-sample">${sample}</p>`] : []),
    body.trim(),
    `<footer class="wk-print-foot">${foot.map((words) => `<span>${escapeHtml(words)}</span>`).join('')}</footer>`,
    '</article>',
    '',
  ].join('\n');
}

function failed(problem: Problem): Rendered {
  return { status: 'failed', problems: [problem] };
}

function missing(flowId: string, printId: string): Problem {
  return {
    code: 'print.unknown',
    severity: 'error',
    file: `flows/${flowId}/flow.json`,
    pointer: `/prints/${printId}`,
    message: {
      'zh-CN': `流程“${flowId}”没有可用的打印件“${printId}”：请检查 prints 里的名称和 templates 里的文件。`,
      en: `The flow "${flowId}" has no printable document "${printId}": check its entry in prints and the file in templates.`,
    },
  };
}
