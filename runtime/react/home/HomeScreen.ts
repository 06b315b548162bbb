import type { Text } from '#core';
import type { IconName } from '../ui/index.ts';

/** One of the things that a person may begin. */
export interface HomeTile {
  readonly flow: string;
  readonly title: Text;
  readonly icon: IconName;
}

/**
 * What the first page says before any case is looked at: public words of the kit and the person's own name and posts. It is
 * kept on the device, so it holds nothing of a record.
 */
export interface HomeScreen {
  readonly person: string;
  readonly displayName: string;
  /** Of the kit, above every page. */
  readonly title: Text;
  readonly sample: boolean;
  /** Of the town's clock, minutes east of Greenwich. */
  readonly offsetMinutes: number;
  /** Post and seat, as one line each. */
  readonly posts: readonly Text[];
  readonly tiles: readonly HomeTile[];
}
