import { randomBytes } from 'node:crypto';
import { createMasker } from '../../../src/adapters/debugger/masker.ts';
import { formsOf } from '../../../src/core/mask/forms.ts';
import { Secret } from '../../../src/core/keys/secret.ts';
import { spread, verdict, type Outcome, type Row } from '../report.ts';
import { summarise, type Summary } from '../statistics.ts';

const LINES = 50_000;
const LINE_LENGTH = 120;
const EXCHANGES = ['BINANCE', 'DERIBIT', 'KRAKEN', 'OKX'];
/** Of the lines that print values, one in so many does. */
const LINES_PER_VALUE = 100;
const RUNS = 15;
const MAX_NS_PER_LINE = 5000;

type Values = ReadonlyMap<string, string>;

interface Run {
  /** CPU of the whole process. */
  readonly nsPerLine: number;
  readonly linesPerSecond: number;
}

interface Measured {
  readonly nsPerLine: Summary;
  readonly runs: readonly Run[];
}

/** Lines of output as a debug adapter sends them, an event each, masked in place. */
export function measureMasking(): Outcome {
  const values = sampleValues();
  const plain = measure(values, linesOf(values, Infinity), 0);
  const printing = measure(values, linesOf(values, LINES_PER_VALUE), LINES / LINES_PER_VALUE);
  const forms = [...values.values()].flatMap(formsOf).length;
  return {
    rows: [
      rowOf('masking output, a line', plain),
      rowOf(`  a value in one line of ${LINES_PER_VALUE}`, printing),
    ],
    notes: [
      `masking: CPU for ${LINES.toLocaleString('en')} output events of ${LINE_LENGTH} characters; ` +
        `${values.size} values in ${forms} forms; without VS Code.`,
    ],
    data: { lines: LINES, lineLength: LINE_LENGTH, values: values.size, forms, plain, printing },
  };
}

/** @param holding How many of the lines hold a value. */
function measure(values: Values, lines: readonly string[], holding: number): Measured {
  const runs: Run[] = [];
  maskAll(values, lines, holding);
  for (let run = 0; run < RUNS; run++) runs.push(maskAll(values, lines, holding));
  return { nsPerLine: summarise(runs.map(({ nsPerLine }) => nsPerLine)), runs };
}

function maskAll(values: Values, lines: readonly string[], holding: number): Run {
  const masker = createMasker(
    new Map([...values].map(([name, value]) => [name, new Secret(value)])),
  );
  const events = lines.map((output) => ({
    seq: 1,
    type: 'event',
    event: 'output',
    body: { category: 'stdout', output, line: 12, source: { path: '/home/trader/bot/bot.js' } },
  }));
  let masked = 0;
  const before = process.cpuUsage();
  for (const event of events) masked += masker.message(event).printed.size;
  const { user, system } = process.cpuUsage(before);
  if (masked !== holding) throw new Error(`masked ${masked} lines of ${holding}`);
  const nsPerLine = ((user + system) * 1000) / lines.length;
  return { nsPerLine, linesPerSecond: 1e9 / nsPerLine };
}

function rowOf(what: string, { nsPerLine }: Measured): Row {
  const perSecond = Math.round(1e6 / nsPerLine.median) * 1000;
  return {
    what,
    measured: `${spread(nsPerLine, 'ns', 0)}: ${perSecond.toLocaleString('en')} lines/s`,
    budget: `≤ ${MAX_NS_PER_LINE / 1000} µs`,
    verdict: verdict(nsPerLine.median <= MAX_NS_PER_LINE),
    runs: String(RUNS),
  };
}

/** An API key and a secret in base64 of each exchange. */
function sampleValues(): Values {
  return new Map(
    EXCHANGES.flatMap((exchange) => [
      [`${exchange}_APIKEY`, randomBytes(24).toString('base64url')],
      [`${exchange}_SECRET`, randomBytes(64).toString('base64')],
    ]),
  );
}

/** A bot's log, a line in `every` of which prints the next form of the next value. */
function linesOf(values: Values, every: number): readonly string[] {
  const forms = [...values.values()].flatMap(formsOf);
  return Array.from({ length: LINES }, (_, at) => {
    const holds = at % every === every - 1;
    const start = holds
      ? `request ${forms[Math.floor(at / every) % forms.length] ?? ''} `
      : `12:00:${at % 60} order ${randomBytes(8).toString('hex')} BTC/USDT `;
    const rest = `{"orderId":${at * 31},"status":"FILLED","executedQty":"0.0100000","price":"${60_000 + (at % 977)}.50"}`;
    return `${(start + rest).slice(0, Math.max(LINE_LENGTH - 1, start.length)).padEnd(LINE_LENGTH - 1, '.')}\n`;
  });
}
