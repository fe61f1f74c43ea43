import 'axe-core/axe.min.js';
import type * as Axe from 'axe-core';
import { emulateMedia } from '@web/test-runner-commands';

// axe-core is no ES module: it leaves itself on the page.
const { axe } = globalThis as unknown as { axe: typeof Axe };

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails, naming rule and place, when axe finds anything wrong with the element in the light or the dark theme. */
export async function expectAccessible(element: Element): Promise<void> {
  const problems: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    // Half way between two themes no contrast is right.
    await emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    problems.push(...(await problemsOf(element)).map((problem) => `${colorScheme}: ${problem}`));
  }
  await emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
  if (problems.length > 0) throw new Error(`axe found ${problems.length} problems\n${problems.join('\n')}`);
}

async function problemsOf(element: Element): Promise<string[]> {
  // A fragment of a page has no landmarks of its own.
  const options = {
    runOnly: rules,
    rules: { region: { enabled: false } },
    resultTypes: ['violations' as const],
  };
  const { violations } = await axe.run(element, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) =>
        `${id} at ${target.join(' ')}: ${failureSummary.replaceAll(/\s+/g, ' ')}`,
    ),
  );
}
