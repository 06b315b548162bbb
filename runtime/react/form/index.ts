export { createFileBasket, type FileBasket } from './FileBasket.ts';
export type { LeadTo } from './leadTo.ts';
export { KitForm } from './KitForm.tsx';
export { startData } from './startData.ts';
export { pruneObject } from './prune.ts';
