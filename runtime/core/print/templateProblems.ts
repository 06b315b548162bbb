import type { Problem } from '#core/base';
import { checkTemplate } from './checkTemplate.ts';
import { OPEN } from './Names.ts';
import type { Names } from './Names.ts';
import { parseTemplate } from './parseTemplate.ts';
import type { Fault } from './Template.ts';

/** A template that no flow prints may name anything: then only its form and its helpers are checked. */
const ANYTHING: Names = { scope: OPEN, fields: [], actFields: {}, titles: [], deadlines: [] };

/** Every problem of a template (SPEC D2, D3), each with line and column. `name` is the file's, without `.hbs`. */
export function templateProblems(source: string, name: string, names?: Names): readonly Problem[] {
  const { statements, faults } = parseTemplate(source);
  const known = names ?? ANYTHING;
  const unchecked = names === undefined ? ['template.argument'] : [];
  const found = [
    ...faults,
    ...checkTemplate(statements, known).filter(({ code }) => !unchecked.includes(code)),
  ];
  return found.map((fault) => problemOf(fault, name));
}

function problemOf({ code, place, chinese, english }: Fault, name: string): Problem {
  const { line, column } = place;
  return {
    code,
    severity: 'error',
    file: `templates/${name}.hbs`,
    pointer: '',
    line,
    column,
    message: {
      'zh-CN': `第${line}行第${column}列：${chinese}。`,
      en: `Line ${line}, column ${column}: ${english}.`,
    },
  };
}
