export { createFileBasket, type FileBasket } from './FileBasket.ts';
export { KitForm } from './KitForm.tsx';
export { coreValidator } from './coreValidator.ts';
export { dress } from './dress.ts';
export { startData } from './startData.ts';
export { prune, pruneObject } from './prune.ts';
