import { isRecord, isString, type UnknownRecord } from '../kernel/parse.ts';
import type { Delivery } from './mode.ts';

/** What the preload finds in its environment, and removes from it first of all. The token joins as the launch leaves. */
export const TICKET_VARIABLE = 'EXCHANGE_KEYRING_TICKET';
const SOCKET_VARIABLE = 'EXCHANGE_KEYRING_SOCKET';
/** `0` lets the program run without keys; anything else, or nothing, ends it. */
const REQUIRED_VARIABLE = 'EXCHANGE_KEYRING_REQUIRED';

/** The member that ties a debug session to its ticket; it holds the ticket's id, which is no secret. */
export const SESSION_MEMBER = '__exchangeKeyringLaunch';

/** What the machine that runs the program is like. */
export interface DebuggeeHost {
  /** Between the entries of PYTHONPATH. */
  readonly pathDelimiter: ':' | ';';
  /** Windows knows one variable by any case of its name. */
  readonly namesIgnoreCase: boolean;
  /** The variables the program inherits where the configuration sets none. */
  readonly inherited: Readonly<Record<string, string | undefined>>;
  readonly preloads: {
    /** File URL of the Node preload. */
    readonly node: string;
    /** Folder that holds `sitecustomize.py`. */
    readonly python: string;
  };
}

export interface Delivered {
  readonly delivery: Delivery;
  readonly ticketId: string;
  readonly socket: string;
  readonly required: boolean;
}

/**
 * The configuration with a ticket's id in place of its request, and for the broker with a preload; the original stays
 * as it was. It holds nothing that is worth anything to those who can read it.
 */
export function patchConfiguration(
  configuration: UnknownRecord,
  requestMember: string,
  delivered: Delivered,
  host: DebuggeeHost,
): UnknownRecord {
  const asked = {
    ...withoutRequest(configuration, requestMember),
    [SESSION_MEMBER]: delivered.ticketId,
  };
  const { delivery, socket, required } = delivered;
  if (delivery === 'last-hop' || delivery === 'plain-env') return asked;
  return {
    ...asked,
    env: {
      ...withLoader(withoutTicket(environmentOf(configuration)), delivery, host),
      [SOCKET_VARIABLE]: socket,
      [REQUIRED_VARIABLE]: required ? '1' : '0',
    },
  };
}

/** Debuggers that copy a configuration for a child process must not copy the request with it. */
export function withoutRequest(configuration: UnknownRecord, requestMember: string): UnknownRecord {
  return Object.fromEntries(
    Object.entries(configuration).filter(([member]) => member !== requestMember),
  );
}

type BrokerDelivery = Extract<Delivery, `broker-${string}`>;

function withLoader(
  env: UnknownRecord,
  delivery: BrokerDelivery,
  host: DebuggeeHost,
): UnknownRecord {
  switch (delivery) {
    case 'broker-node':
      return prefixed(env, 'NODE_OPTIONS', `--import=${host.preloads.node}`, ' ', host);
    case 'broker-python':
      return prefixed(env, 'PYTHONPATH', host.preloads.python, host.pathDelimiter, host);
  }
}

/** Puts `entry` before what the configuration says, or else before what the program would inherit. */
function prefixed(
  env: UnknownRecord,
  name: string,
  entry: string,
  separator: string,
  host: DebuggeeHost,
): UnknownRecord {
  const spelled = host.namesIgnoreCase
    ? (Object.keys(env).find((other) => other.toUpperCase() === name) ?? name)
    : name;
  // `null` takes a variable away from the program, so nothing is inherited then.
  const before = spelled in env ? env[spelled] : host.inherited[name];
  const rest = isString(before) && before.trim() !== '' ? `${separator}${before}` : '';
  return { ...env, [spelled]: `${entry}${rest}` };
}

function environmentOf(configuration: UnknownRecord): UnknownRecord {
  const env = configuration['env'];
  return isRecord(env) ? env : {};
}

/** Whoever copied an old ticket into the configuration does not have the program present it. */
function withoutTicket(env: UnknownRecord): UnknownRecord {
  return Object.fromEntries(Object.entries(env).filter(([name]) => name !== TICKET_VARIABLE));
}
