/** Long enough for a browser to begin the download (ms). */
const KEPT_FOR = 60_000;

/** Hands a file to the person at this device. */
export function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR);
}
