import { useEffect } from 'react';
import { useDesk, useDeskState } from '#designer/desk';

const FORM = /^#\/forms\/([a-z][a-z0-9-]*)$/;

/** The form that the address of the page names. */
export function formInAddress(): string | undefined {
  return FORM.exec(location.hash)?.[1];
}

/** Keeps the address and the open form the same, so that “back” and a reload lead where one was. */
export function useAddress(): void {
  const desk = useDesk();
  const { form } = useDeskState();
  useEffect(() => {
    const wanted = form === undefined ? '#/' : `#/forms/${form}`;
    if (formInAddress() !== form) history.pushState(null, '', wanted);
  }, [form]);
  useEffect(() => {
    const follow = (): void => {
      if (formInAddress() !== desk.state().form) desk.openForm(formInAddress());
    };
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, [desk]);
}
