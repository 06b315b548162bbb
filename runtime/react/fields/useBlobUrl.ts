import { useEffect, useEffectEvent, useState } from 'react';

/** An address for a file of the device's store: undefined while it is looked for, null when it is not there. */
export function useBlobUrl(name: string, load: () => Promise<Blob | undefined>): string | null | undefined {
  const [shown, setShown] = useState<string | null | undefined>(undefined);
  const loadNow = useEffectEvent(load);
  useEffect(() => {
    let url: string | undefined;
    let gone = false;
    loadNow().then(
      (blob) => {
        if (gone) return;
        url = blob === undefined ? undefined : URL.createObjectURL(blob);
        setShown(url ?? null);
      },
      () => setShown(null),
    );
    return () => {
      gone = true;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [name]);
  return shown;
}
