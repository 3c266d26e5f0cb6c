// How the worker's build is cut into files.

/** All that the worker imports at its start is one file: cut by who else uses what, it would be several, and larger. */
export const oneFileAtStart = { codeSplitting: { groups: [{ name: 'worker', tags: ['$initial' as const] }] } };
