/** What only somebody who has logged in needs, as one piece to load: the log-in page is there without it. */
export { App } from '../app/App.tsx';
export { UpdateBanner } from '../app/UpdateBanner.tsx';
export { openWorkplace } from './openWorkplace.ts';
