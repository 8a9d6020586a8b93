/** Every id that package.json promises; test/meta keeps the two in step. */

export const EXTENSION_ID = 'exchange-keyring.exchange-keyring';

/** The member of a launch configuration that asks for keys. */
export const LAUNCH_MEMBER = 'exchangeKeyring';

/** Command name → the arguments it accepts. Arguments come from anyone, so every handler narrows them. */
export interface CommandArguments {
  addKey: readonly [];
  addPracticeKey: readonly [];
  editKey: readonly [node?: unknown];
  renameKey: readonly [node?: unknown];
  removeKey: readonly [node?: unknown];
  copyField: readonly [node?: unknown];
  attachKeysToLaunch: readonly [node?: unknown];
  manageGrants: readonly [node?: unknown];
  checkStores: readonly [];
  startPracticeExchange: readonly [];
  stopPracticeExchange: readonly [];
  showAuditLog: readonly [];
  verifyAuditLog: readonly [];
  openWalkthrough: readonly [];
}

export type CommandName = keyof CommandArguments;
export type CommandId = `exchangeKeyring.${CommandName}`;

/** Written as an object so that none can be forgotten. */
const COMMAND_NAMES: Readonly<Record<CommandName, null>> = {
  addKey: null,
  addPracticeKey: null,
  editKey: null,
  renameKey: null,
  removeKey: null,
  copyField: null,
  attachKeysToLaunch: null,
  manageGrants: null,
  checkStores: null,
  startPracticeExchange: null,
  stopPracticeExchange: null,
  showAuditLog: null,
  verifyAuditLog: null,
  openWalkthrough: null,
};

export const COMMANDS: readonly CommandId[] = Object.keys(COMMAND_NAMES).map((name) =>
  commandId(name as CommandName),
);

export function commandId(name: CommandName): CommandId {
  return `exchangeKeyring.${name}`;
}

export const VIEWS = { keys: 'exchangeKeyring.keys' } as const;
export const VIEW_CONTAINER = 'exchangeKeyring';
export const WALKTHROUGH = 'start';

/** Setting → its type. All of these are `scope: application`: a repository cannot set them. */
export interface SettingTypes {
  allowLiveKeys: boolean;
  strictGrants: boolean;
  'rotation.maxAgeDays': number;
  'practice.port': number;
}
export type SettingName = keyof SettingTypes;

export const SETTINGS: { readonly [Name in SettingName]: SettingTypes[Name] } = {
  allowLiveKeys: false,
  strictGrants: false,
  'rotation.maxAgeDays': 90,
  'practice.port': 17350,
};

export const CONTEXT_KEYS = {
  /** `available`, `locked`, `missing`; absent until it is known. */
  keychain: 'exchangeKeyring.keychain',
  /** True once the index was read and holds no key. */
  empty: 'exchangeKeyring.empty',
  practiceRunning: 'exchangeKeyring.practiceRunning',
} as const;

/** `viewItem` values of the Keys view. */
export const TREE_CONTEXT = {
  group: 'group',
  key: 'key',
  field: 'field',
  grants: 'grants',
  detail: 'detail',
  notice: 'notice',
} as const;
