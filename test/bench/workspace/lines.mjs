// Prints many lines, as a busy bot does: how long they take to be shown is measured.
import { setTimeout } from 'node:timers/promises';

const LINES = 50_000;
const LENGTH = 119;
const AT_ONCE = 250;

for (let line = 0; line < LINES; line++) {
  const text = `12:00:${line % 60} order ${line} BTC/USDT {"status":"FILLED","executedQty":"0.0100000","price":"${60_000 + (line % 977)}.50"} `;
  console.log(text.padEnd(LENGTH, '.'));
  // The debugger hears of the lines while the program goes on.
  if (line % AT_ONCE === 0) await setTimeout(1);
}
