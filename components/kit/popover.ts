/**
 * Shows a popover under (or over, where there is no room) the button that asked for it; on a phone the style makes a
 * sheet of it. The place is set as `--_x` and `--_y`, which a strict content security policy allows.
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
}
