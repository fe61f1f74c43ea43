/** Hands a file to the browser's downloads, without leaving the page. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken its hold on the file by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
