import { StartRefused } from '../StartRefused.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** The address of a CouchDB with its administrator. Its text is in no message: the password is in there. */
export function couchAddress(text: string, allowPlain = false): URL {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (address === undefined || !/^https?:$/.test(address.protocol) || address.password === '') {
    throw new StartRefused(
      'COUCHDB_URL 要写成 https://user:password@host:port 的形式。\n' +
        'COUCHDB_URL must have the form https://user:password@host:port.',
    );
  }
  if (address.protocol === 'http:' && !LOOPBACK.test(address.hostname) && !allowPlain) {
    throw new StartRefused(
      '密码会不加密地经过网络。请改用 https，或用 --allow-plain 确认。\n' +
        'The password would cross the network in the clear. Use https, or confirm with --allow-plain.',
    );
  }
  return address;
}
