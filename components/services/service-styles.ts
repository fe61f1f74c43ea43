import { css } from 'lit';
import { badgeStyles } from '../kit/badge-styles.ts';
import { baseStyles } from '../kit/base-styles.ts';
import { buttonStyles } from '../kit/button-styles.ts';
import { cardStyles } from '../kit/card-styles.ts';
import { iconStyles } from '../kit/icon-styles.ts';
import { noticeStyles } from '../kit/notice-styles.ts';
import { switchStyles } from '../kit/switch-styles.ts';

/** The page of one service: name, two columns of cards, history. */
export const serviceStyles = [
  ...baseStyles,
  buttonStyles,
  iconStyles,
  badgeStyles,
  noticeStyles,
  cardStyles,
  switchStyles,
  css`
    .means {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      align-items: center;
      justify-content: space-between;
    }
    .means button {
      margin-inline: -0.875rem;
    }
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
      display: grid;
      grid-row: span 2;
      place-items: center;
      width: 3rem;
      height: 3rem;
      border-radius: calc(var(--_radius) * 1.25);
      background: color-mix(in oklab, var(--_surface), var(--_accent) 10%);
      color: var(--_accent);
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
      color: var(--_soft);
      overflow-wrap: anywhere;
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
      color: var(--_soft);
      font-size: 0.875em;
      font-weight: 450;
    }
    .timeline {
      display: grid;
      gap: 1rem;
      overflow-wrap: anywhere;
    }
    .timeline li {
      position: relative;
      padding-inline-start: 1.5rem;
    }
    .timeline li::before {
      position: absolute;
      inset: 0.45em auto auto 0;
      width: 0.5rem;
      height: 0.5rem;
      border: 2px solid var(--_accent);
      border-radius: 50%;
      background: var(--_surface);
      content: '';
    }
    .timeline li:not(:last-child)::after {
      position: absolute;
      inset: 1.35em auto -0.9rem 0.3125rem;
      border-inline-start: 1px solid var(--_line);
      content: '';
    }
  `,
];
