import { createRoot } from 'react-dom/client';
import { loadKit, type Kit } from '#core';
import { Frame, KitForm, createFileBasket } from '#react';
import { useRef, useState, type ReactNode } from 'react';
import { schemaOf } from './jsonSchema.ts';
import { buttonNamed, offer, root } from './page.ts';
import { answers, type Variant } from './survey.ts';

const found = import.meta.glob<string>(['/config/**/*.json', '/config/**/*.hbs'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** All members open, so that as many inputs lie on the page as in the others; a town's form folds all but one. */
const isOpen = new URLSearchParams(location.search).has('open');

const variants: readonly Variant[] = ['survey', 'conditions', 'plain'];
const kit = kitWithSurveys();

offer({
  mount(variant) {
    createRoot(root()).render(
      <Frame>
        <Reported variant={variant} />
      </Frame>,
    );
  },
  find: (name, member) =>
    document.getElementById(member === undefined ? `root_${name}` : `root_members_${String(member)}_${name}`),
  addButton: () => buttonNamed('添加家庭成员'),
});

const clock = (): number => Date.parse('2026-05-13T10:20:00+08:00');

/** The form as the page for reporting uses it: every change goes into a draft, and the page says so. */
function Reported({ variant }: { readonly variant: Variant }): ReactNode {
  const [initial] = useState(answers);
  const [files] = useState(() => createFileBasket());
  const draft = useRef<object>(undefined);
  const [isKept, setKept] = useState(false);
  return (
    <main className="page">
      <KitForm
        kit={kit}
        form={variant}
        initial={initial}
        files={files}
        clock={clock}
        onChange={(data, stored) => {
          draft.current = { data: stored(), files: files.usedIn(data) };
          setKept(true);
        }}
        onSubmit={() => undefined}
      >
        <p>{isKept ? '已存' : ''}</p>
      </KitForm>
    </main>
  );
}

function kitWithSurveys(): Kit {
  const files = new Map(Object.entries(found).map(([path, text]) => [path.replace('/config/', ''), text]));
  for (const variant of variants) {
    files.set(`forms/${variant}/form.schema.json`, JSON.stringify(schemaOf(variant)));
    files.set(
      `forms/${variant}/form.ui.json`,
      JSON.stringify(isOpen ? { members: { 'ui:options': { fold: false } } } : {}),
    );
  }
  const loaded = loadKit(files);
  if (loaded.status === 'refused') throw new Error(JSON.stringify(loaded.problems));
  return loaded.kit;
}
