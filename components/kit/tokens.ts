import { css } from 'lit';

/**
 * The closed list of what a page may set, with its defaults. Public names start with `--o2-`; styles use the private
 * `--_` ones, so that a missing token never breaks a rule. Colours follow the page's `color-scheme`.
 *
 * @cssprop --o2-font - Font family; the page's own when unset.
 * @cssprop [--o2-font-size=1rem] - Size of body text.
 * @cssprop [--o2-radius=0.5rem] - Radius of corners.
 * @cssprop [--o2-gap=1rem] - Space between blocks.
 * @cssprop --o2-accent - Colour of what can be pressed.
 * @cssprop --o2-accent-text - Text on the accent.
 * @cssprop --o2-text - Text.
 * @cssprop --o2-text-soft - Secondary text.
 * @cssprop --o2-surface - Ground.
 * @cssprop --o2-surface-raised - Ground of cards, menus and dialogs.
 * @cssprop --o2-surface-sunken - Ground of headers and fields.
 * @cssprop --o2-line - Hairlines.
 * @cssprop --o2-field-line - Edges of fields, darker than hairlines: 3 to 1 against the ground.
 * @cssprop --o2-good - What is well.
 * @cssprop --o2-warn - What needs attention soon.
 * @cssprop --o2-bad - What is wrong.
 * @cssprop --o2-info - What is under way.
 */
export const tokens = css`
  :host {
    --_font: var(--o2-font, inherit);
    --_size: var(--o2-font-size, 1rem);
    --_radius: var(--o2-radius, 0.5rem);
    --_gap: var(--o2-gap, 1rem);
    --_accent: var(--o2-accent, light-dark(#0b57c2, #8ab4ff));
    --_accent-text: var(--o2-accent-text, light-dark(#ffffff, #06152e));
    --_text: var(--o2-text, light-dark(#1a1f2b, #e8ebf2));
    --_soft: var(--o2-text-soft, light-dark(#555d6e, #a8b0c0));
    --_surface: var(--o2-surface, light-dark(#ffffff, #12161f));
    --_raised: var(--o2-surface-raised, light-dark(#ffffff, #1a202c));
    --_sunken: var(--o2-surface-sunken, light-dark(#f5f6f9, #0d1017));
    --_line: var(--o2-line, light-dark(#dfe3ea, #2c3444));
    --_field-line: var(--o2-field-line, light-dark(#7d8698, #77829a));
    --_good: var(--o2-good, light-dark(#13703a, #6fd49a));
    --_warn: var(--o2-warn, light-dark(#8a5200, #f2b95c));
    --_bad: var(--o2-bad, light-dark(#b3261e, #ff9d94));
    --_info: var(--o2-info, light-dark(#0b57c2, #8ab4ff));
    --_shadow: 0 1px 2px light-dark(#10182814, #0006), 0 8px 24px light-dark(#1018281f, #0009);
    display: block;
    container-type: inline-size;
    color: var(--_text);
    font-family: var(--_font);
    font-size: var(--_size);
    line-height: 1.45;
  }
  :host([hidden]) {
    display: none;
  }
`;
