import type { Schedule } from '../../app/injection/ports.ts';

/** Timers of this process; they do not keep it alive. */
export const schedule: Schedule = (ms, act) => {
  const timer = setTimeout(act, ms);
  timer.unref();
  return {
    dispose: () => {
      clearTimeout(timer);
    },
  };
};
