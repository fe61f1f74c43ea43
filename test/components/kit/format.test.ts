import { assert } from 'chai';
import { date, day, days, daysUntil, money, number, type Locale } from '../../../components/kit/format.ts';

const tags = { fr: 'fr-FR', en: 'en-GB' } as const;
const locales: readonly Locale[] = ['fr', 'en'];
const dayMs = 86_400_000;
const isoOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Numbers of every length, small ones all. */
function* numbers(): Generator<number> {
  for (let i = 0; i <= 2_000; i++) yield i;
  for (let i = 1_999; i < 1e14; i = Math.floor(i * 1.7) + 3) yield i;
}

describe('words spelled by hand', () => {
  for (const locale of locales) {
    it(`writes amounts and numbers as Intl does in ${tags[locale]}`, () => {
      const amount = new Intl.NumberFormat(tags[locale], { style: 'currency', currency: 'EUR' });
      const whole = new Intl.NumberFormat(tags[locale]);
      for (const it of numbers()) {
        for (const cents of it ? [it, -it] : [0])
          assert.equal(
            money({ cents, currency: 'EUR' }, locale),
            amount.format(cents / 100).replace('-', '−'),
          );
        assert.equal(number(it, locale), whole.format(it));
        assert.equal(number(-it - 1, locale), whole.format(-it - 1));
      }
    });

    it(`writes dates as Intl does in ${tags[locale]}`, () => {
      const shape = { day: 'numeric', month: 'short', timeZone: 'Europe/Paris' } as const;
      const full = new Intl.DateTimeFormat(tags[locale], { ...shape, year: 'numeric' });
      const brief = new Intl.DateTimeFormat(tags[locale], shape);
      const now = Date.now();
      for (let at = Date.UTC(1998, 0, 1, 12); at < Date.UTC(2062, 0, 1); at += dayMs) {
        const far = Math.abs(at - now) / dayMs;
        assert.equal(date(isoOf(at), locale), full.format(at));
        if (far < 299) assert.equal(day(isoOf(at), locale), brief.format(at));
        if (far > 302) assert.equal(day(isoOf(at), locale), full.format(at));
      }
      assert.equal(date('2026-12-04T23:30:00Z', locale), full.format(Date.UTC(2026, 11, 4, 12)));
    });

    it(`tells distances as Intl does in ${tags[locale]}`, () => {
      const words = new Intl.RelativeTimeFormat(tags[locale], { numeric: 'auto' });
      for (let count = -40_000; count <= 40_000; count += Math.abs(count) < 1_000 ? 1 : 97) {
        const [unit, in1] =
          Math.abs(count) < 60
            ? (['day', 1] as const)
            : Math.abs(count) < 700
              ? (['month', 30.44] as const)
              : (['year', 365.25] as const);
        assert.equal(days(count, locale), words.format(Math.round(count / in1), unit), `${count}`);
      }
    });
  }

  it('calls the first of a month the first where it is written out', () => {
    assert.equal(date('2027-01-01', 'fr', 'long'), '1er janvier 2027');
    assert.equal(date('2027-01-11', 'fr', 'long'), '11 janvier 2027');
    assert.equal(date('2027-01-01', 'en', 'long'), '1 January 2027');
  });

  it('changes the day at midnight in Paris, in winter and in summer', () => {
    const words = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });
    const { now } = Date;
    try {
      for (let at = Date.UTC(1998, 0, 1); at < Date.UTC(2062, 0, 1); at += dayMs)
        for (const minute of [1319, 1320, 1321, 1379, 1380, 1381]) {
          const instant = at + minute * 60_000;
          Date.now = () => instant;
          assert.equal(daysUntil(words.format(instant)), 0, new Date(instant).toISOString());
        }
    } finally {
      Date.now = now;
    }
    assert.equal(daysUntil(words.format(now() + 3 * dayMs)), 3);
  });
});
