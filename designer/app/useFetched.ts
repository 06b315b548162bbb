import { useEffect, useState } from 'react';

export type Fetched<T> =
  | { readonly status: 'fetching' }
  | { readonly status: 'failed' }
  | { readonly status: 'there'; readonly value: T };

/** What a promise gives; it is asked anew when `key` or `get` is another. */
export function useFetched<T>(get: () => Promise<T>, key: unknown): Fetched<T> {
  const [fetched, setFetched] = useState<Fetched<T>>({ status: 'fetching' });
  useEffect(() => {
    let gone = false;
    get().then(
      (value) => {
        if (!gone) setFetched({ status: 'there', value });
      },
      () => {
        if (!gone) setFetched({ status: 'failed' });
      },
    );
    return () => {
      gone = true;
    };
  }, [get, key]);
  return fetched;
}
