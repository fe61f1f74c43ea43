import type { Scope } from './access.ts';

/** Whether a scope lets a partner's page change something (shown unticked at consent). */
export const scopeChanges = (scope: Scope): boolean => !scope.endsWith(':read');
