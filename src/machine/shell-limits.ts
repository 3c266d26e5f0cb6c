// How far a command may go before it is stopped.

/** What one command may do before it is stopped: far more than any page needs, far less than freezes a browser. */
export const limits = {
  maxCommandCount: 20_000,
  maxLoopIterations: 20_000,
  maxAwkIterations: 200_000,
  maxSedIterations: 200_000,
  maxOutputSize: 4 * 1024 * 1024,
  maxStringLength: 8 * 1024 * 1024,
  maxHeredocSize: 1024 * 1024,
  maxLiveBytes: 64 * 1024 * 1024,
  maxFileSystemBytes: 64 * 1024 * 1024,
  maxBraceExpansionResults: 10_000,
  maxCallDepth: 100,
};

/** Thrown out of a command that ran away; the machine must be put back as it was before. */
export class Runaway extends Error {
  override name = 'Runaway';
}
