import type { IncomingMessage } from 'node:http';

export interface From {
  readonly address: string;
  readonly local: boolean;
  readonly secure: boolean;
}

/** Where a request comes from. Headers of a proxy count only when the operator declared one in front. */
export function addressOf(request: IncomingMessage, options: { readonly proxy: boolean }): From {
  const socket = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const forwarded = String(request.headers['x-forwarded-for'] ?? '');
  // The last entry is the one that our proxy wrote; those before it came with the request.
  const address =
    options.proxy && forwarded !== '' ? (forwarded.split(',').at(-1)?.trim() ?? socket) : socket;
  return {
    address,
    local: forwarded === '' && !options.proxy && (socket === '::1' || socket.startsWith('127.')),
    secure: options.proxy && request.headers['x-forwarded-proto'] === 'https',
  };
}
