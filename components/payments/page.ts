/** Leaves for a page that the server named: the provider's, to enter a means or confirm with the bank. */
export const leaveFor = (url: string): void => location.assign(url);

/** A key of one wish: kept for every repeat of it. */
export const newKey = (): string => crypto.randomUUID();

/** Closes the window; where the browser does not let it, the space is the way on. */
export function closeWindow(): void {
  window.close();
  setTimeout(() => leaveFor('/'), 300);
}
