import { css } from 'lit';
import { baseStyles } from '../kit/base-styles.ts';
import { buttonStyles } from '../kit/button-styles.ts';
import { iconStyles } from '../kit/icon-styles.ts';
import { noticeStyles } from '../kit/notice-styles.ts';

/** The frame: a side menu beside the page, a drawer on a phone. */
export const styles = [
  ...baseStyles,
  buttonStyles,
  iconStyles,
  noticeStyles,
  css`
    .space {
      display: grid;
      grid-template: 'top top' auto 'notes notes' auto 'side page' 1fr / 16rem minmax(0, 1fr);
      min-height: var(--o2-space-height, 100dvh);
      background: var(--_surface);
    }
    .top {
      grid-area: top;
      display: flex;
      gap: 0.5rem;
      align-items: center;
      min-height: 4.25rem;
      padding: 0.5rem 1.5rem;
      border-block-end: 1px solid var(--_line);
    }
    .brand {
      flex: 1;
      min-width: 0;
      font-weight: 650;
    }
    .side {
      grid-area: side;
      padding: 1.25rem 0.75rem;
      border-inline-end: 1px solid var(--_line);
      background: var(--_sunken);
    }
    .page {
      grid-area: page;
      padding: 1.5rem;
    }
    .page > div {
      max-width: 72rem;
      margin-inline: auto;
    }
    h1 {
      margin: 0 0 1rem;
      font-size: 1.625em;
      line-height: 1.2;
      letter-spacing: -0.02em;
    }
    h1:focus {
      outline: 0;
    }
    /* the page has said it */
    .page ::part(heading),
    .page ::part(sandbox) {
      display: none;
    }
    nav ul {
      display: grid;
      gap: 0.125rem;
    }
    nav a,
    .category {
      display: flex;
      gap: 0.75rem;
      align-items: center;
      min-height: 2.5rem;
      padding: 0.375rem 0.75rem;
      border-radius: var(--_radius);
      color: var(--_text);
      line-height: 1.25;
      text-decoration: none;
    }
    .category {
      color: var(--_soft);
    }
    nav .inner a {
      padding-inline-start: 2.75rem;
    }
    nav .glyph {
      color: var(--_soft);
    }
    nav [aria-current] {
      background: color-mix(in oklab, transparent, var(--_accent) 12%);
      color: var(--_accent);
      font-weight: 600;
    }
    nav [aria-current] .glyph {
      color: inherit;
    }
    .me {
      min-width: 0;
      padding-inline: 0.5rem;
      color: var(--_text);
      text-align: start;
    }
    .initials {
      display: grid;
      flex: none;
      place-items: center;
      width: 2.25rem;
      height: 2.25rem;
      border-radius: 50%;
      background: color-mix(in oklab, var(--_surface), var(--_accent) 16%);
      color: var(--_accent);
      font-size: 0.875em;
      font-weight: 650;
    }
    .who {
      display: grid;
      min-width: 0;
      max-width: 45cqi;
    }
    .who span {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .who .small {
      font-weight: 400;
    }
    @container (min-width: 52.01rem) {
      .burger {
        display: none;
      }
    }
    @container (max-width: 52rem) {
      .space {
        grid-template-columns: 0 minmax(0, 1fr);
      }
      .side {
        display: none;
      }
      .top {
        padding-inline: 0.5rem;
      }
      .page {
        padding: 1rem;
      }
    }
    @container (max-width: 30rem) {
      .who {
        position: absolute;
        clip-path: inset(50%);
      }
    }
  `,
];
