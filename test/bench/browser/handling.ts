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

/** The slowest of some interactions, from input to the next paint, in ms. */
export async function interactionOf(page: Page, url: string): Promise<number> {
  await page.addInitScript(() => {
    const slow = { most: 0 };
    Object.assign(globalThis, { slow });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) slow.most = Math.max(slow.most, duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
  await page.goto(url);
  const list = page.locator('o2-services');
  await list.locator('tr[data-id]').first().waitFor();
  for (const tab of await list.locator('[role=tab]').all()) {
    await tab.click();
    await page.waitForTimeout(300);
  }
  await list.locator('[role=tab]').first().click();
  await page.waitForTimeout(500);
  await list.locator('[part~=filters]').click();
  await page.waitForTimeout(500);
  await page.keyboard.press('Escape');
  await list.locator('input[type=search]').first().pressSequentially('dom');
  await page.waitForTimeout(800);
  return page.evaluate(() => (globalThis as unknown as { slow: { most: number } }).slow.most);
}
