import type { LitElement } from 'lit';
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type {} from './define.ts';

type Tags = {
  [T in keyof HTMLElementTagNameMap as T extends `o2-${string}` ? T : never]: HTMLElementTagNameMap[T];
};

type Emits = {
  [E in keyof HTMLElementEventMap as E extends `o2-${string}` ? E : never]: (
    event: HTMLElementEventMap[E],
  ) => void;
};

type InTemplate<T> = new () => T & {
  $props: HTMLAttributes & Partial<Omit<T, keyof LitElement>> & PublicProps;
  $emit: EmitFn<Emits>;
};

/** The O2 elements as Vue templates know them: their properties and events, typed. */
export type O2Components = { [T in keyof Tags]: InTemplate<Tags[T]> };

declare module 'vue' {
  interface GlobalComponents extends O2Components {}
}
