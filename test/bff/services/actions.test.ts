import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { roleRights, type Actor } from '../../../bff/access/actor.ts';
import { abilities } from '../../../bff/services/actions.ts';
import type { Role } from '../../../components/contract/access.ts';
import { serviceActions, serviceStates, type ServiceAction } from '../../../components/contract/services.ts';
import { aService } from './shelf.ts';

const as = (role: Role): Actor =>
  ({ role, rights: roleRights[role], services: 'all', customerKind: 'company' }) as unknown as Actor;

const verdict = (role: Role, action: ServiceAction, its: Parameters<typeof aService>[1]): string => {
  const ability = abilities(as(role), aService('x', its))[action];
  return ability.allowed ? 'yes' : ability.reason;
};

/**
 * The table of the reference, a line an action: pending, active, expired, suspended, terminated, termination planned,
 * changing hands; each cell says who may (H holder, A administrative, T technical, B billing). `a/b`: turned on / off.
 */
const table: Readonly<Record<ServiceAction, readonly string[]>> = {
  renew: ['', 'HATB', 'HATB', 'HAB', '', 'HATB', 'H'],
  reactivate: ['', '', 'HAB', 'HAB', '', '', ''],
  autoRenew: ['', 'HAB', 'HAB', 'HAB', '', '', ''],
  cancel: ['', 'HA', 'HA', 'H', '', '', ''],
  upgrade: ['', 'HA', '', '', '', '', ''],
  label: ['HAT', 'HAT', 'HAT', 'HAT', '', 'HAT', 'HAT'],
  tag: ['HAT', 'HAT', 'HAT', 'HAT', '', 'HAT', 'HAT'],
  ticket: ['HAT', 'HAT', 'HAT', 'HAT', 'HAT', 'HAT', 'HAT'],
};
const columns: Readonly<Record<string, Parameters<typeof aService>[1]>> = {
  pending: { state: 'pending_payment' },
  active: { state: 'active' },
  expired: { state: 'expired' },
  suspended: { state: 'suspended' },
  terminated: { state: 'terminated' },
  'to be terminated': { state: 'active', cancelOn: '2027-01-01' },
  'changing hands': { state: 'active', moving: 1 },
};
const people: Readonly<Record<string, Role>> = {
  H: 'holder',
  A: 'administrative',
  T: 'technical',
  B: 'billing',
};

describe('the transition table of a service', () => {
  for (const action of serviceActions)
    Object.entries(columns).forEach(([column, its], at) => {
      const cell = table[action][at] ?? '';
      it(`lets ${cell || 'nobody'} ${action} a service that is ${column}`, () => {
        const allowed = Object.entries(people).filter(([, role]) => verdict(role, action, its) === 'yes');

        assert.equal(allowed.map(([letter]) => letter).join(''), cell);
      });
    });

  it('knows every state and every action', () => {
    for (const action of serviceActions)
      for (const state of serviceStates) assert.notEqual(verdict('holder', action, { state }), undefined);
  });

  it('says why, in the words of the reason codes', () => {
    assert.equal(verdict('holder', 'renew', { state: 'pending_setup' }), 'state-pending');
    assert.equal(verdict('holder', 'renew', { state: 'failed_setup' }), 'state-pending');
    assert.equal(verdict('holder', 'reactivate', { state: 'active' }), 'state-active');
    assert.equal(verdict('holder', 'upgrade', { state: 'expired' }), 'state-expired');
    assert.equal(verdict('holder', 'upgrade', { state: 'suspended' }), 'state-suspended');
    assert.equal(verdict('holder', 'label', { state: 'terminated' }), 'state-terminated');
    assert.equal(verdict('holder', 'upgrade', { moving: 1 }), 'moving');
    assert.equal(verdict('holder', 'autoRenew', { cancelOn: '2027-01-01' }), 'cancel-scheduled');
    assert.equal(verdict('holder', 'upgrade', { unpaidCents: 1 }), 'unpaid');
    assert.equal(verdict('holder', 'autoRenew', { periodMonths: 0 }), 'kind-does-not-renew');
    assert.equal(verdict('billing', 'upgrade', {}), 'right-missing');
  });

  it('lets the holder turn automatic renewal off, not on, while the service changes hands', () => {
    assert.equal(verdict('holder', 'autoRenew', { moving: 1, renewal: 'auto' }), 'yes');
    assert.equal(verdict('holder', 'autoRenew', { moving: 1, renewal: 'manual' }), 'moving');
    assert.equal(verdict('administrative', 'autoRenew', { moving: 1, renewal: 'auto' }), 'right-missing');
  });
});
