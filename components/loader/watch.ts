import { bareTag, load } from './elements.ts';

/** Nothing waits longer for the first elements, milliseconds. */
const waveMs = 3000;

/**
 * Loads what `selector` matches, now and later: what is near the visible part first, the rest when it comes near.
 * Resolves when the first elements of the page are there, so that they may ask the server together.
 */
export function watch(selector: string): Promise<unknown> {
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
    const now = bareTag(element.localName) === 'o2-session' || element.getAttribute('loading') === 'eager';
    if (now) return take(element);
    observed++;
    near.observe(element);
  };
  const scan = (root: Element): void => {
    if (root.matches(selector)) meet(root);
    for (const element of root.querySelectorAll(selector)) meet(element);
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
