import { css } from 'lit';
import { badgeStyles } from '../kit/badge-styles.ts';
import { baseStyles } from '../kit/base-styles.ts';
import { buttonStyles } from '../kit/button-styles.ts';
import { noticeStyles } from '../kit/notice-styles.ts';

/** What the elements of this room share. */
export const styles = [
  ...baseStyles,
  buttonStyles,
  noticeStyles,
  badgeStyles,
  css`
    .intro,
    .month,
    .warned {
      display: grid;
      gap: 0.25rem;
    }
    .stack {
      display: grid;
      gap: 1rem;
    }
    .stack > h3,
    .intro > h3 {
      margin-block-start: 0.75rem;
    }
    .status:empty {
      display: none;
    }
    .rows {
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--_surface);
    }
    .rows > li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0.5rem 1rem;
      padding: 0.75rem 1rem;
    }
    .rows > li > button {
      align-self: center;
    }
    .rows .number,
    .rows .end {
      text-align: end;
    }
    .rows .whole,
    .rows .buttons {
      grid-column: 1 / -1;
    }
    .month-name::first-letter {
      text-transform: uppercase;
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      justify-content: end;
    }
    .buttons.way {
      margin-block-start: 1rem;
    }
    .buttons.add {
      justify-content: start;
    }
    .notice .buttons.add {
      justify-content: center;
    }
    summary {
      cursor: pointer;
    }
    .narrow {
      width: min(36rem, 100%);
      margin-inline: auto;
    }
    .rows .buttons button {
      font-size: 0.9375em;
    }
    @container (max-width: 26rem) {
      .rows .buttons {
        display: grid;
        grid-template-columns: 1fr 1fr;
      }
      .rows .buttons button {
        padding-inline: 0.25rem;
        font-size: 0.875em;
      }
      .rows .buttons button:last-child:nth-child(odd) {
        grid-column: 1 / -1;
      }
    }
    .rows > li + li {
      border-block-start: 1px solid var(--_line);
    }
    .total {
      display: flex;
      justify-content: space-between;
      font-size: 1.125em;
      font-weight: 650;
    }
    .choices {
      display: grid;
      gap: 0.5rem;
    }
    .choices .hint {
      grid-column: 2;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      align-items: center;
      justify-content: space-between;
    }
    .sandbox,
    .warned {
      padding: 0.625rem 0.75rem;
      border-radius: var(--_radius);
      background: color-mix(in oklab, var(--_surface), var(--_warn) 12%);
      font-size: 0.9375em;
    }
    details > :not(summary) {
      margin-block-start: 0.5rem;
    }
  `,
];
