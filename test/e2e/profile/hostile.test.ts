import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { leave } from '../../../bff/storage/outbox.ts';
import { hostileWords as corpus } from '../../support/hostile-words.ts';
import { openHouse, overflows, type House } from './house.ts';

describe('hostile words on the pages of access', () => {
  let house: House;
  before(async () => (house = await openHouse()));
  after(() => house.close());

  it('are refused or shown as text in every field', async () => {
    const page = await house.open('/sign-up');
    for (const word of [...corpus, 'x'.repeat(10_000), 'a\u0000b']) {
      for (const name of ['firstName', 'lastName', 'email']) await page.locator(`#${name}`).fill(word);
      await page.locator('button.primary').click();
      await page.locator('.summary').waitFor();
      assert.equal(await overflows(page), false, word.slice(0, 30));
    }
    const signIn = await house.open('/sign-in');
    for (const word of corpus) {
      await signIn.locator('#email').fill(word);
      await signIn.locator('#password').fill(word);
      await signIn.keyboard.press('Enter');
      await signIn.locator('.summary').waitFor();
    }
    for (const it of [page, signIn]) assert.equal(await it.evaluate(() => 'pwned' in window), false);
    assert.deepEqual(house.problems, []);
  });

  it('stay text where the address of a sign-up and the name of a person are shown', async () => {
    const page = await house.open('/password/forgotten');
    await page.locator('#email').fill(`"><img src=x onerror=window.pwned=1>@example.fr`);
    await page.locator('button.primary').click();
    await page.locator('.summary').waitFor();
    const { db } = house.bff.deps;
    await db
      .updateTable('person')
      .set({ firstName: '<img src=x onerror=window.pwned=1>', lastName: 'W'.repeat(80) })
      .execute();
    const session = await house.bff.signInAs('per_camille', 'cus_a');
    const { hostname: domain } = new URL(house.space);
    await page.context().addCookies([
      {
        name: '__Host-Http-o2s',
        value: session,
        domain,
        path: '/',
        secure: true,
        httpOnly: true,
        sameSite: 'Strict',
      },
    ]);
    await page.goto(`${house.space}/sign-in`);
    await page.getByText('<img src=x onerror').waitFor();

    assert.equal(await page.evaluate(() => 'pwned' in window), false);
    assert.equal(await overflows(page), false);
    assert.deepEqual(house.problems, []);
  });

  it('do nothing in the sandbox of mails, whatever a letter holds', async () => {
    const html = `<!doctype html><html><head></head><body>${corpus.join('')}<script>parent.pwned=1;top.pwned=1</script><img src="${house.space}/tracker"><form action="/api/sign-out"><button>x</button></form></body></html>`;
    const { db, clock } = house.bff.deps;
    const mail = {
      id: 'hostile',
      to: '<b>to</b>',
      subject: corpus.join(' '),
      text: `${corpus.join('\n')}\nhttps://space.example/a?b=c`,
      html,
      locale: '"><script>window.pwned=1</script>',
    };
    await leave(db, clock, { kind: 'mail', key: 'mail:hostile', payload: mail });
    const page = await house.open('/dev/mail');

    await page.locator('li a').first().click();
    await page.frameLocator('iframe').locator('body').waitFor();

    assert.equal(await page.evaluate(() => 'pwned' in window), false);
    assert.equal(await page.locator('h2 script, h2 img, pre script, pre img').count(), 0);
    assert.ok(!house.asked.includes('/tracker'));
    assert.equal(await page.locator('pre a').getAttribute('href'), 'https://space.example/a?b=c');
  });
});
