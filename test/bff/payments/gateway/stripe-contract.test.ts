import { gatewayContract } from './contract.ts';
import { openStripe } from './stripe.ts';

gatewayContract('Stripe', openStripe);
