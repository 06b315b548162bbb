/**
 * Property tests run with one fixed seed, so that a red run can be repeated anywhere: `FC_SEED=7 npx vitest` tries
 * another. A seed that failed stays in the repository as a test with its own name.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_260_101) });
