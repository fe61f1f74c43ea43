import { css } from 'lit';
import { badgeStyles } from '../kit/badge-styles.ts';
import { baseStyles } from '../kit/base-styles.ts';
import { buttonStyles } from '../kit/button-styles.ts';
import { iconStyles } from '../kit/icon-styles.ts';
import { listStyles } from '../kit/list-styles.ts';
import { noticeStyles } from '../kit/notice-styles.ts';
import { tabsStyles } from '../kit/tabs-styles.ts';
import { toolbarStyles } from '../kit/toolbar-styles.ts';

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
  css`
    .name {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      column-gap: 0.75rem;
      align-content: center;
    }
    .kind {
      display: grid;
      grid-row: span 2;
      place-items: center;
      align-self: center;
      width: 2.25rem;
      height: 2.25rem;
      border-radius: var(--_radius);
      background: color-mix(in oklab, var(--_surface), var(--_accent) 8%);
      color: var(--_accent);
    }
    .nature {
      color: var(--_soft);
      font-size: 0.875em;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .due > span,
    .price > span,
    .state > span {
      display: block;
      width: max-content;
      max-width: 100%;
    }
    .price > span {
      margin-inline-start: auto;
    }
    .owed {
      color: var(--_bad);
      font-size: 0.8125em;
      font-weight: 550;
    }
  `,
];
