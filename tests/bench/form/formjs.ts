import { Form } from '@bpmn-io/form-js-viewer';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import { offer, root } from './page.ts';
import { HOME, MEMBER, answers, type Question } from './survey.ts';

offer({
  mount() {
    const form = new Form({ container: root() });
    const schema = {
      type: 'default',
      components: [
        ...HOME.map((question) => componentOf(question, 'home')),
        {
          type: 'dynamiclist',
          id: 'members',
          label: '家庭成员',
          path: 'members',
          isRepeating: true,
          allowAddRemove: true,
          defaultRepetitions: 1,
          disableCollapse: true,
          components: MEMBER.map((question) => componentOf(question, 'member')),
        },
      ],
    };
    form.importSchema(schema, answers()).catch((error: unknown) => {
      throw error;
    });
  },
  find(name, member) {
    const id = member === undefined ? `home_${name}` : `member_${name}`;
    return (
      document.querySelectorAll<HTMLElement>(`input[id*=${id}], textarea[id*=${id}]`)[member ?? 0] ?? null
    );
  },
  addButton: () => document.querySelector<HTMLElement>('.fjs-repeat-render-add'),
});

function componentOf(
  { name, title, kind, options = [], onlyIf }: Question,
  part: string,
): Readonly<Record<string, unknown>> {
  return {
    key: name,
    id: `${part}_${name}`,
    label: title,
    ...(onlyIf === undefined
      ? {}
      : { conditional: { hide: part === 'home' ? `=${onlyIf} != true` : `=this.${onlyIf} != true` } }),
    ...(
      {
        text: { type: 'textfield' },
        long: { type: 'textarea' },
        number: { type: 'number' },
        yesNo: { type: 'checkbox' },
        date: { type: 'datetime', subtype: 'date', dateLabel: title },
        choice: { type: 'select', values: options.map((words) => ({ label: words, value: words })) },
      } as const
    )[kind],
  };
}
