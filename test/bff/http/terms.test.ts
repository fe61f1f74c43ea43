import assert from 'node:assert/strict';
import { it } from 'node:test';
import { autoRenewConsentVersion } from '../../../components/contract/services.ts';
import { onBothEngines } from '../../support/engines.ts';

onBothEngines('the general terms', ({ open }) => {
  it('stand at one address in both languages, in the version that consents are stored with', async () => {
    const { hono } = await open();
    for (const [language, words] of [
      ['fr', 'Conditions générales'],
      ['en', 'General terms'],
    ] as const) {
      const answer = await hono.request('/terms', { headers: { 'accept-language': language } });
      const page = await answer.text();
      assert.equal(answer.status, 200);
      assert.match(page, new RegExp(`<html lang="${language}">`));
      assert.ok(page.includes(`<h1>${words}</h1>`));
      assert.ok(page.includes(autoRenewConsentVersion));
    }
  });
});
