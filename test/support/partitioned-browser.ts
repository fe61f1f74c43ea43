import { chromium, type Browser } from 'playwright-core';
import { BROWSER_ARGS, ensureBrowser } from './browser.ts';

/** Blink's numbers for what hovers and what points finely. */
const withMouse = 'primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4';

/**
 * Chromium as people have it: Playwright's own flags switch storage partitioning off, and a test of it would pass for
 * nothing. `blockThirdParty` is the profile that refuses cookies of other sites unless they are partitioned; `mouse` tells
 * pages that there is one, where none is plugged in.
 */
export function partitionedBrowser({ blockThirdParty = false, mouse = false } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureBrowser(),
    ignoreDefaultArgs: true,
    args: [
      ...BROWSER_ARGS,
      '--headless',
      '--remote-debugging-pipe',
      '--no-startup-window',
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      '--force-color-profile=srgb',
      ...(blockThirdParty ? ['--test-third-party-cookie-phaseout'] : []),
      ...(mouse ? [`--blink-settings=${withMouse}`] : []),
    ],
  });
}
