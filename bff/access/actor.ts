import { rights, type Level, type Right, type Role, type Scope } from '../../components/contract/access.ts';
import type { CustomerKind } from '../../components/contract/profile.ts';
import type { SessionKind } from '../ports/session-carrier.ts';

/** Who acts: the person, for which account, through which partner, how surely recognised. Resolved from the session on each request. */
export interface Actor {
  readonly sessionHash: string;
  readonly kind: SessionKind;
  readonly personId: string;
  readonly personName: string;
  readonly locale: 'fr' | 'en';
  readonly customerId: string;
  readonly customerName: string;
  /** A person is a consumer: prices come with tax, and the law protects more. */
  readonly customerKind: CustomerKind;
  readonly role: Role;
  readonly rights: ReadonlySet<Right>;
  /** `all`, or the ids of the services that a delegate may see. */
  readonly services: 'all' | ReadonlySet<string>;
  readonly level: Level;
  /** When the person was last recognised at that level, milliseconds. */
  readonly authenticatedAt: number;
  /** When all this ends by itself unless the session is used meanwhile, milliseconds. */
  readonly until: number;
  /** For a partner's page: the partner, the page's origin, and what was granted. */
  readonly partner?: {
    readonly id: string;
    readonly name: string;
    readonly origin: string;
    readonly scopes: ReadonlySet<Scope>;
  };
}

const of = (...list: Right[]): ReadonlySet<Right> => new Set(list);

const technical: Right[] = [
  'service.view',
  'service.label',
  'service.renew',
  'domain.dns',
  'domain.code.request',
  'hosting.password',
  'hosting.associate',
  'ticket.view',
  'ticket.write',
  'mail.copy',
];
const administrative: Right[] = [
  ...technical,
  'profile.view',
  'service.cancel',
  'service.upgrade',
  'invoice.view',
  'order.create',
  'contact.manage',
  'visit.view',
  'visit.change',
];

/** The rights of each role; `custom` brings its own list. A partner is connected by anybody who has the account, never beyond his own rights. */
export const roleRights: Readonly<Record<Role, ReadonlySet<Right>>> = {
  holder: new Set(rights),
  administrative: of(...administrative, 'partner.manage'),
  technical: of(...technical, 'partner.manage'),
  billing: of(
    'profile.view',
    'service.view',
    'service.renew',
    'invoice.view',
    'invoice.pay',
    'partner.manage',
  ),
  custom: of(),
};

/** Whether the actor may see this service at all. */
export const sees = (actor: Actor, serviceId: string): boolean =>
  actor.services === 'all' || actor.services.has(serviceId);

/**
 * The actor, unless his session was opened by another partner's vault: partners on one site (`a.host.example`,
 * `b.host.example`) share a cookie partition, and must not share a session.
 */
export const atPartner = (actor: Actor | undefined, partnerId: string | undefined): Actor | undefined =>
  actor?.partner && actor.partner.id !== partnerId ? undefined : actor;
