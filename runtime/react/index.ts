/** The app's pages and the parts that stories and the designer use. */
export { App } from './app/App.tsx';
export { Frame } from './app/Frame.tsx';
export { startPage } from './app/startPage.tsx';
export { CasePage } from './case/index.ts';
export { WorkplaceProvider, useWorkplace, type Person, type Workplace } from './data/index.ts';
export { memoryWorkplace } from './dev/memoryWorkplace.ts';
export { sampleEvents } from './dev/sampleEvents.ts';
export { createMemoryDrafts, type Draft, type DraftBook } from './draft/index.ts';
export { KitForm, createFileBasket, pruneObject, startData, type FileBasket } from './form/index.ts';
export { Paper } from './print/Paper.tsx';
export { SignIn, type Signed } from './session/index.ts';
export { LanguageProvider, setPreferences, useTexts, type UiLanguage } from './texts/index.ts';
export {
  Badge,
  Banner,
  Button,
  Card,
  EmptyState,
  Icon,
  IconButton,
  Light,
  Loading,
  SearchBox,
  Select,
  ToastProvider,
  useToast,
} from './ui/index.ts';
export { Confirm } from './ui/Confirm.tsx';
export { Sheet } from './ui/Sheet.tsx';
