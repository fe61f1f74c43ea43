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
    .rows .number {
      text-align: end;
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      justify-content: end;
    }
    .narrow {
      width: min(36rem, 100%);
      margin-inline: auto;
    }
    .rows > li + li {
      border-block-start: 1px solid var(--_line);
    }
    .choices {
      display: grid;
      gap: 0.5rem;
    }
    .choices .hint {
      grid-column: 2;
    }
    .sandbox,
    .warned {
      padding: 0.625rem 0.75rem;
      border-radius: var(--_radius);
      background: color-mix(in oklab, var(--_surface), var(--_warn) 12%);
      font-size: 0.9375em;
    }
  `,
];
