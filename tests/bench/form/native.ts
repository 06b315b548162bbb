/** The floor: as many inputs as the browser itself offers, with no library and nobody listening. */
import { offer, root } from './page.ts';
import { HOME, INPUTS, MEMBER, answers, type Question } from './survey.ts';

const members = (INPUTS - HOME.length) / MEMBER.length;

offer({
  mount() {
    const form = document.createElement('form');
    for (const question of HOME) form.append(row(question, `home_${question.name}`));
    for (let n = 0; n < members; n += 1) form.append(member(n));
    root().append(form);
  },
  find: (name, n) =>
    document.querySelector<HTMLElement>(
      n === undefined ? `[name=home_${name}]` : `[name=m${String(n)}_${name}]`,
    ),
  addButton() {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = '添加';
    button.addEventListener('click', () => document.querySelector('form')?.append(member(members)));
    root().append(button);
    return button;
  },
});

function member(n: number): HTMLElement {
  const group = document.createElement('fieldset');
  for (const question of MEMBER) group.append(row(question, `m${String(n)}_${question.name}`));
  return group;
}

function row(question: Question, name: string): HTMLElement {
  const label = document.createElement('label');
  label.style.display = 'block';
  const input = inputOf(question);
  input.name = name;
  if (name === 'home_address') input.value = String(answers()['address']);
  label.append(question.title, input);
  return label;
}

function inputOf({
  kind,
  options = [],
}: Question): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  if (kind === 'long') return document.createElement('textarea');
  if (kind === 'choice') {
    const select = document.createElement('select');
    for (const words of options) select.append(new Option(words));
    return select;
  }
  const input = document.createElement('input');
  input.type = ({ text: 'text', number: 'number', yesNo: 'checkbox', date: 'date' } as const)[kind];
  return input;
}
