import { createRoot } from 'react-dom/client';
import { Model } from 'survey-core';
import 'survey-core/survey-core.min.css';
import { Survey } from 'survey-react-ui';
import { buttonNamed, offer, root } from './page.ts';
import { HOME, MEMBER, answers, type Question } from './survey.ts';

let model: Model | undefined;

offer({
  mount() {
    model = new Model({
      elements: [
        ...HOME.map((question) => elementOf(question, (name) => `{${name}} = true`)),
        {
          type: 'paneldynamic',
          name: 'members',
          title: '家庭成员',
          templateElements: MEMBER.map((question) => elementOf(question, (name) => `{panel.${name}} = true`)),
        },
      ],
    });
    model.data = answers();
    createRoot(root()).render(<Survey model={model} />);
  },
  find(name, member) {
    const questions = member === undefined ? model?.getAllQuestions() : membersOf(member);
    const id = questions?.find((one) => one.name === name)?.inputId;
    return id === undefined ? null : document.getElementById(id);
  },
  addButton: () => document.querySelector<HTMLElement>('.sd-paneldynamic__add-btn') ?? buttonNamed('Add new'),
});

function membersOf(member: number): readonly { readonly name: string; readonly inputId: string }[] {
  const list = model?.getQuestionByName('members') as
    | { readonly panels: readonly { readonly questions: readonly { name: string; inputId: string }[] }[] }
    | undefined;
  return list?.panels[member]?.questions ?? [];
}

function elementOf(
  { name, title, kind, options, onlyIf }: Question,
  shown: (name: string) => string,
): Readonly<Record<string, unknown>> {
  return {
    name,
    title,
    ...(onlyIf === undefined ? {} : { visibleIf: shown(onlyIf) }),
    ...(
      {
        text: { type: 'text' },
        long: { type: 'comment' },
        number: { type: 'text', inputType: 'number' },
        yesNo: { type: 'boolean' },
        date: { type: 'text', inputType: 'date' },
        choice: { type: 'dropdown', choices: options },
      } as const
    )[kind],
  };
}
