/**
 * Shows a popover under (or over, where there is no room) the button that asked for it; on a phone the style makes a
 * sheet of it. The place is set as `--_x` and `--_y`, which a strict content security policy allows. The keyboard goes
 * to its first control, and back to the button when it closes.
 */
export function showBelow(popover: HTMLElement, button: HTMLElement): void {
  popover.showPopover();
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  const below = at.bottom + 4 + height <= innerHeight || at.top < height;
  const x = Math.max(8, Math.min(at.right - width, innerWidth - width - 8));
  const y = below ? at.bottom + 4 : at.top - height - 4;
  popover.style.setProperty('--_x', `${x + scrollX}px`);
  popover.style.setProperty('--_y', `${y + scrollY}px`);
  // Chromium 156 gives the focus back from a popover in the document only, not in a shadow root.
  popover.addEventListener('beforetoggle', () => popover.matches(':focus-within') && button.focus(), {
    once: true,
  });
  popover.querySelector<HTMLElement>('button, a, input:not([type=search])')?.focus({ preventScroll: true });
}
