import { useEffect, useState } from 'react';
import { useDesk, useDeskState } from '#designer/desk';

const FORM = /^#\/forms\/([a-z][a-z0-9-]*)$/;

/** The form that the address of the page names. */
export function formInAddress(): string | undefined {
  return FORM.exec(location.hash)?.[1];
}

/** What is designed: forms, or everything else that has a page of its own. */
export const AREAS = ['forms', 'texts', 'templates'] as const;
export type Area = (typeof AREAS)[number];

function areaInAddress(): Area {
  return AREAS.find((area) => location.hash === `#/${area}`) ?? 'forms';
}

/** Keeps the address and what is open the same, so that “back” and a reload lead where one was. Gives the area and how to go to another. */
export function useAddress(): readonly [Area, (area: Area) => void] {
  const desk = useDesk();
  const { form } = useDeskState();
  const [area, setArea] = useState(areaInAddress);
  useEffect(() => {
    if (area !== 'forms') {
      if (areaInAddress() !== area) history.pushState(null, '', `#/${area}`);
      return;
    }
    const wanted = form === undefined ? '#/' : `#/forms/${form}`;
    if (formInAddress() !== form || areaInAddress() !== area) history.pushState(null, '', wanted);
  }, [area, form]);
  useEffect(() => {
    const follow = (): void => {
      const there = areaInAddress();
      setArea(there);
      if (there === 'forms' && formInAddress() !== desk.state().form) desk.openForm(formInAddress());
    };
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, [desk]);
  return [area, setArea];
}
