import type { Output } from '../contract/api.ts';
import { number, type Locale } from '../kit/format.ts';
import type { Tab } from '../kit/tabs.ts';
import type { Strings } from './strings.ts';
import { tabs, type View } from './view.ts';

interface Words {
  readonly t: Strings;
  readonly locale: Locale;
}

type Counts = Output<'countServices'>['tabs'];

/** How many services there are under all tabs. */
export const allOf = ({ active = 0, expired = 0, pending = 0 }: Counts): number => active + expired + pending;

/** A count is exact up to 1,000: `312`, `1 000+`. */
const shortCount = (count: number, locale: Locale): string =>
  count > 1000 ? `${number(1000, locale)}+` : String(count);

/** The tabs with what stands under them; the one that asks for something is marked. */
export const tabsOf = (counts: Counts | undefined, { t, locale }: Words): Tab<View['tab']>[] =>
  tabs.map((key) => {
    const count = counts && (key === 'all' ? allOf(counts) : (counts[key] ?? 0));
    return {
      key,
      label: t.tabs[key],
      count: count === undefined ? undefined : shortCount(count, locale),
      urgent: key === 'todo' && count !== 0,
    };
  });
