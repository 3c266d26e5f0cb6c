// An address of plain Markdown that has no entry any more: what answers it now, or why nothing does.
import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { joined, linkTo } from '~/plain-markdown/page.ts';
import { getMoved } from '~/queries/moved.ts';
import { beside } from '~/to.ts';

/** One path for each such address. */
export async function getStaticPaths() {
  return (await getMoved()).map((moved) => ({ params: { moved: moved.path.slice(0, -1) }, props: { moved } }));
}

/** The file. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = ({ props: { moved } }) =>
  new Response(
    'to' in moved
      ? joined([
          '# This page has moved',
          `It is now at ${linkTo({ path: moved.to, title: moved.title }, beside(moved.path, 'md'))}`,
        ])
      : joined(['# This page is gone', moved.gone]),
  );
