import { bareTag, load } from './elements.ts';

/** Loads what `selector` matches, now and later: what is near the visible part first, the rest when it comes near. */
export function watch(selector: string): void {
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) take(target);
    },
    { rootMargin: '400px' },
  );
  const take = (element: Element): void => {
    near.unobserve(element);
    load(element.localName).catch(() => {});
  };
  const meet = (element: Element): void => {
    const now = bareTag(element.localName) === 'o2-session' || element.getAttribute('loading') === 'eager';
    if (now) take(element);
    else near.observe(element);
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
}
