import type { ReactNode } from 'react';

/** Line icons on a 24 grid, drawn here so that nothing has to be fetched. */
const paths = {
  today: 'M4 11.5 12 4l8 7.5M6 10v9h4.5v-5h3v5H18v-9',
  todo: 'M5 6.5 6.5 8 9 5M5 12.5 6.5 14 9 11M5 18.5 6.5 20 9 17M12 6.5h8M12 12.5h8M12 18.5h8',
  plus: 'M12 5v14M5 12h14',
  ledger: 'M6 4h10a2 2 0 0 1 2 2v14H8a2 2 0 0 1-2-2zM6 17a2 2 0 0 1 2-2h10M9.5 8h5',
  me: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c1-3.8 4-5.5 7.5-5.5s6.5 1.7 7.5 5.5',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  down: 'M6 9l6 6 6-6',
  up: 'M6 15l6-6 6 6',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5 10 17.5 19 7',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16.2 16.2 20.5 20.5',
  camera: 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 16.5a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5z',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2',
  cloud: 'M7 18.5a4 4 0 0 1-.6-7.95 5.5 5.5 0 0 1 10.7-1A4.5 4.5 0 0 1 17 18.5z',
  phone: 'M8 3.5h8a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1zM11 17.5h2',
  print: 'M7 9V4h10v5M7 17H4.5v-7h15v7H17M7 14h10v6H7z',
  warn: 'M12 4 2.8 19.5h18.4zM12 10v4.5M12 17v.2',
  info: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5M12 8v.2',
  pause: 'M9 6v12M15 6v12',
  trash: 'M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7',
  edit: 'M5 19l1-4L16 5l3 3L9 18z',
  shield: 'M12 3.5 5 6v5.5c0 4.2 2.8 7.4 7 9 4.2-1.6 7-4.8 7-9V6z',
  home: 'M4 11 12 4.5 20 11v8.5H4zM10 19.5v-5h4v5',
  walk: 'M13 5.5a1.5 1.5 0 1 0 0-.01M9 20.5l2.5-6 2.5 2v4M8 12l2-4 3-.5 2 3 2.5 1M11.5 14.5 13 8',
  flag: 'M6 20.5V4h11l-2.5 4L17 12H6',
  star: 'M12 4l2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8-5 2.8 1.1-5.5L4 9.700 9.600 9z',
  logout: 'M14 5H6v14h8M11 12h9M17 8.500 20.500 12 17 15.500',
  eye: 'M2.5 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  filter: 'M4 6h16M7 12h10M10 18h4',
  undo: 'M9 5 4.500 9.500 9 14M4.500 9.500H14a5 5 0 0 1 0 10H9',
  redo: 'M15 5l4.500 4.500L15 14M19.500 9.500H10a5 5 0 0 0 0 10h5',
  copy: 'M9 9h10.500v10.500H9zM5.500 15H4.500V4.500H15v1',
  move: 'M12 3.500v17M3.500 12h17M9.500 6 12 3.500 14.500 6M9.500 18l2.500 2.500 2.500-2.500M6 9.500 3.500 12 6 14.500M18 9.500l2.500 2.500-2.500 2.500',
  export: 'M12 4v10M8 7.500 12 4l4 3.500M5 13v6.500h14V13',
  group: 'M4.500 4.500h15v15h-15zM8 9h8M8 12.500h8M8 16h5',
  settings:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM9 19.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  mic: 'M12 14.500a3 3 0 0 0 3-3V7a3 3 0 0 0-6 0v4.500a3 3 0 0 0 3 3zM6 11.500a6 6 0 0 0 12 0M12 17.500v3M9 20.500h6',
  grip: 'M9 6v.01M9 12v.01M9 18v.01M15 6v.01M15 12v.01M15 18v.01',
  desk: 'M3.500 5h17v11h-17zM9 20h6M12 16v4',
} as const;

/** Name of an icon. */
export type IconName = keyof typeof paths;

/** A decorative icon in the text's colour and 1.25 times its size; the words beside it carry the meaning. */
export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
