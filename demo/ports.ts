import { listenOn, type Listening } from '../bff/adapters/node-server.ts';
import { portOf, type Config } from '../bff/config.ts';

/** The ports of the three sites, taken before anything else so that one in use is told at once. */
export interface Ports {
  readonly space: Listening;
  readonly agency: Listening;
  readonly bank: Listening;
}

export async function takePorts({ port, host }: Config): Promise<Ports> {
  return {
    space: await listenOn(port, host),
    agency: await takePartnerPort('PARTNER_A_PORT', 8788, host),
    bank: await takePartnerPort('PARTNER_B_PORT', 8789, host),
  };
}

async function takePartnerPort(variable: string, otherwise: number, host: string): Promise<Listening> {
  return listenOn(portOf(process.env, variable, otherwise), host).catch((error: unknown) => {
    throw Object.assign(error as Error, { variable });
  });
}
