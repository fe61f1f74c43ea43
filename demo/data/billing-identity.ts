import type { CustomerKind } from '../../components/contract/profile.ts';
import { postCodes, streets, towns } from './names.ts';
import type { Chance } from './random.ts';
import type { RowOf } from './rows.ts';
import type { World } from './world.ts';

/** Who is billed: an invented address and, for those who have one, a well-formed SIREN. */
export function billingIdentity(
  world: World,
  customerId: string,
  it: { readonly kind: CustomerKind; readonly name: string; readonly town?: string },
): RowOf<'billingIdentity'> {
  const { chance } = world;
  const { kind, name, town = chance.pick(towns) } = it;
  const siren = kind === 'person' ? null : sirenOf(chance);
  return {
    customerId,
    name,
    attention: kind === 'person' ? null : 'Service comptable',
    lines: JSON.stringify([`${chance.between(1, 120)} ${chance.pick(streets)}`]),
    postCode: postCodes.get(town) ?? '75011',
    city: town,
    country: 'FR',
    siren,
    siret: siren ? siretOf(siren) : null,
    vatId: siren && kind === 'company' ? vatOf(siren) : null,
    email: `factures-${world.count('identity')}@demo.o2.example`,
    electronicAddress: siren,
    accountantEmail: null,
    version: 1,
  };
}

/** Eight digits and the one that makes the Luhn sum a multiple of ten. */
function sirenOf(chance: Chance): string {
  const start = String(chance.between(30_000_000, 89_999_999));
  return `${start}${luhnDigit(start)}`;
}

function siretOf(siren: string): string {
  const start = `${siren}0001`;
  return `${start}${luhnDigit(start)}`;
}

function luhnDigit(digits: string): number {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return (10 - (sum % 10)) % 10;
}

/** The French VAT number of a SIREN. */
const vatOf = (siren: string): string =>
  `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`;
