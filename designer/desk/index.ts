/** A draft being edited by one person: what is open, undo and redo, and every step safe on this device. */
export { browserBook } from './browserBook.ts';
export { createDesk } from './Desk.ts';
export type { Desk, SaveState } from './Desk.ts';
export { DeskProvider, useDesk, useDeskState } from './DeskContext.tsx';
export { createMemoryBook } from './DeviceBook.ts';
export type { DeviceBook, Kept } from './DeviceBook.ts';
export { freshName } from './freshName.ts';
