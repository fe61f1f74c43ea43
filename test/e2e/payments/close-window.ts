import type { Page } from 'playwright-core';

/** Closes a window of ours by its button; it may be gone before the click has ended. */
export const closeWindow = (shown: Page): Promise<unknown> =>
  Promise.all([
    shown.waitForEvent('close'),
    shown
      .getByRole('button', { name: 'Fermer', exact: true })
      .click()
      .catch(() => {}),
  ]);
