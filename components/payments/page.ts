/** Leaves for a page that the server named: the provider's, to enter a means or confirm with the bank. */
export const leaveFor = (url: string): void => location.assign(url);

/** A key of one wish: kept for every repeat of it. */
export const newKey = (): string => crypto.randomUUID();
