import type { Availability, MissingReason, StoreFault } from '../../app/ports.ts';
import { askSecretService } from './secretService.ts';

/** Ends a keychain operation from any depth; turned into a failure at the adapter's edge, never further. */
export class KeychainFault extends Error {
  readonly fault: StoreFault;
  readonly missing: MissingReason | undefined;

  constructor(fault: StoreFault, missing?: MissingReason) {
    super(fault);
    this.fault = fault;
    this.missing = missing;
  }
}

/** What an error thrown by keytar means. Its texts are in the user's language, so on Linux the service is asked. */
export async function asFault(thrown: unknown): Promise<KeychainFault> {
  if (thrown instanceof KeychainFault) return thrown;
  const availability = process.platform === 'linux' ? await linuxAvailability() : undefined;
  if (availability?.state === 'locked') return new KeychainFault('locked');
  if (availability?.state === 'missing') return new KeychainFault('missing', availability.reason);
  return new KeychainFault(thrown instanceof Error ? faultOfMessage(thrown.message) : 'broken');
}

/** `undefined` when only a real call can tell. None of the questions prompts. */
export async function linuxAvailability(): Promise<Availability | undefined> {
  const asked = await askSecretService((service) => service.defaultCollection());
  switch (asked.at) {
    case 'no-session-bus':
    case 'no-secret-service':
      return { state: 'missing', reason: asked.at };
    case 'service':
      // Without a default collection the first write prompts for a new keyring's password.
      return { state: asked.answer === 'unlocked' ? 'available' : 'locked' };
    case 'unknown':
      return undefined;
  }
}

const LOCKED = [
  // libsecret: a write whose unlock prompt was dismissed or could not be shown.
  'Cannot create an item in a locked collection',
  'Object does not exist at path',
  // Security.framework: errSecInteractionNotAllowed, errSecUserCanceled, errSecAuthFailed.
  'User interaction is not allowed',
  'User canceled the operation',
  'The user name or passphrase you entered is not correct',
];
const MISSING = [
  'Cannot autolaunch D-Bus',
  'Could not connect',
  'was not provided by any .service',
];

function faultOfMessage(message: string): StoreFault {
  if (LOCKED.some((text) => message.includes(text))) return 'locked';
  return MISSING.some((text) => message.includes(text)) ? 'missing' : 'broken';
}

const BUILT_FOR: Readonly<Record<string, readonly string[]>> = {
  linux: ['x64', 'arm64', 'arm', 'ia32'],
  darwin: ['x64', 'arm64'],
  win32: ['x64', 'arm64', 'ia32'],
};

/** Why keytar did not load. Its own message only says where it looked. */
export function loadFailure(platform = process.platform, arch = process.arch): MissingReason {
  if (!(BUILT_FOR[platform] ?? []).includes(arch)) return 'unsupported-platform';
  return platform === 'linux' ? 'no-libsecret' : 'unknown';
}
