/** What a partner's page may be allowed to do in the customer's name; shown to the customer in plain words at consent. */
export const scopes = [
  'profile:read',
  'services:read',
  'services:renew',
  'services:manage',
  'dns:write',
  'contacts:read',
  'contacts:write',
  'orders:create',
  'invoices:read',
  'invoices:pay',
  'tickets:read',
  'tickets:write',
] as const;

/** A scope of the closed list. Scopes ending in `:manage`, `:write`, `:pay`, `:renew` or `:create` change things. */
export type Scope = (typeof scopes)[number];

/** What one person may do on one customer account, one right per verb. */
export const rights = [
  'profile.view',
  'service.view',
  'service.label',
  'service.renew',
  'service.cancel',
  'service.upgrade',
  'domain.dns',
  'domain.code.request',
  'domain.code.reveal',
  'hosting.password',
  'hosting.associate',
  'invoice.view',
  'invoice.pay',
  'card.manage',
  'ticket.view',
  'ticket.write',
  'contact.manage',
  'order.create',
  'order.pay',
  'trade.start',
  'visit.view',
  'visit.change',
  'partner.manage',
  'mail.copy',
] as const;

/** A right of the closed list. */
export type Right = (typeof rights)[number];

/** The part a person plays on an account. `holder` has every right; `custom` has only the rights listed with it. */
export const roles = ['holder', 'administrative', 'technical', 'billing', 'custom'] as const;
export type Role = (typeof roles)[number];

/**
 * How surely the person was recognised (RFC 9470 `acr`), weakest first: vouched for by a partner, password,
 * second factor, phishing-resistant (passkey with user verification).
 */
export const levels = ['partner', 'pwd', 'mfa', 'phr'] as const;
export type Level = (typeof levels)[number];

/** Whether `level` is at least `needed`. */
export const levelReaches = (level: Level, needed: Level): boolean =>
  levels.indexOf(level) >= levels.indexOf(needed);
