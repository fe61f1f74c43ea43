import { bareTag, isSession, load } from './elements.ts';

const undefinedOnes = ':not(:defined)';

/** Nothing waits longer for the first elements, milliseconds. */
const waveMs = 3000;

/**
 * Loads the elements of the page, now and later: what is near the visible part first, the rest when it comes near;
 * without `plain` only those whose tags name this version. Resolves when the first of them are there, so that they may
 * ask the server together.
 */
export function watch(plain: boolean): Promise<unknown> {
  const first: Promise<unknown>[] = [];
  let observed = 0;
  let settle: (wave: unknown) => void = () => {};
  const wave = new Promise((resolve) => (settle = resolve));

  const take = (element: Element): void => {
    near.unobserve(element);
    first.push(load(element.localName).catch(() => {}));
  };
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) take(target);
      settle(Promise.all(first));
    },
    { rootMargin: '400px' },
  );
  const meet = (element: Element): void => {
    const tag = element.localName;
    if (!tag.startsWith('o2-') || (!plain && tag === bareTag(tag))) return;
    if (isSession(tag) || element.getAttribute('loading') === 'eager') return take(element);
    observed++;
    near.observe(element);
  };
  const scan = (root: Element): void => {
    if (root.matches(undefinedOnes)) meet(root);
    for (const element of root.querySelectorAll(undefinedOnes)) meet(element);
  };
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) if (node instanceof Element) scan(node);
  }).observe(document.documentElement, { childList: true, subtree: true });
  scan(document.documentElement);
  if (observed === 0) settle(Promise.all(first));
  setTimeout(settle, waveMs);
  return wave;
}
