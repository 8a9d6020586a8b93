import { connectToBus, type Bus, type MethodCall } from './dbus.ts';

/**
 * Questions to the Secret Service that keytar cannot ask and none of which prompts: libsecret answers
 * "not found" for a locked item whose prompt was dismissed, and keytar's findCredentials crashes the
 * whole process on a locked item (it copies the text of a secret that is NULL).
 */
export interface SecretService {
  /** Whether items under a service name (and account) rest in a locked collection. */
  hasLocked(attributes: Readonly<Record<string, string>>): Promise<boolean>;
  /** Whether new items could be stored without a prompt. */
  defaultCollection(): Promise<'unlocked' | 'locked' | 'none'>;
}

export type Reached<T> =
  | { readonly at: 'service'; readonly answer: T }
  | { readonly at: 'no-session-bus' }
  | { readonly at: 'no-secret-service' }
  /** The service took too long, or the bus is one that only libdbus knows how to find. */
  | { readonly at: 'unknown' };

const LIMIT_MS = 2_000;
const DESTINATION = 'org.freedesktop.secrets';
const SERVICE_PATH = '/org/freedesktop/secrets';

/** Connects to the session bus for one round of questions; the service is started if the bus knows how. */
export async function askSecretService<T>(
  ask: (service: SecretService) => Promise<T>,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Reached<T>> {
  const socketPath = sessionBus(env);
  if (socketPath === undefined) {
    // With a display libdbus can start a bus by itself.
    return { at: env['DISPLAY'] === undefined ? 'no-session-bus' : 'unknown' };
  }
  let bus: Bus;
  try {
    bus = await connectToBus(socketPath, LIMIT_MS);
  } catch {
    // Not every Node connects to abstract sockets, but libdbus does.
    return { at: socketPath.startsWith('\0') ? 'unknown' : 'no-session-bus' };
  }
  try {
    return { at: 'service', answer: await ask(secretService(bus)) };
  } catch (thrown) {
    return { at: thrown instanceof NoService ? 'no-secret-service' : 'unknown' };
  } finally {
    bus.close();
  }
}

class NoService extends Error {}

function secretService(bus: Bus): SecretService {
  const call = async (
    path: string,
    iface: string,
    member: string,
    signature: MethodCall['signature'],
    body: MethodCall['body'],
  ): Promise<Buffer> => {
    const destination = DESTINATION;
    const reply = await bus.call({ destination, path, interface: iface, member, signature, body });
    if (reply.kind === 'return') return reply.body;
    throw isAbsence(reply.name) ? new NoService(reply.name) : new Error(reply.name);
  };
  return {
    hasLocked: async (attributes) => {
      const reply = await call(
        SERVICE_PATH,
        'org.freedesktop.Secret.Service',
        'SearchItems',
        'a{ss}',
        attributes,
      );
      // Two arrays of object paths: unlocked, locked. Each starts with its length in bytes.
      const unlocked = reply.readUInt32LE(0);
      return reply.readUInt32LE(Math.ceil((4 + unlocked) / 4) * 4) > 0;
    },
    defaultCollection: async () => {
      const alias = await call(SERVICE_PATH, 'org.freedesktop.Secret.Service', 'ReadAlias', 's', [
        'default',
      ]);
      const path = alias.toString('utf8', 4, 4 + alias.readUInt32LE(0));
      if (path === '/') return 'none';
      const locked = await call(path, 'org.freedesktop.DBus.Properties', 'Get', 'ss', [
        'org.freedesktop.Secret.Collection',
        'Locked',
      ]);
      // A variant: one byte of length, `b`, NUL, padding to 4, then the boolean as a number.
      return locked.readUInt32LE(4) === 0 ? 'unlocked' : 'locked';
    },
  };
}

/** The bus knows no such service, or knows one that does not start. */
function isAbsence(errorName: string): boolean {
  return (
    errorName === 'org.freedesktop.DBus.Error.ServiceUnknown' ||
    errorName === 'org.freedesktop.DBus.Error.NameHasNoOwner' ||
    errorName.startsWith('org.freedesktop.DBus.Error.Spawn.')
  );
}

/** First address that is a socket; where none is named, the place where systemd puts the user's bus. */
function sessionBus(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const addresses = env['DBUS_SESSION_BUS_ADDRESS'];
  if (addresses === undefined || addresses === '') {
    const runtime = env['XDG_RUNTIME_DIR'];
    return runtime === undefined || runtime === '' ? undefined : `${runtime}/bus`;
  }
  for (const address of addresses.split(';')) {
    const path = /^unix:(?:.*,)?path=([^,]*)/.exec(address)?.[1];
    if (path !== undefined) return decodeURIComponent(path);
    const name = /^unix:(?:.*,)?abstract=([^,]*)/.exec(address)?.[1];
    if (name !== undefined) return `\0${decodeURIComponent(name)}`;
  }
  return undefined;
}
