import { assertNever } from '../kernel/assertNever.ts';
import type { DebuggeeFault } from './debuggee.ts';
import type { MemberPath } from './debuggerTraits.ts';
import type { Mode } from './mode.ts';

/** A change to a launch configuration as it is written down. */
export type LaunchEdit =
  | { readonly kind: 'set'; readonly member: MemberPath; readonly value: string | boolean }
  | { readonly kind: 'remove'; readonly member: MemberPath }
  /** Puts a mode beside the keys that the configuration asks for. */
  | { readonly kind: 'mode'; readonly mode: Mode }
  /** Takes out what asks for keys. */
  | { readonly kind: 'remove-request' }
  /** Changes nothing: what stands in the member only its author can put right. */
  | { readonly kind: 'show'; readonly member: MemberPath };

/** The edit after which the fault is gone; `undefined` when what is wrong stands outside of the configuration. */
export function editThatHelps(fault: DebuggeeFault): LaunchEdit | undefined {
  switch (fault.code) {
    case 'attach':
      return { kind: 'set', member: ['request'], value: 'launch' };
    case 'unsupported-type':
      return { kind: 'remove-request' };
    case 'no-broker':
    case 'python-flag':
      return { kind: 'mode', mode: 'last-hop' };
    case 'runtime':
    case 'elsewhere':
    case 'redirected':
      return { kind: 'remove', member: fault.member };
    case 'bad-environment':
      return { kind: 'show', member: [fault.member] };
    case 'records':
      return fault.use === undefined
        ? { kind: 'remove', member: fault.member }
        : { kind: 'set', member: fault.member, value: fault.use };
    case 'repeats':
    case 'prints-environment':
      return { kind: 'set', member: fault.member, value: fault.use };
    case 'redirected-setting':
    case 'records-setting':
    case 'inherited':
      return undefined;
    default:
      return assertNever(fault);
  }
}
