import { browserPlainDrafts } from './plainDrafts.ts';
import { browserShelf } from './browserShelf.ts';
import { keepUnsaved } from './keepUnsaved.ts';
import { createSealedDrafts, type SealedDrafts } from './sealedDrafts.ts';
import { takeOverPlain } from './takeOverPlain.ts';

/** The drafts of this device, encrypted. Those of an older app are taken over when somebody's are opened. */
export function openBrowserDrafts(): SealedDrafts {
  const sealed = keepUnsaved(createSealedDrafts(browserShelf));
  return {
    ...sealed,
    async open(person) {
      await sealed.open(person);
      await takeOverPlain(browserPlainDrafts, sealed);
    },
  };
}
