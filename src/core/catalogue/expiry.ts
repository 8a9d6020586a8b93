import type { Environment, Scope, ScopeState, Verified } from '../keys/vocabulary.ts';
import type { ExchangeFacts, ExpiryCondition, ExpiryRule } from './types.ts';

/** A rule with its own or its group's provenance. */
export interface DocumentedRule extends ExpiryRule {
  readonly verified: Verified;
  readonly source: string;
  readonly secondHand: boolean;
}

/**
 * The documented rules for keys of one environment. Most documents do not say whether a rule holds on a testnet
 * too; such a rule is given for every environment, so it is a warning and not a date.
 */
export function expiryRulesOf(
  exchange: ExchangeFacts,
  environment: Environment,
): readonly DocumentedRule[] {
  if (environment === 'practice') return [];
  const { rules, verified, source, secondHand } = exchange.expiry;
  return rules
    .filter((rule) => rule.environments?.includes(environment) ?? true)
    .map((rule) => ({
      ...rule,
      verified: rule.verified ?? verified,
      source,
      secondHand: secondHand ?? false,
    }));
}

/** What is known of a key that decides whether a rule holds for it. */
export interface Circumstances {
  readonly ipAllowlist: 'set' | 'none' | 'unknown';
  readonly scopes: Readonly<Partial<Record<Scope, ScopeState>>>;
}

type Answer = 'yes' | 'no' | 'unknown';

/** Whether a rule holds for a key; `unknown` when what decides it could not be read. */
export function ruleHolds(rule: ExpiryRule, key: Circumstances): Answer {
  const answers = rule.conditions.map((condition) => conditionHolds(condition, key));
  if (rule.scopes) answers.push(anyOf(rule.scopes, key));
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

function conditionHolds(condition: ExpiryCondition, key: Circumstances): Answer {
  switch (condition) {
    case 'ip-allowlist':
      return allowlisted(key);
    case 'no-ip-allowlist':
      return negate(allowlisted(key));
    case 'read-only':
      return negate(anyOf(BEYOND_READ, key));
  }
}

function allowlisted({ ipAllowlist }: Circumstances): Answer {
  if (ipAllowlist === 'unknown') return 'unknown';
  return ipAllowlist === 'set' ? 'yes' : 'no';
}

const BEYOND_READ: readonly Scope[] = [
  'trade.spot',
  'trade.margin',
  'trade.futures',
  'trade.options',
  'transfer',
  'withdraw',
  'manage-keys',
];

function anyOf(scopes: readonly Scope[], key: Circumstances): Answer {
  const states = scopes.map((scope) => toAnswer(key.scopes[scope] ?? 'unknown'));
  if (states.includes('yes')) return 'yes';
  return states.includes('unknown') ? 'unknown' : 'no';
}

function toAnswer(state: ScopeState): Answer {
  switch (state) {
    case 'granted':
      return 'yes';
    case 'denied':
      return 'no';
    case 'unknown':
      return 'unknown';
  }
}

function negate(answer: Answer): Answer {
  if (answer === 'unknown') return answer;
  return answer === 'yes' ? 'no' : 'yes';
}
