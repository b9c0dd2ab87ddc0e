import { Problem } from '../model/problem.js';

/** Where a server listens. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

/** Why a server cannot listen at an address, and what to do. */
export function explainListenFailure({ host, port }: ListenAddress, cause: NodeJS.ErrnoException): Problem {
  if (cause.code === 'EADDRINUSE')
    return new Problem(
      'PORT_IN_USE',
      `Port ${port} is taken.`,
      'Stop what listens there, or set PORT (--port) to another one.',
      { cause },
    );
  return new Problem(
    'PORT_IN_USE',
    `Cannot listen on ${host}:${port}: ${cause.message}.`,
    'Set HOST and PORT to an address of this machine.',
    { cause },
  );
}
