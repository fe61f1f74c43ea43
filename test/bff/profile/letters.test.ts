import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { browserName } from '../../../bff/access/browser-name.ts';
import { siteConnectedLetter } from '../../../bff/partners/letters/site-connected.ts';
import { accountExistsLetter } from '../../../bff/profile/letters/account-exists.ts';
import { firstPasswordLetter } from '../../../bff/profile/letters/first-password.ts';
import { newDeviceLetter } from '../../../bff/profile/letters/new-device.ts';
import { passwordChangedLetter } from '../../../bff/profile/letters/password-changed.ts';
import { setPasswordLetter } from '../../../bff/profile/letters/set-password.ts';
import { welcomeLetter } from '../../../bff/profile/letters/welcome.ts';
import type { Mail } from '../../../bff/ports/mailer.ts';

const origin = 'https://app.o2.example';
const hostile = '<img src=x onerror=alert(1)>"\'&\r\nBcc: all@example.fr\u2028';
const url = `${origin}/password/set#${'a'.repeat(43)}`;

const letters = (locale: 'fr' | 'en', name: string): Mail[] => {
  const envelope = { id: 'test:1', to: 'camille@example.fr', locale, origin };
  return [
    accountExistsLetter(envelope, { name }),
    firstPasswordLetter(envelope, { url }),
    newDeviceLetter(envelope, { name, at: '23 novembre 2026', browser: 'Firefox, Linux' }),
    passwordChangedLetter(envelope, { name, at: '23 novembre 2026' }),
    setPasswordLetter(envelope, { name, url }),
    siteConnectedLetter(envelope, {
      name,
      site: name.split('\r')[0] ?? '',
      origin: 'https://www.agence.example',
    }),
    welcomeLetter(envelope, { name, number: 'C123456789' }),
    welcomeLetter(envelope, { name, number: undefined }),
  ];
};

describe('letters', () => {
  it('say the same in text and in HTML, in the language of their reader', () => {
    for (const locale of ['fr', 'en'] as const)
      for (const { text, html, subject } of letters(locale, 'Camille')) {
        assert.match(html, new RegExp(`^<!doctype html><html lang="${locale}">`));
        const words = html
          .replace(/<title>.*<\/title>/, '')
          .replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' ');
        for (const paragraph of text.split('\n\n').filter((part) => !/^(--|.+\nhttps)/.test(part)))
          assert.ok(words.includes(paragraph.trim().replace(/\s+/g, ' ')), `${subject}: ${paragraph}`);
        assert.ok(subject.length < 70);
      }
    assert.notEqual(letters('fr', '')[0]?.text, letters('en', '')[0]?.text);
  });

  it('show no image, load nothing, track nobody and link to our origin only', () => {
    for (const { html } of letters('fr', 'Camille')) {
      assert.doesNotMatch(html, /<(img|link|script|style|iframe|object|svg)|style=|src=|background/i);
      for (const [, href] of html.matchAll(/href="([^"]+)"/g))
        assert.ok(href?.startsWith(`${origin}/`), href);
    }
  });

  it('keep a hostile name harmless in subject, text and HTML', () => {
    for (const { html, text, subject } of letters('fr', hostile)) {
      assert.doesNotMatch(html, /<img/);
      assert.doesNotMatch(subject, /[\r\n]/);
      assert.doesNotMatch(text, /^Bcc/m);
    }
  });

  it('write the link in full for whoever cannot open it', () => {
    for (const letter of [letters('fr', '')[1], letters('fr', '')[4]]) {
      assert.ok(letter?.text.includes(url));
      assert.equal(letter?.html.replaceAll('<wbr>', '').split(url).length, 3);
    }
  });
});

describe('the name of a browser', () => {
  it('comes from a closed list', () => {
    const names: Readonly<Record<string, string>> = {
      'Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0': 'Firefox, Linux',
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/146.0 Safari/537.36 Edg/146.0':
        'Edge, Windows',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) Version/19.1 Mobile/15E148 Safari/604.1':
        'Safari, iPhone',
      'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/146.0 Mobile Safari/537.36':
        'Chrome, Android',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.1 Safari/605.1.15':
        'Safari, macOS',
      '<script>alert(1)</script>': '?',
      '': '?',
    };
    for (const [agent, name] of Object.entries(names)) assert.equal(browserName(agent), name);
  });
});
