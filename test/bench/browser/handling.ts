import type { Page } from 'playwright-core';

/** Frames that came late in a scroll of 150 frames through an endless list. */
export async function scrollOf(page: Page, url: string): Promise<number> {
  await page.goto(url);
  await page.locator('o2-services tr[data-id]').first().waitFor();
  return page.evaluate(async () => {
    const frame = document.querySelector('o2-services')?.shadowRoot?.querySelector('.scroll');
    if (!frame) throw new Error('the list does not scroll');
    const next = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
    for (let i = 0; i < 30; i++) await next();
    const times: number[] = [];
    for (let i = 0; i < 150; i++) {
      frame.scrollTop += 250;
      times.push(await next());
    }
    const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    return gaps.filter((gap) => gap > 25).length;
  });
}

/** The slowest of some interactions, from input to the next paint, in ms, and which it was. */
export async function interactionOf(
  page: Page,
  url: string,
): Promise<{ readonly ms: number; readonly at: string }> {
  await page.addInitScript(() => {
    const slow = { ms: 0, at: '', now: 'opening' };
    Object.assign(globalThis, { slow });
    new PerformanceObserver((list) => {
      for (const { duration, name } of list.getEntries())
        if (duration > slow.ms) Object.assign(slow, { ms: duration, at: `${slow.now} (${name})` });
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
  await page.goto(url);
  const list = page.locator('o2-services');
  await list.locator('tr[data-id]').first().waitFor();
  const step = async (name: string, act: () => Promise<unknown>): Promise<void> => {
    await page.evaluate(
      (now) => Object.assign((globalThis as unknown as { slow: object }).slow, { now }),
      name,
    );
    await act();
    await page.waitForTimeout(500);
  };
  await step('page', () => list.getByRole('button', { name: 'Suivant' }).click());
  for (const tab of await list.locator('[role=tab]').all()) await step('tab', () => tab.click());
  await step('tab', () => list.locator('[role=tab]').first().click());
  await step('filters', () => list.locator('[part~=filters]').click());
  await step('close', () => page.keyboard.press('Escape'));
  await step('menu', () => list.locator('td.menu button').first().click());
  await step('dialog', () => list.getByRole('button', { name: /renouvellement automatique/ }).click());
  await step('close', () => page.keyboard.press('Escape'));
  await step('search', () => list.locator('input[type=search]').first().pressSequentially('dom'));
  return page.evaluate(() => (globalThis as unknown as { slow: { ms: number; at: string } }).slow);
}
