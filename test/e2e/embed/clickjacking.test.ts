import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shady, visiting } from './visit.ts';
import { consent, enterPassword, openWindow } from './walk.ts';

describe('a page that borrows clicks', () => {
  const visit = visiting(shady);

  it('can neither hurry a click nor guide one: the button sleeps until somebody has looked (9)', async () => {
    await visit.page.goto(visit.site);
    const popup = await openWindow(visit.page);
    await enterPassword(popup);
    const button = popup.locator('[part=continue]');
    await button.waitFor();
    const posts = (): number =>
      visit.bench.seen.filter(({ path, method }) => path === '/api/batch' && method === 'POST').length;
    // What is shown is compared once more when the live stream opens.
    while (!visit.bench.seen.some(({ path }) => path.startsWith('/api/events')))
      await popup.waitForTimeout(50);
    await popup.waitForTimeout(500);
    const before = posts();

    await popup.evaluate(() => {
      const continueButton = document
        .querySelector('o2-consent')
        ?.shadowRoot?.querySelector<HTMLButtonElement>('[part=continue]');
      continueButton?.click();
      continueButton?.closest('form')?.requestSubmit();
    });
    assert.equal(await button.getAttribute('aria-disabled'), 'true');
    await popup.waitForTimeout(700);
    await popup.evaluate(() => {
      dispatchEvent(new PointerEvent('pointermove'));
      document
        .querySelector('o2-consent')
        ?.shadowRoot?.querySelector<HTMLButtonElement>('[part=continue]')
        ?.click();
    });
    await popup.waitForTimeout(300);

    assert.equal(posts(), before, 'nothing was approved');
    assert.equal(await button.getAttribute('aria-disabled'), 'true');
    await consent(popup);
  });

  it('gets no click of the first half second, however much the mouse moves (9)', async () => {
    await visit.page.goto(visit.site);
    const popup = await openWindow(visit.page);
    await enterPassword(popup);
    const waited = popup.evaluate(
      () =>
        new Promise<number>((done) => {
          let shown = 0;
          const look = (): void => {
            const button = document
              .querySelector('o2-consent')
              ?.shadowRoot?.querySelector<HTMLButtonElement>('[part=continue]');
            if (button) shown ||= performance.now();
            if (button?.getAttribute('aria-disabled') === 'false') done(performance.now() - shown);
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
    let x = 0;
    const moving = setInterval(() => void popup.mouse.move((x += 3), 60).catch(() => {}), 20);
    const ms = await waited.finally(() => clearInterval(moving));

    assert.ok(ms > 450 && ms < 5000, `${ms} ms`);
  });

  it('frames no page of ours (9)', async () => {
    visit.bench.serve = () => ({
      html:
        ['signin', 'token'].map((it) => `<iframe src="${visit.bench.space}/embed/${it}"></iframe>`).join('') +
        `<iframe src="${visit.bench.space}/connections"></iframe>`,
    });
    await visit.page.goto(visit.site);
    await visit.page.waitForTimeout(500);

    for (const frame of visit.page.frames().slice(1))
      assert.equal(await frame.locator('o2-session').count(), 0, frame.url());
  });
});
