/** Leaves for a page that the server named: the provider's, to enter a means or confirm with the bank. */
export const leaveFor = (url: string): void => location.assign(url);

/** A key of one wish: kept for every repeat of it. */
export const newKey = (): string => crypto.randomUUID();

const windowMark = 'o2-window';

/** Notes that this tab is a window that a partner’s page opened: the provider’s pages and the way back stay in it. */
export function markWindow(): void {
  try {
    sessionStorage.setItem(windowMark, '1');
  } catch {
    // Storage is blocked: the way back then leads to the space.
  }
}

/** Whether a partner’s page waits behind this window. */
export function isWindow(): boolean {
  try {
    return sessionStorage.getItem(windowMark) !== null;
  } catch {
    return false;
  }
}

/** Closes the window; where the browser does not let it, the space is the way on. */
export function closeWindow(): void {
  window.close();
  setTimeout(() => leaveFor('/'), 300);
}
