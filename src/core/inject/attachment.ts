import { isRecord, isString } from '../kernel/parse.ts';
import { parseInjectionRequest, type InjectionRequest } from './request.ts';

/** A request that the user keeps beside the repository instead of in its launch.json. */
export interface Attachment {
  /** URI of the workspace folder; empty for configurations of a multi-root workspace file. */
  readonly folder: string;
  /** The launch configuration's name. */
  readonly configuration: string;
  readonly request: InjectionRequest;
}

export function parseAttachment(value: unknown): Attachment | undefined {
  if (!isRecord(value)) return undefined;
  const { folder, configuration } = value;
  if (!isString(folder) || !isString(configuration)) return undefined;
  const request = parseStored(value['request']);
  return request && { folder, configuration, request };
}

export function findAttachment(
  attachments: readonly Attachment[],
  folder: string,
  configuration: string,
): Attachment | undefined {
  return attachments.find((item) => item.folder === folder && item.configuration === configuration);
}

/** The stored form is the parsed one; it is read through the same parser as a launch.json. */
function parseStored(value: unknown): InjectionRequest | undefined {
  if (!isRecord(value) || !Array.isArray(value['keys'])) return undefined;
  const keys = value['keys'].map((key: unknown) =>
    isRecord(key) ? [key['alias'], key['variables'] ?? {}] : [undefined, {}],
  );
  if (!keys.every((entry): entry is [string, unknown] => isString(entry[0]))) return undefined;
  const parsed = parseInjectionRequest({ ...value, keys: Object.fromEntries(keys) });
  return parsed.ok ? parsed.value : undefined;
}
