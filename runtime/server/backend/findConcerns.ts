import { isObject } from '#core/base';
import type { CouchClient } from '../storage/couch/CouchClient.ts';
import { StorageFailure } from '../storage/StorageFailure.ts';
import type { Concern } from './Concern.ts';
import type { CouchNode } from './CouchNode.ts';
import { judgeSettings } from './judgeSettings.ts';

/** Looks at the settings of every node. What cannot be looked at is a concern too, and keeps nobody from starting. */
export async function findConcerns(client: CouchClient): Promise<readonly Concern[]> {
  const welcome = (await client.json({ as: 'admin', path: [] })) as { readonly version?: unknown };
  const version = typeof welcome.version === 'string' ? welcome.version : '?';
  const members = await ask(client, ['_membership']);
  const names = (members?.['cluster_nodes'] ?? ['_local']) as readonly string[];
  const nodes: CouchNode[] = [];
  const unseen: Concern[] = [];
  for (const name of names) {
    const settings = await ask(client, ['_node', name, '_config']);
    if (settings === undefined) unseen.push(unknown(name));
    else nodes.push({ name, settings: settings as CouchNode['settings'] });
  }
  return [...judgeSettings(version, nodes), ...unseen];
}

async function ask(
  client: CouchClient,
  path: readonly string[],
): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const told = await client.json({ as: 'admin', path });
    return isObject(told) ? told : undefined;
  } catch (error) {
    // A node that is down answers with a 500 or 404, a hosted CouchDB with 403.
    if (error instanceof StorageFailure && error.kind === 'unavailable') throw error;
    return undefined;
  }
}

function unknown(node: string): Concern {
  return {
    setting: `_node/${node}`,
    text: {
      'zh-CN': `CouchDB 节点 ${node} 的设置读不到，请按 docs/deploy.md 自行核对。`,
      en: `The settings of the CouchDB node ${node} cannot be read. Check them by docs/deploy.md yourself.`,
    },
  };
}
