import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgePassword } from '../../../bff/profile/password-policy.ts';

const context = [
  'camille.durand@agence-durand.fr',
  'Camille',
  'Durand',
  'Agence Durand',
  'C123456789',
  'boulangerie-du-port.fr',
];
const ruleOf = async (password: string, least?: number) =>
  (await judgePassword(password, context, least))?.rule ?? 'taken';

describe('the password policy', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    taken: [
      'cheval agrafe pile correcte',
      'Correct horse battery',
      'vélo ŷ 漢字 émeraude 7',
      '3f9Qz!kd82Lm0#Vp',
      ' espaces gardés tels quels ',
      'x9 canard Camille trompette lavande',
    ],
    'password-short': ['motdepasse', '', 'quatorze car !', '👩‍🚒'.repeat(4), 'é'.normalize('NFD').repeat(14)],
    'password-long': ['lavande '.repeat(33), 'ﷺ'.repeat(100)],
    'password-personal': [
      'camilledurand2026',
      'Agence-Durand-2026!',
      'boulangerie-du-port',
      'espaceclient2026!',
      'motdepassemotdepasse',
      'password1234567',
    ],
    'password-guessable': [
      '123456789012345',
      'aaaaaaaaaaaaaaa',
      'azertyuiopqsdfghjklm',
      'abcdefghijklmnop',
      'jetaimejetaimejetaime',
    ],
    'password-characters': ['cheval\u0000agrafe pile', 'cheval agrafe\npile', 'cheval agrafe pile \ud800'],
  };
  for (const [rule, passwords] of Object.entries(cases))
    it(`answers ${rule} where it should`, async () => {
      for (const password of passwords)
        assert.equal(await ruleOf(password), rule, JSON.stringify(password.slice(0, 40)));
    });

  it('asks for ten characters beside a second factor, and then knows the lists that attackers try', async () => {
    assert.equal(await ruleOf('k7#Lm9!qZ2', 10), 'taken');
    assert.equal(await ruleOf('k7#Lm9!qZ', 10), 'password-short');
    assert.equal(await ruleOf('1234567890', 10), 'password-common');
    assert.equal(await ruleOf('MANCHESTER', 10), 'password-common');
  });

  it('says what to do, never what was typed', async () => {
    for (const password of Object.values(cases).flat()) {
      const fault = await judgePassword(password, context);
      if (!fault) continue;
      assert.equal(fault.pointer, '/password');
      assert.match(fault.detail, /^[A-Z].{15,}\.$/);
      assert.ok(password === '' || !fault.detail.includes(password));
    }
  });
});
