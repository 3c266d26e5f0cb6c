// The machine's time for all that runs on it at once: it moves on only when everything waits.
import type { Machine } from './model.ts';

interface Waiter {
  /** Milliseconds since 1970, by the machine's time. */
  at: number;
  wake(): void;
}

/** Lets commands and background jobs sleep without a real clock, in an order that is always the same. */
export class Clock {
  private readonly machine: () => Machine;
  private readonly pace: (milliseconds: number) => Promise<void>;
  private running = 0;
  private attended = false;
  private waiters: Waiter[] = [];
  private idle: (() => void)[] = [];

  /**
   * @param machine whose time it is
   * @param pace waits in the reader's time for a span of the machine's time, both in milliseconds
   */
  constructor(machine: () => Machine, pace: (milliseconds: number) => Promise<void>) {
    this.machine = machine;
    this.pace = pace;
  }

  /** Runs what the user waits for: while it sleeps, time moves on to the next thing that is due. */
  async foreground<T>(work: () => Promise<T>): Promise<T> {
    this.attended = true;
    return this.background(async () => {
      try {
        return await work();
      } finally {
        this.attended = false;
      }
    });
  }

  /** Runs a job: while the user waits for nothing, it sleeps on. */
  async background<T>(work: () => Promise<T>): Promise<T> {
    this.running += 1;
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.advance();
    }
  }

  /**
   * Lets time pass for the caller; others run meanwhile. Only in the foreground or background.
   *
   * @param signal ends the pause at once: nobody waits for what was stopped
   */
  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return;
    await this.pausing(
      new Promise<void>((wake) => {
        const waiter: Waiter = { at: this.machine().now + milliseconds, wake };
        this.waiters.push(waiter);
        const leave = () => {
          this.waiters = this.waiters.filter((other) => other !== waiter);
          wake();
        };
        signal?.addEventListener('abort', leave, { once: true });
      }),
    );
  }

  /** Waits for something others do. Only in the foreground or background. */
  async pausing<T>(event: Promise<T>): Promise<T> {
    this.running -= 1;
    this.advance();
    try {
      return await event;
    } finally {
      this.running += 1;
    }
  }

  /** Lets a time pass at the prompt: what is due meanwhile runs, until all waits again. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.machine().now + milliseconds;
    for (;;) {
      if (this.running > 0) await new Promise<void>((done) => this.idle.push(done));
      const next = this.earliest();
      if (!next || next.at > until) break;
      this.wake(next);
      // What was woken counts as running only after its promise has been taken up.
      await new Promise((taken) => setTimeout(taken));
    }
    this.machine().now = Math.max(this.machine().now, until);
  }

  /** Wakes the first of those who wait, where nobody runs. */
  private advance() {
    if (this.running > 0) return;
    const waiting = this.idle.splice(0);
    for (const done of waiting) done();
    if (waiting.length > 0 || !this.attended) return;
    void this.moveOn();
  }

  /** Lets the machine's time pass up to what is due first, unless somebody runs again meanwhile. */
  private async moveOn(): Promise<void> {
    const next = this.earliest();
    if (!next) return;
    await this.pace(Math.max(0, next.at - this.machine().now));
    // Whoever waited for what has just ended has to take it up before anything else is due.
    await new Promise((taken) => setTimeout(taken));
    if (this.running > 0) return;
    if (this.waiters.includes(next)) this.wake(next);
    else this.advance();
  }

  private wake(next: Waiter) {
    this.waiters = this.waiters.filter((waiter) => waiter !== next);
    this.machine().now = Math.max(this.machine().now, next.at);
    next.wake();
  }

  private earliest(): Waiter | undefined {
    return this.waiters.reduce<Waiter | undefined>(
      (first, waiter) => (first && first.at <= waiter.at ? first : waiter),
      undefined,
    );
  }
}
