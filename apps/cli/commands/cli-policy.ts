import type { TrustPolicy } from '@mingjing/log';
import { BadWitnessPolicy, readPolicy } from '../../ledger/composition/witnessing';
import { unreadable } from '../failure';

/** The tlog-policy of that file, as the verifier takes it; nothing where none is named. Throws CliFailure. */
export function cliPolicy(path: string | undefined): { readonly policy?: TrustPolicy } {
  if (path === undefined) return {};
  try {
    return { policy: readPolicy(path) };
  } catch (error) {
    if (error instanceof BadWitnessPolicy) throw unreadable(error.message, error);
    throw error;
  }
}
