import { ThemeIcon } from 'vscode';

import { ALIASES } from '../../core/catalogue/aliases.ts';
import { allExchanges, environmentsOf, managePage } from '../../core/catalogue/catalogue.ts';
import { scopeChecklist } from '../../core/catalogue/leastScopes.ts';
import type { ExchangeFacts } from '../../core/catalogue/types.ts';
import { PURPOSES, type Environment, type Purpose } from '../../core/keys/vocabulary.ts';
import { openSetting } from '../boundary.ts';
import {
  addKeyPlaceholders,
  addKeyTitle,
  checklistRow,
  continueLabel,
  environmentsDetail,
  leaveOffHeading,
  liveOff,
  liveRefused,
  openLiveSetting,
  openPageLabel,
  pageDetail,
  switchOnHeading,
} from '../messages/addKey.ts';
import { liveSettingFix } from '../messages/fixes.ts';
import { told } from '../messages/told.ts';
import {
  environmentHelp,
  environmentWord,
  purposeHelp,
  purposeWord,
} from '../messages/vocabulary.ts';
import { asStep } from '../prompts/answer.ts';
import type { BoxButton } from '../prompts/box.ts';
import { askPick, type PickRow } from '../prompts/pick.ts';
import type { Place, StepAnswer } from '../prompts/wizard.ts';
import { withExchange, type AddKeyDraft } from './addKeyDraft.ts';
import type { CommandWorld } from './world.ts';

type Asked = Promise<StepAnswer<AddKeyDraft>>;

export async function askExchange(draft: AddKeyDraft, place: Place): Asked {
  const answer = await askPick({
    title: addKeyTitle(),
    place,
    placeholder: addKeyPlaceholders.exchange(),
    rows: allExchanges()
      .toSorted((a, b) => a.rank - b.rank)
      .map((exchange) => ({
        label: exchange.name,
        description: idsOf(exchange),
        detail: environmentsDetail(environmentsOf(exchange)),
        value: exchange,
      })),
    current: ({ id }) => id === draft.exchange?.id,
  });
  return asStep(answer, (exchange) => withExchange(draft, exchange));
}

export async function askEnvironment(
  world: CommandWorld,
  exchange: ExchangeFacts,
  draft: AddKeyDraft,
  place: Place,
): Asked {
  const answer = await askPick({
    title: addKeyTitle(exchange.name),
    place,
    placeholder: addKeyPlaceholders.environment(),
    rows: environmentsOf(exchange).map((environment) => environmentRow(world, environment)),
    current: (environment) => environment === draft.environment,
  });
  return asStep(answer, (environment) => ({ ...draft, environment }));
}

/** Live is there to be found, and says what stands in its way. */
function environmentRow(world: CommandWorld, environment: Environment): PickRow<Environment> {
  const row = {
    label: environmentWord(environment),
    detail: environmentHelp(environment),
    value: environment,
  };
  if (environment !== 'live') return row;
  const allowed = world.keys.allowLiveKeys();
  const gear: BoxButton = {
    iconPath: new ThemeIcon('gear'),
    tooltip: openLiveSetting(),
    press: () => openSetting('allowLiveKeys'),
  };
  return {
    ...row,
    icon: new ThemeIcon(allowed ? 'flame' : 'lock'),
    ...(allowed ? {} : { description: liveOff(), buttons: [gear] }),
    refuse: () => {
      if (world.keys.allowLiveKeys()) return false;
      world.boundary.tell('addKey', told('warning', liveRefused(), liveSettingFix()));
      return true;
    },
  };
}

export async function askPurpose(exchange: ExchangeFacts, draft: AddKeyDraft, place: Place): Asked {
  const answer = await askPick({
    title: addKeyTitle(exchange.name, draft.environment),
    place,
    placeholder: addKeyPlaceholders.purpose(),
    rows: PURPOSES.map((purpose) => ({
      label: purposeWord(purpose),
      detail: purposeHelp(purpose),
      value: purpose,
    })),
    current: (purpose) => purpose === draft.purpose,
  });
  return asStep(answer, (purpose) => ({ ...draft, purpose }));
}

/** The least rights for the purpose, and the page where the key is made; nothing is ticked off here. */
export async function askChecklist(
  world: CommandWorld,
  exchange: ExchangeFacts,
  environment: Environment,
  purpose: Purpose,
  draft: AddKeyDraft,
  place: Place,
): Asked {
  if (environment === 'practice') return { kind: 'skip' };
  const page = managePage(exchange, environment);
  const openPage = (): boolean => {
    if (page) void world.boundary.run('addKey', () => open(world, page.url));
    return true;
  };
  const rows = scopeChecklist(exchange, purpose);
  const answer = await askPick<'continue' | 'page'>({
    title: addKeyTitle(exchange.name, environment),
    place,
    placeholder: addKeyPlaceholders.checklist(),
    plain: true,
    rows: [
      { label: continueLabel(), icon: new ThemeIcon('arrow-right'), value: 'continue' },
      ...(page
        ? [
            {
              label: openPageLabel(),
              detail: pageDetail(page),
              icon: new ThemeIcon('link-external'),
              value: 'page',
              refuse: openPage,
            } as const,
          ]
        : []),
      { heading: switchOnHeading() },
      ...rows.filter(({ want }) => want === 'on').map((row) => checklistItem(row, 'pass')),
      { heading: leaveOffHeading() },
      ...rows.filter(({ want }) => want === 'off').map((row) => checklistItem(row, 'circle-slash')),
    ],
  });
  return asStep(answer, () => draft);
}

function checklistItem(
  row: Parameters<typeof checklistRow>[0],
  icon: string,
): PickRow<'continue' | 'page'> {
  return { ...checklistRow(row), icon: new ThemeIcon(icon) };
}

async function open(world: CommandWorld, url: string): Promise<undefined> {
  await world.openUrl(url);
  return undefined;
}

function idsOf({ id }: ExchangeFacts): string {
  const old = ALIASES.filter((alias) => alias.id === id).map(({ alias }) => alias);
  return [id, ...old].join(' · ');
}
