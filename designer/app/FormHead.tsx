import { useState, type ReactNode } from 'react';
import {
  formTitle,
  removingForm,
  ResolveSheet,
  TextBox,
  type OpenForm,
  type Removing,
} from '#designer/board';
import { useDesk } from '#designer/desk';
import { languagesOf, setText, titleOf, wordsAt, type Commanded, type Item } from '#designer/form';
import { useWords } from '#designer/words';
import { Confirm, IconButton } from '#react';

/** The form itself: what it is called, how much is in it, and the way to delete it. */
export function FormHead({ open }: { readonly open: OpenForm }): ReactNode {
  const { t, language } = useWords();
  const desk = useDesk();
  const [asking, setAsking] = useState<Removing | null>(null);
  const { draft, form, outline } = open;
  const languages = languagesOf(draft);
  const words = languages.includes(language) ? language : (languages[0] ?? language);
  const target = { draft, form, pointer: '' };
  const count = countIn(outline);
  const remove = (commanded: Commanded): void => {
    setAsking(null);
    if (desk.run(commanded, { quiet: true })) desk.openForm(undefined);
  };
  const close = (): void => setAsking(null);
  return (
    <div className="form-head">
      <TextBox
        label={t('forms.add.name')}
        value={wordsAt(target, outline, 'title', words)}
        lang={words}
        onText={(text) => {
          const { draft: now } = desk.state().work;
          return desk.run(setText({ draft: now, form, pointer: '' }, 'title', text, words), { quiet: true });
        }}
        help={t('outline.count', { n: count })}
      />
      <IconButton
        icon="trash"
        label={t('form.delete')}
        onClick={() => setAsking(removingForm(draft, form, titleOf(draft, form, outline)))}
      />
      <Confirm
        title={t('form.delete')}
        body={t('form.delete.ask', { form: formTitle(draft, form, language), n: count })}
        yes={t('form.delete')}
        no={t('cancel')}
        open={asking?.status === 'unused'}
        onNo={close}
        onYes={() => {
          if (asking?.status === 'unused') remove(asking.commanded);
        }}
      />
      {asking?.status === 'used' && (
        <ResolveSheet
          name={formTitle(draft, form, language)}
          removing={asking}
          onClose={close}
          onDecide={remove}
        />
      )}
    </div>
  );
}

function countIn({ children }: Item): number {
  return children.reduce((sum, child) => sum + 1 + countIn(child), 0);
}
