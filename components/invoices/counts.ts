import { number, type Locale } from '../kit/format.ts';
import type { Tab } from '../kit/tabs.ts';
import type { Strings } from './strings.ts';
import { tabs, type View } from './view.ts';

interface Words {
  readonly t: Strings;
  readonly locale: Locale;
}

/** The tabs; the one with what is owed is marked. */
export const tabsOf = (owed: number, { t, locale }: Words): Tab<View['tab']>[] =>
  tabs.map((key) => ({
    key,
    label: t.tabs[key],
    ...(key === 'to_pay' && owed > 0 ? { count: number(owed, locale), urgent: true } : {}),
  }));
