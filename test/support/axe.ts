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
    problems.push(...(await settledProblemsOf(element)).map((problem) => `${colorScheme}: ${problem}`));
  }
  await emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
  if (problems.length > 0) throw new Error(`axe found ${problems.length} problems\n${problems.join('\n')}`);
}

/** Rows that are fetched anew meanwhile are pale until they have come: what was found in them is looked at once more. */
async function settledProblemsOf(element: Element): Promise<string[]> {
  const root = element.shadowRoot ?? element;
  for (let turn = 0; ; turn++) {
    let isRestless = root.querySelector('[aria-busy=true]') !== null;
    const watch = new MutationObserver(() => (isRestless = true));
    watch.observe(root, { subtree: true, attributeFilter: ['aria-busy'] });
    const problems = await problemsOf(element);
    watch.disconnect();
    if (problems.length === 0 || !isRestless || turn === 10) return problems;
    await new Promise((again) => setTimeout(again, 100));
  }
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
