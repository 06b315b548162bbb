/** The server cannot start as asked; the message says what to do. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
