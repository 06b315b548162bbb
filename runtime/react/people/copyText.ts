/**
 * Puts text on the clipboard. Where the browser does not let the page do so (it does only under https and on the machine itself), what
 * `shown` shows is selected instead, and the answer is false.
 */
export async function copyText(text: string, shown: HTMLElement | null): Promise<boolean> {
  // The type promises it; a page without https has none.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  try {
    if (clipboard !== undefined) {
      await clipboard.writeText(text);
      return true;
    }
  } catch {
    // refused: as if there was none
  }
  if (shown !== null) getSelection()?.selectAllChildren(shown);
  return false;
}
