import { css } from 'lit';
import { badgeStyles } from '../kit/badge-styles.ts';
import { baseStyles } from '../kit/base-styles.ts';
import { buttonStyles } from '../kit/button-styles.ts';
import { cardStyles } from '../kit/card-styles.ts';
import { iconStyles } from '../kit/icon-styles.ts';
import { noticeStyles } from '../kit/notice-styles.ts';
import { switchStyles } from '../kit/switch-styles.ts';
import { kindStyles } from './kind-icons.ts';

/** The page of one service: name, two columns of cards, history. */
export const serviceStyles = [
  ...baseStyles,
  buttonStyles,
  iconStyles,
  badgeStyles,
  noticeStyles,
  cardStyles,
  switchStyles,
  kindStyles,
  css`
    article {
      display: grid;
      gap: var(--_gap);
    }
    header {
      display: grid;
      grid-template-columns: auto minmax(0, auto) 1fr;
      gap: 0.25rem 0.75rem;
      align-items: center;
    }
    header .kind {
      width: 3rem;
      height: 3rem;
      border-radius: calc(var(--_radius) * 1.25);
    }
    header h2:focus {
      outline: 0;
    }
    .rename {
      justify-self: start;
      min-height: 2rem;
      width: 2rem;
      color: var(--_soft);
    }
    .nature {
      grid-column: 2 / -1;
    }
    .why,
    header .refusal {
      grid-column: 1 / -1;
    }
    .why {
      margin-block-start: 0.5rem;
    }
    .card > .button {
      justify-self: start;
    }
    .retag {
      margin-inline-start: -0.875rem;
    }
    .figures {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem 2.5rem;
    }
    .figures strong {
      display: block;
      font-size: 1.375em;
      font-weight: 600;
      letter-spacing: -0.01em;
    }
    .tags {
      display: flex;
      flex-wrap: wrap;
      gap: 0.375rem;
      align-items: center;
    }
    h4 {
      flex-basis: 100%;
      margin: 0;
      font-weight: 450;
    }
  `,
];
