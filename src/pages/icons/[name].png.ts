// The icons that devices ask for, drawn from public/favicon.svg.
import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { iconOf, icons } from '~/pictures/icons.ts';

/** One path for each icon. */
export function getStaticPaths() {
  return icons.map((icon) => ({ params: { name: icon.name }, props: { icon } }));
}

/** An icon. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) =>
  new Response(new Uint8Array(await iconOf(props.icon)), { headers: { 'Content-Type': 'image/png' } });
