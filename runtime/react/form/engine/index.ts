/** The engine of forms: RJSF's semantics with work only where something changed. */
export { EngineContext, useStored, type Engine } from './Engine.tsx';
export { createFormStore } from './FormStore.ts';
export { createMountQueue } from './mountQueue.ts';
export { Part } from './Part.tsx';
