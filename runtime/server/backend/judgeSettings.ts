import { LIFETIMES, RENEWED_AFTER } from '../account/lifetimes.ts';
import type { Concern } from './Concern.ts';
import type { CouchNode } from './CouchNode.ts';

const [MB, DAY] = [1024 * 1024, 24 * 60 * 60];

/** What the core's door lets in, the largest request of our routes, and a published revision with room to grow. */
const SIZES: readonly (readonly [setting: string, fallback: number, least: number])[] = [
  ['couchdb/max_attachment_size', Infinity, 5 * MB],
  ['chttpd/max_http_request_size', 4096 * MB, 64 * MB],
  ['couchdb/max_document_size', 8_000_000, 4 * MB],
];

/**
 * CouchDB makes a session's life longer only in the last nine tenths of it, and we ask only now and then: so much of it may be over
 * when a phone is used for the last time.
 */
const SHORTEST_SESSION = Math.ceil((LIFETIMES.phone / 1000) * ((1 + RENEWED_AFTER) / 0.9));
const [USUAL_SESSION, ADVISED_SESSION] = [600, 40 * DAY];

/** NIST SP 800-63B §5.1.1.2 */
const LEAST_ITERATIONS = 10_000;

/** What our promises need of CouchDB's settings and do not find. Values of secrets are in no text. */
export function judgeSettings(version: string, nodes: readonly CouchNode[]): readonly Concern[] {
  const each = nodes.flatMap((node) => [
    ...sessions(node),
    ...locking(node),
    ...passwords(node),
    ...rights(node),
    ...sizes(node),
  ]);
  // The same of three nodes is said once.
  const once = new Map([...each, ...together(nodes), ...age(version)].map((one) => [one.text['en'], one]));
  return [...once.values()];
}

function sessions(node: CouchNode): readonly Concern[] {
  const seconds = Number(find(node, 'chttpd_auth/timeout') ?? USUAL_SESSION);
  if (seconds >= SHORTEST_SESSION) return [];
  const [zh, en] = durationOf(seconds);
  return [
    concern(
      'chttpd_auth/timeout',
      `CouchDB 的 [chttpd_auth] timeout 是${zh}，手机不到 30 天就会退出登录。请改为 ${ADVISED_SESSION}（40 天）。`,
      `[chttpd_auth] timeout of CouchDB is ${en}: phones will be logged out before 30 days are over. Set it to ${ADVISED_SESSION} (40 days).`,
    ),
  ];
}

function locking(node: CouchNode): readonly Concern[] {
  if ((find(node, 'chttpd_auth_lockout/mode') ?? 'enforce') !== 'enforce') return [];
  return [
    concern(
      'chttpd_auth_lockout/mode',
      '有人多次输错密码时，CouchDB 会拒绝该地址的登录；在它看来，所有人来自同一个地址，别人也登录不了。本服务自己会限制，请把 [chttpd_auth_lockout] mode 改为 warn。',
      'CouchDB refuses log-ins from an address after some mistyped passwords, and to it all people come from one. This server sets limits itself: set [chttpd_auth_lockout] mode to warn.',
    ),
  ];
}

function passwords(node: CouchNode): readonly Concern[] {
  const isWeak =
    find(node, 'chttpd_auth/password_scheme') === 'simple' ||
    Number(find(node, 'chttpd_auth/iterations') ?? LEAST_ITERATIONS) < LEAST_ITERATIONS;
  if (!isWeak) return [];
  return [
    concern(
      'chttpd_auth/iterations',
      'CouchDB 保存密码的方式太弱。请把 [chttpd_auth] 的 password_scheme 和 iterations 改回默认值。',
      'CouchDB keeps passwords in too weak a form. Give password_scheme and iterations in [chttpd_auth] their defaults back.',
    ),
  ];
}

function rights(node: CouchNode): readonly Concern[] {
  const found: Concern[] = [];
  if ((find(node, 'couchdb/default_security') ?? 'admin_only') !== 'admin_only') {
    found.push(
      concern(
        'couchdb/default_security',
        'CouchDB 新建的数据库一开始对所有人开放。请把 [couchdb] default_security 改为 admin_only。',
        'A new database of CouchDB is open to everybody at first. Set [couchdb] default_security to admin_only.',
      ),
    );
  }
  const handlers = find(node, 'chttpd/authentication_handlers');
  if (handlers !== undefined && !handlers.includes('cookie_authentication_handler')) {
    found.push(
      concern(
        'chttpd/authentication_handlers',
        'CouchDB 不接受会话，谁也登录不了。请把 [chttpd] authentication_handlers 改回默认值。',
        'CouchDB takes no sessions, so nobody can log in. Give [chttpd] authentication_handlers its default back.',
      ),
    );
  }
  return found;
}

function sizes(node: CouchNode): readonly Concern[] {
  return SIZES.flatMap(([setting, fallback, least]) => {
    const text = find(node, setting) ?? 'infinity';
    const most = find(node, setting) === undefined ? fallback : text === 'infinity' ? Infinity : Number(text);
    if (most >= least) return [];
    const name = nameOf(setting);
    return [
      concern(
        setting,
        `CouchDB 的 ${name} 是 ${text}，太小，有的照片或配置会存不进去。请至少设为 ${least}。`,
        `${name} of CouchDB is ${text}, too small for some photos or for the config. Set it to ${least} at least.`,
      ),
    ];
  });
}

/** What is right only if all nodes have it so. */
function together(nodes: readonly CouchNode[]): readonly Concern[] {
  if (nodes.length < 2) return [];
  const found: Concern[] = [];
  if (new Set(nodes.map((node) => find(node, 'chttpd_auth/secret'))).size > 1) {
    found.push(
      concern(
        'chttpd_auth/secret',
        '各节点的 [chttpd_auth] secret 不一致，换一个节点就会退出登录。请在各节点设成同一个值。',
        'The nodes have different [chttpd_auth] secrets: a session of one is unknown to the next. Set the same on all of them.',
      ),
    );
  }
  if (nodes.some((node) => Number(find(node, 'cluster/n') ?? 3) < 2)) {
    found.push(
      concern(
        'cluster/n',
        '集群有多个节点，但 [cluster] n 小于 2：新建的数据库只存一份，坏一个节点就会丢数据。请设为 3。',
        'There are several nodes, but [cluster] n is below 2: a new database is kept once, and is lost with its node. Set it to 3.',
      ),
    );
  }
  return found;
}

function age(version: string): readonly Concern[] {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 3 || (major === 3 && minor >= 5)) return [];
  return [
    concern(
      'version',
      `CouchDB 的版本是 ${version}，本工具箱在 3.5 上验证过，请升级。`,
      `This is CouchDB ${version}. The kit was tested with 3.5: upgrade it.`,
    ),
  ];
}

function find({ settings }: CouchNode, setting: string): string | undefined {
  const [section = '', key = ''] = setting.split('/');
  return settings[section]?.[key];
}

function nameOf(setting: string): string {
  const [section = '', key = ''] = setting.split('/');
  return `[${section}] ${key}`;
}

function durationOf(seconds: number): readonly [zh: string, en: string] {
  if (seconds >= 2 * DAY) {
    const days = Math.floor(seconds / DAY);
    return [` ${days} 天`, `${days} days`];
  }
  const minutes = Math.floor(seconds / 60);
  return [` ${minutes} 分钟`, `${minutes} minutes`];
}

function concern(setting: string, zh: string, en: string): Concern {
  return { setting, text: { 'zh-CN': zh, en } };
}
