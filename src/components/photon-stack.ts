// What the figure of the stack shows, for who reads it.

/** The stack of the original note in words: the figure's text alternative, and its place in plain Markdown. */
export const stackText =
  'At the bottom Photon OS, the host. On it vSphere Integrated Containers. On top of that its three parts: the engine, ' +
  'the registry Harbor, and the management portal Admiral.';
