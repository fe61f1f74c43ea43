/// <reference types="vite/client" />

declare module 'virtual:custom-elements' {
  const manifest: unknown;
  export default manifest;
}

declare module 'virtual:tokens' {
  export interface Token {
    /** Such as `--o2-accent`. */
    readonly name: string;
    /** What stands when the page sets nothing. */
    readonly initial: string;
    readonly about: string;
  }
  export const tokens: readonly Token[];
}
