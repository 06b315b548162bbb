/** Names one content of one event. Neither part holds a space. */
export function leafKey({ id, rev }: { readonly id: string; readonly rev: string }): string {
  return `${id} ${rev}`;
}
