import type { JsonObject } from '#core';
import { DEPENDENTS, HOME, MEMBER, type Question, type Variant } from './survey.ts';

/** The survey as JSON Schema, for RJSF and for ours. */
export function schemaOf(variant: Variant): JsonObject {
  const members = {
    type: 'array',
    title: '家庭成员',
    maxItems: 20,
    items: { title: '家庭成员', ...objectOf(MEMBER) },
  };
  const survey = objectOf(HOME);
  const properties = { ...(survey['properties'] as JsonObject), members };
  const hangOn = variant === 'conditions' ? 'address' : 'keeper';
  return {
    title: '住户调查',
    ...survey,
    properties,
    required: ['address', 'headName'],
    allOf: [
      ...((survey['allOf'] ?? []) as readonly JsonObject[]),
      ...(variant === 'survey' ? [] : dependents(hangOn)),
    ],
  };
}

/** Forty questions, each shown once the answer has a certain length: typing 20 letters brings in five of them. */
function dependents(name: string): readonly JsonObject[] {
  return Array.from({ length: DEPENDENTS }, (_, n) => ({
    if: { properties: { [name]: { minLength: 8 + n * 4 } }, required: [name] },
    then: {
      properties: {
        [`extra${String(n)}`]: { type: 'string', title: `补充 ${String(n + 1)}`, maxLength: 30 },
      },
    },
  }));
}

function objectOf(questions: readonly Question[]): JsonObject {
  const always = questions.filter(({ onlyIf }) => onlyIf === undefined);
  const conditions = new Set(questions.flatMap(({ onlyIf }) => onlyIf ?? []));
  return {
    type: 'object',
    properties: propertiesOf(always),
    allOf: [...conditions].map((name) => ({
      if: { properties: { [name]: { const: true } }, required: [name] },
      then: { properties: propertiesOf(questions.filter(({ onlyIf }) => onlyIf === name)) },
    })),
  };
}

function propertiesOf(questions: readonly Question[]): JsonObject {
  return Object.fromEntries(questions.map((question) => [question.name, fieldOf(question)]));
}

function fieldOf({ title, kind, options = [] }: Question): JsonObject {
  switch (kind) {
    case 'text':
      return { type: 'string', title, maxLength: 100 };
    case 'long':
      return { type: 'string', title, maxLength: 300 };
    case 'number':
      return { type: 'number', title, minimum: 0 };
    case 'yesNo':
      return { type: 'boolean', title };
    case 'date':
      return { type: 'string', title, format: 'date' };
    case 'choice':
      return { type: 'string', title, oneOf: options.map((words) => ({ const: words, title: words })) };
  }
}
