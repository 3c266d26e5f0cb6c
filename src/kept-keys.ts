// The keys of what is kept on a reader's device: see kept.ts. They name the site, since others may be served from the
// same host and share its storage. Each is a constant of its own, which the bundler writes where it is used.
export const theme = 'photon-os-faq:theme';
export const recentSearches = 'photon-os-faq:searches';
/** Followed by the path of the page. */
export const fields = 'photon-os-faq:fields:';
export const commandHistory = 'photon-os-faq:commands';
/** Followed by the path of the page. */
export const usedMachine = 'photon-os-faq:machine:';
