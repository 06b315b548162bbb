/** The engine of forms: RJSF's semantics with work only where something changed. */
export {
  EngineContext,
  useEngine,
  useErrorsAt,
  useStored,
  useValueAt,
  type Engine,
  type PartProps,
} from './Engine.tsx';
export { createFormStore, type FormStore } from './FormStore.ts';
export { Later } from './Later.tsx';
export { createMountQueue } from './mountQueue.ts';
export { Part } from './Part.tsx';
export { messagesOf } from './messages.ts';
export { countQuestions } from './partKind.ts';
