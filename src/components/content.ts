// What writers may use in MDX without importing it.
import PhotonStack from './PhotonStack.astro';
import SupportTimeline from './SupportTimeline.astro';

export const contentComponents = { PhotonStack, SupportTimeline };
