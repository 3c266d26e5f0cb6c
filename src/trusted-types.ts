// The one name that the pages' policy and the scripts have in common.

/** Name of the one policy of Trusted Types that the pages allow: https://w3c.github.io/trusted-types/dist/spec/ */
export const trustedPolicy = 'script-address';
