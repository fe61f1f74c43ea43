const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** Family of browser and system, such as « Firefox, Linux », out of closed lists: nothing of the claim itself is kept. */
export function browserName(agent: string): string {
  const of = (list: typeof browsers): string[] =>
    list
      .filter(([sign]) => sign.test(agent))
      .map(([, name]) => name)
      .slice(0, 1);
  return [...of(browsers), ...of(systems)].join(', ') || '?';
}
