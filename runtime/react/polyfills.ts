/** What the oldest WebViews on workers' phones (Chrome 80) lack of what we or our libraries call. */

if (typeof globalThis.structuredClone !== 'function') {
  // RJSF clones form data with it: plain JSON.
  globalThis.structuredClone = (value: unknown) =>
    value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}

if (typeof String.prototype.replaceAll !== 'function') {
  Object.defineProperty(String.prototype, 'replaceAll', {
    value(this: string, search: string, put: string): string {
      return this.split(search).join(put);
    },
  });
}

if (typeof Object.hasOwn !== 'function') {
  Object.hasOwn = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
}

for (const kind of [Array.prototype, String.prototype]) {
  if (typeof (kind as { at?: unknown }).at === 'function') continue;
  Object.defineProperty(kind, 'at', {
    value(this: ArrayLike<unknown>, index: number): unknown {
      return this[index < 0 ? this.length + index : index];
    },
  });
}

export {};
