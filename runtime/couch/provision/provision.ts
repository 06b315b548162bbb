import type { ServerScope } from 'nano';
import { isObject, type JsonObject } from '#core/base';
import { type Step, planSteps } from './planSteps.ts';
import { DESIGN, type Found, type Wanted } from './Wanted.ts';

export interface ProvisionOptions {
  /** Only say what would be done. */
  readonly dryRun?: boolean;
  /** Told each step before it is done. */
  readonly onStep?: (step: Step) => void;
}

/**
 * Makes a CouchDB what a town needs, and says by which steps; none when it is so already. May be stopped at any step and run
 * again. Rejects with nano's error when the server refuses or cannot be reached.
 */
export async function provision(
  server: ServerScope,
  wanted: readonly Wanted[],
  { dryRun = false, onStep }: ProvisionOptions = {},
): Promise<readonly Step[]> {
  const found = new Map<string, Found>();
  for (const { name } of wanted) {
    const state = await findDatabase(server, name);
    if (state !== undefined) found.set(name, state);
  }
  const steps = planSteps(wanted, found);
  for (const step of steps) {
    onStep?.(step);
    if (!dryRun) await doStep(server, step);
  }
  return steps;
}

async function findDatabase(server: ServerScope, db: string): Promise<Found | undefined> {
  const security = await find(server, db, '_security');
  if (security === undefined) return undefined;
  const design = await find(server, db, DESIGN);
  const listed = (await find(server, db, '_index'))?.['indexes'];
  const names = (Array.isArray(listed) ? (listed as readonly unknown[]) : []).flatMap((index) => {
    if (!isObject(index)) return [];
    const { ddoc, name } = index as Readonly<Record<string, unknown>>;
    return typeof ddoc === 'string' && ddoc.startsWith(`${DESIGN}-`) && typeof name === 'string'
      ? [name]
      : [];
  });
  return { security, design, indexes: names };
}

async function find(server: ServerScope, db: string, path: string): Promise<JsonObject | undefined> {
  try {
    return (await server.request({ db, path })) as JsonObject;
  } catch (error) {
    if (isObject(error) && (error as { statusCode?: unknown }).statusCode === 404) return undefined;
    throw error;
  }
}

async function doStep(server: ServerScope, step: Step): Promise<void> {
  const { database: db } = step;
  switch (step.do) {
    case 'create':
      await server.db.create(db);
      return;
    case 'close':
    case 'narrow':
    case 'open':
      await server.request({ db, path: '_security', method: 'put', body: step.security });
      return;
    case 'rules':
      await server.request({ db, path: DESIGN, method: 'put', body: step.document });
      return;
    case 'index': {
      const { name, fields } = step.index;
      const body = {
        index: { fields },
        name,
        ddoc: `${DESIGN.slice('_design/'.length)}-${name}`,
        type: 'json',
      };
      await server.request({ db, path: '_index', method: 'post', body });
      return;
    }
  }
}
