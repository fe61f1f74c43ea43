import { css } from 'lit';
import { badgeStyles } from '../kit/badge-styles.ts';
import { baseStyles } from '../kit/base-styles.ts';
import { buttonStyles } from '../kit/button-styles.ts';
import { iconStyles } from '../kit/icon-styles.ts';
import { listStyles } from '../kit/list-styles.ts';
import { noticeStyles } from '../kit/notice-styles.ts';
import { tabsStyles } from '../kit/tabs-styles.ts';
import { toolbarStyles } from '../kit/toolbar-styles.ts';
import { kindStyles } from './kind-icons.ts';

/** The list of services: heights are those of the bones, so that nothing moves when rows come. */
export const styles = [
  ...baseStyles,
  buttonStyles,
  iconStyles,
  badgeStyles,
  noticeStyles,
  tabsStyles,
  toolbarStyles,
  listStyles,
  kindStyles,
  css`
    thead th:nth-child(2) {
      width: clamp(12rem, 18cqi, 13rem);
    }
    thead th:nth-child(3) {
      width: clamp(11.5rem, 21cqi, 14rem);
    }
    thead th:nth-child(4) {
      width: clamp(8.5rem, 13cqi, 9rem);
    }
    thead th:last-child {
      width: 3.75rem;
    }
    .name {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      column-gap: 0.75rem;
      align-content: center;
    }
    tbody .name {
      height: auto;
      min-height: 4rem;
    }
    .due > span,
    .price > span,
    .owed {
      display: block;
    }
    .owed {
      margin-block-start: 0.125rem;
      color: var(--_bad);
      font-size: 0.8125em;
      font-weight: 550;
    }
    @container (max-width: 54rem) {
      tbody :is(.name, .state) {
        grid-column: 1 / -1;
      }
      tbody .name {
        min-height: 0;
        margin-inline-end: 2.25rem;
      }
      tbody .menu {
        position: absolute;
        inset: 0.625rem 0.375rem auto auto;
      }
      .owed {
        display: inline;
        margin-inline-start: 0.5rem;
      }
      .due {
        align-self: end;
      }
    }
    @container (min-width: 34rem) and (max-width: 54rem) {
      .rows {
        --_row: 6.5rem;
      }
      tbody tr {
        grid-template-columns: auto minmax(0, 1fr) auto;
        min-height: 6.5rem;
        padding-inline-end: 3.25rem;
      }
      tbody .name {
        grid-column: 1 / 3;
        margin: 0;
      }
      tbody .state {
        grid-column: 1;
      }
      tbody .price {
        grid-area: 1 / 3;
      }
      tbody .due {
        grid-column: 2 / 4;
        align-self: center;
        text-align: end;
      }
      .due > span {
        display: inline;
        margin-inline-start: 0.5rem;
      }
    }
  `,
];
