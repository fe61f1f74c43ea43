import { css } from 'lit';
import { tokens } from './tokens.ts';

/** What every element shares: tokens, box model, focus, text that only a screen reader reads, calm motion, print. */
export const baseStyles = [
  tokens,
  css`
    *,
    *::before,
    *::after {
      box-sizing: border-box;
    }
    h1,
    h2,
    h3,
    p,
    ul,
    ol,
    dl,
    dd,
    figure {
      margin: 0;
      padding: 0;
    }
    ul,
    ol {
      list-style: none;
    }
    h2 {
      font-size: 1.25em;
      line-height: 1.25;
      letter-spacing: -0.01em;
      text-wrap: balance;
    }
    h3 {
      font-size: 1em;
    }
    a {
      color: var(--_accent);
      text-underline-offset: 0.2em;
    }
    :focus-visible {
      outline: 2px solid var(--_accent);
      outline-offset: 2px;
    }
    .soft {
      color: var(--_soft);
    }
    .small {
      font-size: 0.875em;
    }
    .number {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    .wrap {
      overflow-wrap: anywhere;
    }
    .for-reader {
      position: absolute;
      width: 1px;
      height: 1px;
      margin: -1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    @media (prefers-reduced-motion: reduce) {
      * {
        animation-duration: 0.01ms !important;
        transition: none !important;
      }
    }
    @media print {
      .no-print,
      [aria-haspopup],
      [aria-selected='false'] {
        display: none !important;
      }
    }
  `,
];
