import { css } from 'lit';

/** How the icons of `icons.ts` are drawn. */
export const iconStyles = css`
  .glyph {
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
