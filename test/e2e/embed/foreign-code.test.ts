import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shady, visiting } from './visit.ts';
import { enterPassword, openWindow } from './walk.ts';

describe('somebody else’s code', () => {
  const visit = visiting(shady);

  it('signs no victim in: his vault refuses it (8)', async () => {
    const attacker = await visit.browser.newContext();
    const bait = await attacker.newPage();
    await bait.goto(visit.site);
    const baitWindow = await openWindow(bait);
    await enterPassword(baitWindow);
    let stolen = '';
    await attacker.route('**/embed/token', (route) => {
      stolen = (JSON.parse(route.request().postData() ?? '{}') as { code: string }).code;
      return route.abort();
    });
    await baitWindow.locator('[part=continue]').waitFor();
    await baitWindow.mouse.move(5, 5);
    await baitWindow.mouse.move(50, 50);
    await baitWindow.locator('[part=continue][aria-disabled=false]').click();
    await baitWindow.getByRole('alert').filter({ hasText: 'ne répond pas' }).waitFor();
    await attacker.close();
    assert.match(stolen, /^[\w-]{43}$/);

    await visit.page.goto(visit.site);
    const popup = await openWindow(visit.page);
    await popup.locator('input[type=email]').waitFor();
    const outcome = await popup.evaluate(
      (code) =>
        new Promise((resolve) => {
          const vault = (opener as { frames: Record<string, Window> }).frames['o2-vault'] as Window;
          const nonce = 'n'.repeat(43);
          addEventListener(
            'message',
            ({ data }: MessageEvent<{ t: string; nonce: string; outcome?: string }>) => {
              if (data.nonce !== nonce) return;
              if (data.t === 'key') vault.postMessage({ t: 'code', nonce, code }, location.origin);
              else resolve(data.outcome);
            },
          );
          vault.postMessage({ t: 'who', nonce }, location.origin);
        }),
      stolen,
    );

    assert.equal(outcome, 'refused');
    await visit.page.reload();
    await visit.page.locator('o2-services [part=sign-in]').waitFor();
    assert.equal((await visit.context.cookies()).filter(({ name }) => name.endsWith('o2e')).length, 0);
  });
});
