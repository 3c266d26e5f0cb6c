// A question's page as plain Markdown.
import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { questionMarkdown } from '~/plain-markdown/page.ts';
import { getFamilyOf, getQuestions, getRelatedQuestions } from '~/queries/faq.ts';
import { beside } from '~/to.ts';

/** One path for each question. */
export async function getStaticPaths() {
  return (await getQuestions()).map((question) => ({ params: { slug: question.slug }, props: { question } }));
}

/** The question. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props: { question } }) =>
  new Response(
    questionMarkdown(
      question,
      { related: await getRelatedQuestions(question), family: await getFamilyOf(question) },
      beside(question.path, 'md'),
    ),
  );
