/** Testing Library unmounts by itself only where `afterEach` is a global, and ours is not. */
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

afterEach(cleanup);
// For what hangs: parts that come on demand are compiled first, and a busy machine takes its time.
configure({ asyncUtilTimeout: 30_000 });
