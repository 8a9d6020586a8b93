import { createHash } from 'node:crypto';
import { createConsentDesk } from '../../../../src/app/injection/consentDesk.ts';
import { noteExpired } from '../../../../src/app/injection/endLaunch.ts';
import { createHeldKeys } from '../../../../src/app/injection/heldKeys.ts';
import { copyMessage } from '../../../../src/adapters/debugger/plainData.ts';
import type { DepartureWorld } from '../../../../src/app/injection/launchLeaves.ts';
import { watchSession } from '../../../../src/app/injection/launchSession.ts';
import { createOutputWatch } from '../../../../src/app/injection/outputWatch.ts';
import type { RefusedProgram } from '../../../../src/app/injection/redeemTicket.ts';
import {
  createUnknownTickets,
  type UnknownTickets,
} from '../../../../src/app/injection/unknownTickets.ts';
import { createMasker } from '../../../../src/adapters/debugger/masker.ts';
import { createRevealInto } from '../../../../src/adapters/debugger/reveal.ts';
import { NO_SURROUNDINGS } from '../../../../src/core/inject/refusals.ts';
import { Secret } from '../../../../src/core/keys/secret.ts';
import { createGrantBook } from '../../../../src/app/injection/grantBook.ts';
import type {
  BrokerFault,
  ConsentQuestion,
  Schedule,
} from '../../../../src/app/injection/ports.ts';
import { createTicketBook } from '../../../../src/app/injection/ticketBook.ts';
import type { LaunchStop, RedeemWorld } from '../../../../src/app/injection/world.ts';
import type { AuditFault, AuditLog } from '../../../../src/app/ports.ts';
import type {
  AuditEvent,
  AuditEventType,
  GrantDuration,
} from '../../../../src/core/audit/event.ts';
import { err, ok } from '../../../../src/core/kernel/result.ts';
import type { UnknownRecord } from '../../../../src/core/kernel/parse.ts';
import type { KeyRecord } from '../../../../src/core/keys/keyRecord.ts';
import { createFakeAuditLog } from '../../../fakes/auditLog.ts';
import { createFakeClock } from '../../../fakes/clock.ts';
import { createFakeGrantStore, type FakeGrantStore } from '../../../fakes/grantStore.ts';
import { createFakeKeyIndex, type FakeKeyIndex } from '../../../fakes/keyIndex.ts';
import { createFakeRandom } from '../../../fakes/random.ts';
import { sampleKey } from '../../../fakes/sampleKey.ts';
import { createFakeSecretStore, type FakeSecretStore } from '../../../fakes/secretStore.ts';

/** Timers that a test turns by hand. */
export interface HandTimers {
  readonly schedule: Schedule;
  /** Lets `ms` pass and runs what is due, in order. */
  pass(ms: number): void;
}

export function handTimers(advance: (ms: number) => void = () => undefined): HandTimers {
  let now = 0;
  let due: { readonly at: number; readonly act: () => void }[] = [];
  return {
    schedule(ms, act) {
      const entry = { at: now + ms, act };
      due.push(entry);
      return { dispose: () => void (due = due.filter((one) => one !== entry)) };
    },
    pass(ms) {
      const end = now + ms;
      for (;;) {
        const next = due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        due = due.filter((one) => one !== next);
        advance(next.at - now);
        now = next.at;
        next.act();
      }
      advance(end - now);
      now = end;
    },
  };
}

export interface TestWorld extends DepartureWorld {
  readonly unknownTickets: UnknownTickets;
  /** What the user is told of programs that were refused. */
  readonly refused: RefusedProgram[];
  readonly onRefused: (refused: RefusedProgram) => void;
  /** What placing variables put into messages, by variable, newest last. */
  readonly placed: ReadonlyMap<string, Secret | string>[];
  strict: boolean;
  /** Content of files, by path. */
  readonly files: Map<string, string>;
  readonly store: FakeSecretStore;
  readonly index: FakeKeyIndex;
  readonly grantStore: FakeGrantStore;
  readonly timers: HandTimers;
  readonly events: readonly AuditEvent[];
  readonly questions: (readonly ConsentQuestion[])[];
  /** What the user says to the questions from now on. */
  answer: (questions: readonly ConsentQuestion[]) => GrantDuration | 'denied';
  /** What the user types to confirm a live key from now on; `undefined` for Escape. */
  typed: (questions: readonly ConsentQuestion[]) => string | undefined;
  auditFault: ((types: readonly AuditEventType[]) => AuditFault | undefined) | undefined;
  brokerFault: BrokerFault | undefined;
  trusted: boolean;
  live: boolean;
  types(): readonly AuditEventType[];
  add(changes: Partial<KeyRecord>): Promise<KeyRecord>;
}

/** A window with an empty keychain, a user who allows everything for one launch, and a clock that stands still. */
export function testWorld(): TestWorld {
  const clock = createFakeClock();
  const timers = handTimers((ms) => {
    clock.advance(ms);
  });
  const log = createFakeAuditLog(clock.now);
  const grantStore = createFakeGrantStore(clock.now);
  const questions: (readonly ConsentQuestion[])[] = [];
  const audit: AuditLog = {
    ...log,
    append(...added) {
      const fault = world.auditFault?.(added.map(({ type }) => type));
      if (fault) log.failNext(fault);
      return log.append(...added);
    },
  };
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const tickets = createTicketBook({
    clock: clock.now,
    random: createFakeRandom(),
    sha256,
    equals: (one, other) => one === other,
    schedule: timers.schedule,
    onExpired: (ticket) => void noteExpired({ audit }, ticket),
  });
  const consent = createConsentDesk(
    {
      allow(asked) {
        questions.push(asked);
        return Promise.resolve(world.answer(asked));
      },
      typeAlias: (asked) => Promise.resolve(world.typed(asked)),
    },
    timers.schedule,
  );
  const placed: ReadonlyMap<string, Secret | string>[] = [];
  const redeemWorld: RedeemWorld & Pick<TestWorld, 'store' | 'index'> = {
    store: createFakeSecretStore(),
    index: createFakeKeyIndex(),
    audit,
    grants: createGrantBook(grantStore, clock.now),
    tickets,
    clock: clock.now,
    allowLiveKeys: () => world.live,
    practiceUrl: () => Promise.resolve('http://127.0.0.1:17350'),
  };
  const world: TestWorld = {
    ...redeemWorld,
    held: createHeldKeys(redeemWorld),
    output: createOutputWatch(createMasker),
    refused: [],
    onRefused: (program) => void world.refused.push(program),
    unknownTickets: createUnknownTickets({ audit, schedule: timers.schedule }),
    placed,
    copyMessage,
    place: (what) => {
      placed.push(what.variables);
      return { close: () => undefined };
    },
    revealInto: createRevealInto(false),
    files: new Map(),
    digestFile: (path) => {
      const content = world.files.get(path);
      return content === undefined ? undefined : sha256(content);
    },
    strict: false,
    strictGrants: () => world.strict,
    surroundings: () => NO_SURROUNDINGS,
    grantStore,
    consent,
    sha256,
    broker: {
      address: () =>
        Promise.resolve(world.brokerFault ? err(world.brokerFault) : ok('/run/fake/s')),
    },
    host: {
      pathDelimiter: ':',
      namesIgnoreCase: false,
      inherited: {},
      preloads: { node: 'file:///preload.mjs', python: '/preload' },
    },
    isTrusted: () => world.trusted,
    timers,
    events: log.events(),
    questions,
    answer: () => 'once',
    typed: ([question]) => question?.record.alias,
    auditFault: undefined,
    brokerFault: undefined,
    trusted: true,
    live: false,
    types: log.types,
    async add(changes) {
      const key = sampleKey({ alias: 'bot-key', environment: 'practice', ...changes });
      await world.store.write(key.record.id, 'absent', key);
      await world.index.update((state) => ({
        state: { ...state, keys: [...state.keys, key.record] },
        result: undefined,
      }));
      return key.record;
    },
  };
  return world;
}

export const FOLDER = 'file:///home/u/bot';

export function launchOf(changes: UnknownRecord = {}): {
  readonly folder: string;
  readonly requestMember: string;
  readonly configuration: UnknownRecord;
} {
  return {
    folder: FOLDER,
    requestMember: 'exchangeKeyring',
    configuration: {
      type: 'node',
      request: 'launch',
      name: 'Bot',
      program: '/home/u/bot/bot.js',
      exchangeKeyring: 'bot-key',
      ...changes,
    },
  };
}

/** The ticket's id that a prepared configuration carries. */
export function ticketOf(configuration: UnknownRecord): string {
  return configuration['__exchangeKeyringLaunch'] as string;
}

/** Lets the launch message of a prepared configuration pass, and answers the token that was put into it. */
export function letLeave(
  world: TestWorld,
  configuration: UnknownRecord,
  session = 'session-1',
): string {
  const stops: LaunchStop[] = [];
  leave(world, configuration, session, stops);
  const token = world.placed.at(-1)?.get('EXCHANGE_KEYRING_TICKET');
  return token instanceof Secret && stops.length === 0 ? token.reveal() : '';
}

/** Lets a launch message pass; `changes` are what others did to it after it was prepared. */
export function leave(
  world: TestWorld,
  configuration: UnknownRecord,
  session = 'session-1',
  stops: LaunchStop[] = [],
  changes: UnknownRecord = {},
): Record<string, unknown> {
  const args = { ...structuredClone(configuration), __sessionId: session, ...changes };
  const traffic = watchSession(
    world,
    {
      id: session,
      type: 'node',
      ticketId: ticketOf(configuration),
      configuration: () => configuration,
      isChild: false,
    },
    { stop: (_configuration, why) => stops.push(why), saw: () => undefined },
  );
  traffic.toDebugger({ type: 'request', command: 'launch', arguments: args });
  return args;
}
