import { fieldsOf, findExchange } from '../../core/catalogue/catalogue.ts';
import { expiryRulesOf } from '../../core/catalogue/expiry.ts';
import { LEAST_SCOPES } from '../../core/catalogue/leastScopes.ts';
import type { IndexState } from '../../core/keys/keyIndex.ts';
import { scopeState, type KeyRecord } from '../../core/keys/keyRecord.ts';
import { ENVIRONMENTS, SCOPES, type Scope } from '../../core/keys/vocabulary.ts';
import { ageInDays, rotationStatus } from '../../core/rotation/status.ts';
import type { FieldNode, GroupNode, KeyNode, NoticeNode, ScopeNode, TreeNode } from './node.ts';
import type { KeysSnapshot } from './snapshot.ts';

/** The Keys view as data, for one snapshot at one moment. */
export interface TreeModel {
  readonly roots: readonly TreeNode[];
  /** Made when a row is opened, so that many keys cost little. */
  childrenOf(node: TreeNode): readonly TreeNode[];
}

/** Lays a snapshot out; `now` in milliseconds since 1970. */
export function treeModel(snapshot: KeysSnapshot, now: number): TreeModel {
  const state = snapshot.index?.ok ? snapshot.index.value : undefined;
  const groups = state ? groupsOf(state.keys, now) : [];
  return {
    roots: [...noticesOf(snapshot), ...groups],
    childrenOf: (node) => childrenOf(node, snapshot, state),
  };
}

export function hasChildren(node: TreeNode): boolean {
  switch (node.kind) {
    case 'group':
    case 'key':
    case 'scopes':
      return true;
    case 'grants':
      return node.more.grants.length > 0;
    case 'attachments':
      return node.more.attachments.length > 0;
    case 'allowlist':
      return (node.more.addresses?.length ?? 0) > 0;
    case 'notice':
    case 'field':
    case 'scope':
    case 'expiry':
    case 'age':
    case 'grant':
    case 'attachment':
    case 'note':
      return false;
  }
}

function noticesOf({ index, availability }: KeysSnapshot): readonly NoticeNode[] {
  const notices: NoticeNode[] = [];
  if (availability && availability.state !== 'available') {
    notices.push({
      kind: 'notice',
      id: 'notice:keychain',
      notice: { about: 'keychain', availability },
    });
  }
  if (index && !index.ok) {
    notices.push({
      kind: 'notice',
      id: 'notice:index',
      notice: { about: 'index', fault: index.error },
    });
  }
  return notices;
}

function groupsOf(records: readonly KeyRecord[], now: number): readonly GroupNode[] {
  const byPlace = new Map<string, KeyRecord[]>();
  for (const record of records) {
    const place = `${record.exchange}/${record.environment}`;
    const members = byPlace.get(place);
    if (members) members.push(record);
    else byPlace.set(place, [record]);
  }
  const groups = [...byPlace].flatMap(([place, members]): GroupNode[] => {
    const [first] = members;
    if (!first) return [];
    const { exchange, environment } = first;
    const exchangeName = findExchange(exchange)?.name ?? exchange;
    const keys = members
      .toSorted((a, b) => compare(a.alias, b.alias))
      .map((record) => keyNode(record, exchangeName, now));
    return [{ kind: 'group', id: `group:${place}`, exchange, exchangeName, environment, keys }];
  });
  return groups.toSorted(
    (a, b) =>
      compare(a.exchangeName.toLowerCase(), b.exchangeName.toLowerCase()) ||
      ENVIRONMENTS.indexOf(a.environment) - ENVIRONMENTS.indexOf(b.environment),
  );
}

/** By code unit: aliases are ASCII, and a locale's order would differ between windows. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function keyNode(record: KeyRecord, exchangeName: string, now: number): KeyNode {
  return {
    kind: 'key',
    id: `key:${record.id}`,
    record,
    exchangeName,
    rotation: rotationStatus(record, now),
    ageDays: ageInDays(record, now),
  };
}

function childrenOf(
  node: TreeNode,
  snapshot: KeysSnapshot,
  state: IndexState | undefined,
): readonly TreeNode[] {
  switch (node.kind) {
    case 'group':
      return node.keys;
    case 'key':
      return detailsOf(node, snapshot, state);
    case 'scopes':
      return scopesOf(node.record);
    case 'grants':
      return node.more.grants.map((grant, at) => ({
        kind: 'grant',
        id: `${node.id}/${String(at)}`,
        record: node.record,
        more: { grant },
      }));
    case 'attachments':
      return node.more.attachments.map((attachment, at) => ({
        kind: 'attachment',
        id: `${node.id}/${String(at)}`,
        record: node.record,
        more: { attachment },
      }));
    case 'allowlist':
      return (node.more.addresses ?? []).map((address) => ({
        kind: 'note',
        id: `${node.id}/${address}`,
        record: node.record,
        more: { note: address },
      }));
    case 'notice':
    case 'field':
    case 'scope':
    case 'expiry':
    case 'age':
    case 'grant':
    case 'attachment':
    case 'note':
      return [];
  }
}

function detailsOf(
  { id, record, ageDays }: KeyNode,
  snapshot: KeysSnapshot,
  state: IndexState | undefined,
): readonly TreeNode[] {
  const exchange = findExchange(record.exchange);
  const { observation, maxAgeDays, note } = record;
  const grants = snapshot.grants.filter(({ keyId }) => keyId === record.id);
  const attachments = (state?.attachments ?? []).filter(({ request }) =>
    request.keys.some(({ alias }) => alias === record.alias),
  );
  return [
    ...fieldsIn(id, record),
    {
      kind: 'scopes',
      id: `${id}/scopes`,
      record,
      more: observation ? { readAt: observation.at } : {},
    },
    {
      kind: 'allowlist',
      id: `${id}/allowlist`,
      record,
      more: observation?.ipAllowlist ? { addresses: observation.ipAllowlist } : {},
    },
    {
      kind: 'age',
      id: `${id}/age`,
      record,
      more: { ageDays, ...(maxAgeDays === undefined ? {} : { maxAgeDays }) },
    },
    {
      kind: 'expiry',
      id: `${id}/expiry`,
      record,
      more: {
        rules: exchange ? expiryRulesOf(exchange, record.environment) : [],
        ...(observation?.expiresAt === undefined ? {} : { expiresAt: observation.expiresAt }),
      },
    },
    { kind: 'grants', id: `${id}/grants`, record, more: { grants } },
    { kind: 'attachments', id: `${id}/attachments`, record, more: { attachments } },
    ...(note === undefined
      ? []
      : [{ kind: 'note', id: `${id}/note`, record, more: { note } } as const]),
  ];
}

function fieldsIn(id: string, record: KeyRecord): readonly FieldNode[] {
  const exchange = findExchange(record.exchange);
  const facts = exchange ? fieldsOf(exchange) : [];
  return record.fields.map((field) => {
    const exchangeName = facts.find((fact) => fact.field === field)?.exchangeName;
    return {
      kind: 'field',
      id: `${id}/field/${field}`,
      record,
      field,
      ...(exchangeName === undefined ? {} : { exchangeName }),
    };
  });
}

function scopesOf(record: KeyRecord): readonly ScopeNode[] {
  return SCOPES.map((scope) => {
    const state = scopeState(record, scope);
    return {
      kind: 'scope',
      id: `key:${record.id}/scope/${scope}`,
      record,
      more: { scope, state, excess: state === 'granted' && isExcess(record, scope) },
    };
  });
}

/** A scope that the key's purpose has no use for. */
function isExcess(record: KeyRecord, scope: Scope): boolean {
  return !LEAST_SCOPES[record.purpose].allowed.includes(scope);
}
