import type { LitElement } from 'lit';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type {} from './define.ts';

type Tags = {
  [T in keyof HTMLElementTagNameMap as T extends `o2-${string}` ? T : never]: HTMLElementTagNameMap[T];
};

type Listeners = {
  [E in keyof HTMLElementEventMap as E extends `o2-${string}` ? `on${E}` : never]?: (
    event: HTMLElementEventMap[E],
  ) => void;
};

/** The O2 elements as JSX knows them: their properties, typed, and `on` + event name for their events (React 19 or later). */
export type O2Elements = {
  [T in keyof Tags]: DetailedHTMLProps<HTMLAttributes<Tags[T]>, Tags[T]> &
    Partial<Omit<Tags[T], keyof LitElement>> &
    Listeners;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends O2Elements {}
  }
}
