import * as vscode from 'vscode';

import { constantTimeEquals, createBroker } from '../adapters/broker/broker.ts';
import { trustedFolders } from '../adapters/debugger/extensionFolders.ts';
import { createMasker } from '../adapters/debugger/masker.ts';
import { createPlaceVariables } from '../adapters/debugger/placeVariables.ts';
import { copyMessage } from '../adapters/debugger/plainData.ts';
import { createRevealInto } from '../adapters/debugger/reveal.ts';
import { readDebuggeeHost } from '../adapters/node/debuggeeHost.ts';
import { digestFile } from '../adapters/node/digestFile.ts';
import { sha256 } from '../adapters/node/hash.ts';
import { schedule } from '../adapters/node/schedule.ts';
import { readSetting } from '../adapters/vscode/settings.ts';
import { readSurroundings } from '../adapters/vscode/surroundings.ts';
import { createConsentDesk } from '../app/injection/consentDesk.ts';
import { noteExpired } from '../app/injection/endLaunch.ts';
import { createHeldKeys } from '../app/injection/heldKeys.ts';
import type { DepartureWorld } from '../app/injection/launchLeaves.ts';
import { createOutputWatch } from '../app/injection/outputWatch.ts';
import type { ConsentUser } from '../app/injection/ports.ts';
import { createRedeem, type RefusedProgram } from '../app/injection/redeemTicket.ts';
import { createTicketBook } from '../app/injection/ticketBook.ts';
import { createUnknownTickets } from '../app/injection/unknownTickets.ts';
import type { RedeemWorld } from '../app/injection/world.ts';
import type { Random } from '../app/ports.ts';

interface LaunchesOptions extends Omit<RedeemWorld, 'tickets'> {
  readonly random: Random;
  readonly consentUser: ConsentUser;
  readonly onRefused: (refused: RefusedProgram) => void;
  /** The folder of the built extension. */
  readonly dist: string;
}

interface Launches {
  readonly world: DepartureWorld;
  /** Ends what would outlive the window. */
  readonly end: () => Promise<unknown>;
}

/** Builds what launches need: tickets, the broker, consent, and the way into a debugger's messages. */
export function composeLaunches({
  random,
  consentUser,
  onRefused,
  dist,
  ...given
}: LaunchesOptions): Launches {
  const { audit, clock } = given;
  const tickets = createTicketBook({
    clock,
    random,
    sha256,
    schedule,
    equals: constantTimeEquals,
    onExpired: (ticket) => {
      held.drop(ticket.id);
      void noteExpired({ audit }, ticket);
    },
  });
  const redeemWorld: RedeemWorld = { ...given, tickets };
  const held = createHeldKeys(redeemWorld);
  const output = createOutputWatch(createMasker);
  const unknownTickets = createUnknownTickets({ audit, schedule });
  const redeem = createRedeem({ ...redeemWorld, output, unknownTickets, onRefused });
  const broker = createBroker({ redeem });
  const host = readDebuggeeHost(dist);
  const world: DepartureWorld = {
    ...redeemWorld,
    broker,
    sha256,
    host,
    held,
    output,
    digestFile,
    consent: createConsentDesk(consentUser, schedule),
    isTrusted: () => vscode.workspace.isTrusted,
    strictGrants: () => readSetting('strictGrants'),
    surroundings: readSurroundings,
    revealInto: createRevealInto(host.namesIgnoreCase),
    copyMessage,
    place: createPlaceVariables((type) => trustedFolders(type, dist)),
  };
  return {
    world,
    end() {
      held.dispose();
      return Promise.all([broker.dispose(), unknownTickets.flush()]);
    },
  };
}
