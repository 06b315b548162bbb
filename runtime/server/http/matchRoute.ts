import { isDatabaseName } from '../account/rights.ts';
import type { Route } from './Exchange.ts';
import { badRequest } from './HttpFailure.ts';

export type Match =
  | { readonly status: 'found'; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly status: 'method'; readonly allow: readonly string[] }
  | { readonly status: 'none' };

/** Which values a variable segment takes, decoded. */
const KINDS: Readonly<Record<string, (value: string) => boolean>> = {
  ':db': isDatabaseName,
  // Names with an underscore in front are CouchDB's own (`_design`, `_security`, …): none is a document of ours.
  ':doc': (value) => value !== '' && !value.startsWith('_') && value.length <= 512,
  ':file': (value) => value !== '' && !value.startsWith('_') && value.length <= 255,
  // A part of a branch's and of a folder's name.
  ':draft': (value) => /^[a-z][a-z0-9-]{0,63}$/.test(value),
  // Which names an account may have the route says, in words.
  ':account': (value) => value !== '' && value.length <= 255,
  ':local': (value) => /^[\w.~+=-]{1,128}$/.test(value),
};

/** The decoded segments of a path; 400 when it is not one. A trailing slash counts for nothing, as with CouchDB. */
export function segmentsOf(path: string): readonly string[] {
  if (!path.startsWith('/')) throw badRequest('the path is not absolute');
  const raw = path.slice(1).replace(/\/$/, '');
  if (raw === '') return [];
  return raw.split('/').map((segment) => {
    try {
      const decoded = decodeURIComponent(segment);
      if (decoded.includes('\0')) throw badRequest('the path holds a null character');
      return decoded;
    } catch {
      throw badRequest('the path is not properly encoded');
    }
  });
}

export function matchRoute(routes: readonly Route[], method: string, segments: readonly string[]): Match {
  const asked = method === 'HEAD' ? 'GET' : method;
  const allow = new Set<string>();
  for (const route of routes) {
    const params = matchPath(route.path, segments);
    if (params === undefined) continue;
    if ((route.methods as readonly string[]).includes(asked)) return { status: 'found', route, params };
    for (const allowed of route.methods) allow.add(allowed);
  }
  return allow.size > 0 ? { status: 'method', allow: [...allow] } : { status: 'none' };
}

function matchPath(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [place, expected] of pattern.entries()) {
    const given = segments[place] ?? '';
    const kind = KINDS[expected];
    if (kind === undefined ? given !== expected : !kind(given)) return undefined;
    if (kind !== undefined) params[expected.slice(1)] = given;
  }
  return params;
}
