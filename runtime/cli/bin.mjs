#!/usr/bin/env node
/** `wangge`: runs the TypeScript of main.ts as it is; main.ts reads process.argv when it is imported. */
import { register } from 'tsx/esm/api';

register();
await import('./main.ts');
