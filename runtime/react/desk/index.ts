export { LedgerPage } from './LedgerPage.tsx';
export { listsFor } from './lists.ts';
export { TodoPage } from './TodoPage.tsx';
