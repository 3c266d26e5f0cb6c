// How dockerd gives up over its configuration.

/** Why dockerd gave up; `message` is its last line. */
export class EngineError extends Error {
  override name = 'EngineError';
  /** Whether it had begun to log. */
  readonly started: boolean;

  constructor(message: string, started = false) {
    super(message);
    this.started = started;
  }
}

/** A mistake in the file: the name of the file goes before it. */
export function mistake(message: string): EngineError {
  return new EngineError(`: ${message}`);
}
