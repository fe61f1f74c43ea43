import { css } from 'lit';
import { badgeStyles } from '../kit/badge-styles.ts';
import { baseStyles } from '../kit/base-styles.ts';
import { buttonStyles } from '../kit/button-styles.ts';
import { cardStyles } from '../kit/card-styles.ts';
import { iconStyles } from '../kit/icon-styles.ts';
import { noticeStyles } from '../kit/notice-styles.ts';

/** The page of one document: head with its next step, lines and totals, settlement and facts beside them. */
export const invoiceStyles = [
  ...baseStyles,
  buttonStyles,
  iconStyles,
  badgeStyles,
  noticeStyles,
  cardStyles,
  css`
    article,
    .sides,
    .beside {
      display: grid;
      gap: var(--_gap);
    }
    header {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem 1.5rem;
      align-items: start;
      justify-content: space-between;
    }
    header > div:first-child {
      display: grid;
      gap: 0.25rem;
      min-width: 0;
      flex: 1 1 18rem;
    }
    header h2:focus {
      outline: 0;
    }
    .step {
      margin-block-start: 0.25rem;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
    }
    .act {
      display: grid;
      gap: 0.25rem;
      width: min-content;
      align-content: start;
    }
    .act button {
      white-space: nowrap;
    }
    .sides {
      grid-template-columns: minmax(0, 5fr) minmax(0, 3fr);
      align-items: start;
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    table :is(td, th) {
      padding: 0.625rem 0.5rem;
      border-block-end: 1px solid var(--_line);
      font-weight: 400;
      text-align: start;
      vertical-align: top;
    }
    thead th {
      color: var(--_soft);
      font-size: 0.8125em;
      font-weight: 550;
    }
    table :is(td, th):first-child {
      padding-inline-start: 0;
    }
    table :is(td, th):last-child {
      padding-inline-end: 0;
    }
    table .end {
      text-align: end;
    }
    .what .small {
      display: block;
    }
    .totals {
      justify-self: end;
      gap: 0.375rem;
      width: min(20rem, 100%);
    }
    dl.totals > div {
      display: flex;
      gap: 1rem;
      justify-content: space-between;
    }
    .totals .sum {
      padding-block-start: 0.5rem;
      border-block-start: 1px solid var(--_line);
      font-weight: 650;
    }
    .totals .sum dt {
      color: inherit;
    }
    .totals .due :is(dt, dd) {
      color: var(--_warn);
      font-weight: 650;
    }
    @container (max-width: 52rem) {
      .sides {
        grid-template-columns: minmax(0, 1fr);
      }
    }
    @container (max-width: 30rem) {
      .acts,
      .acts > * {
        flex: 1 1 100%;
        width: auto;
      }
      table :nth-child(3) {
        display: none;
      }
    }
  `,
];
