import { css } from 'lit';
import { badgeStyles } from '../kit/badge-styles.ts';
import { baseStyles } from '../kit/base-styles.ts';
import { buttonStyles } from '../kit/button-styles.ts';
import { iconStyles } from '../kit/icon-styles.ts';
import { listStyles } from '../kit/list-styles.ts';
import { noticeStyles } from '../kit/notice-styles.ts';
import { tabsStyles } from '../kit/tabs-styles.ts';
import { toolbarStyles } from '../kit/toolbar-styles.ts';

/** The list of invoices: heights are those of the bones, so that nothing moves when rows come. */
export const styles = [
  ...baseStyles,
  buttonStyles,
  iconStyles,
  badgeStyles,
  noticeStyles,
  tabsStyles,
  toolbarStyles,
  listStyles,
  css`
    .select {
      width: 2.5rem;
      padding-inline-end: 0;
    }
    thead .dates {
      width: 10rem;
    }
    thead .state {
      width: clamp(11.5rem, 17cqi, 14rem);
    }
    thead .end {
      width: clamp(7.75rem, 12.5cqi, 10rem);
    }
    thead .menu {
      width: 10.5rem;
    }
    tbody .menu {
      padding-inline-start: 0;
    }
    .pick {
      position: relative;
      z-index: 1;
      display: grid;
      place-items: center;
      width: 2.75rem;
      height: 2.75rem;
      margin: -0.5rem -0.5rem -0.5rem -0.75rem;
      cursor: pointer;
    }
    .pick input {
      width: 1.125rem;
      height: 1.125rem;
      margin: 0;
      accent-color: var(--_accent);
    }
    .name > *,
    .dates > span,
    .amount > span,
    .state > .small {
      display: block;
    }
    .amount .total {
      font-weight: 600;
    }
    .late {
      color: var(--_bad);
    }
    .menu .ways {
      display: flex;
      gap: 0;
      flex-wrap: nowrap;
      align-items: center;
      justify-content: end;
    }
    tbody .menu .pay {
      margin-inline-end: 0.25rem;
      padding-inline: 0.625rem;
      color: var(--_accent);
    }
    /* as high as what comes into it */
    .sums {
      min-height: 2.95rem;
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 2rem;
      align-items: baseline;
      justify-content: space-between;
      margin-block-start: 0.75rem;
      padding: 0.75rem 1rem;
      border-radius: calc(var(--_radius) * 1.5);
      background: var(--_sunken);
    }
    @container (max-width: 54rem) {
      .sums {
        min-height: 4.85rem;
      }
      .rows {
        --_row: 10rem;
      }
      tbody tr {
        grid-template:
          'select name name' auto 'dates dates amount' auto 'state state menu' auto / auto minmax(0, 1fr)
          auto;
        min-height: 10rem;
      }
      tbody .select,
      tbody .select:first-child {
        grid-area: select;
        width: auto;
      }
      tbody .name {
        grid-area: name;
      }
      tbody .amount {
        grid-area: amount;
      }
      tbody .state {
        grid-area: state;
        align-self: center;
      }
      tbody .dates {
        grid-area: dates;
      }
      tbody .menu {
        grid-area: menu;
      }
      /* the glyphs stand under the end of the amount */
      tbody .menu .ways {
        margin-inline-end: -0.625rem;
      }
      tbody .menu .icon {
        width: 2.25rem;
        min-width: 0;
      }
    }
    @container (min-width: 34rem) and (max-width: 54rem) {
      .rows {
        --_row: 7.75rem;
      }
      tbody tr {
        grid-template:
          'select name name amount' auto '. dates state menu' auto / auto minmax(0, 1fr)
          10rem 9.5rem;
        min-height: 7.75rem;
      }
      tbody .state {
        text-align: end;
      }
      tbody .dates {
        align-self: center;
      }
      .dates > span {
        display: inline-block;
        margin-inline-end: 0.5rem;
      }
    }
    @container (max-width: 44rem) {
      .sums {
        min-height: 6.75rem;
      }
    }
    @container (max-width: 25rem) {
      .sums {
        min-height: 8.55rem;
      }
    }
  `,
];
