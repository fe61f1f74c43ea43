import { assert } from 'chai';
import { days, money, plural } from '../../../components/kit/format.ts';
import { unicodeDomain } from '../../../components/contract/domain-name.ts';
import { UrlState } from '../../../components/kit/url-state.ts';

const plain = (text: string): string => text.replaceAll(/\s/g, ' ');

describe('words of the kit', () => {
  it('writes domains as people do', () => {
    assert.equal(unicodeDomain('xn--saint-germain-la-fort-h6b.fr'), 'saint-germain-la-forêt.fr');
    assert.equal(unicodeDomain('xn--80adxhks.xn--p1ai'), 'москва.рф');
    assert.equal(unicodeDomain('xn--wgv71a119e.jp'), '日本語.jp');
    assert.equal(unicodeDomain('plain.example'), 'plain.example');
  });

  it('leaves a label as it is that is no Punycode', () => {
    for (const wrong of ['xn--99999999999999.fr', 'xn--a-ecp.ru!', 'xn--!.fr'])
      assert.isString(unicodeDomain(wrong));
    assert.equal(unicodeDomain('xn--99999999999999.fr'), 'xn--99999999999999.fr');
  });

  it('tells distances in the unit that people use', () => {
    assert.equal(days(0, 'fr'), 'aujourd’hui');
    assert.equal(days(1, 'fr'), 'demain');
    assert.equal(days(-3, 'fr'), 'il y a 3 jours');
    assert.equal(days(59, 'fr'), 'dans 59 jours');
    assert.equal(days(61, 'fr'), 'dans 2 mois');
    assert.equal(days(730, 'fr'), 'dans 2 ans');
    assert.equal(days(12, 'en'), 'in 12 days');
  });

  it('writes amounts from cents, never from floats', () => {
    assert.equal(plain(money({ cents: 123_456, currency: 'EUR' }, 'fr')), '1 234,56 €');
    assert.equal(money({ cents: 5, currency: 'EUR' }, 'en'), '€0.05');
  });

  it('counts zero as singular in French only', () => {
    assert.equal(plural(0, 'fr', 'service', 'services'), 'service');
    assert.equal(plural(0, 'en', 'service', 'services'), 'services');
  });

  it('leaves the other parameters of an address alone', () => {
    history.replaceState(null, '', '?q=hôte&services-tab=todo#ici');
    const url = new UrlState({ addController: () => {} } as never, 'services-', () => {});

    const href = url.href(new URLSearchParams({ search: 'é&=', tab: 'all' }));

    const { searchParams, hash } = new URL(href, location.href);
    assert.deepEqual(
      [...searchParams],
      [
        ['q', 'hôte'],
        ['services-search', 'é&='],
        ['services-tab', 'all'],
      ],
    );
    assert.equal(hash, '#ici');
    history.replaceState(null, '', location.pathname);
  });
});
