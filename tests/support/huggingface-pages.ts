/**
 * Hugging Face's daily papers in the structure that its pages have: cards, and the same papers as JSON in a
 * `data-props` attribute. Own markup; the page loads nothing.
 */
import { escapeHtml } from './html.ts';
import type { SampleRecord } from './records.ts';

function card(record: SampleRecord): string {
  const address = `/papers/${record.id}`;
  return `				<div><article class="relative flex flex-col overflow-hidden rounded-xl border"><a href="${address}" class="shadow-alternate-sm peer relative block h-56 w-full cursor-pointer overflow-hidden rounded-xl border bg-white"></a>
						<div class="pointer-events-none absolute flex items-center">Submitted by
								reader</div>
						<div class="from-gray-50-to-white -mt-2 flex bg-gradient-to-b px-6 pb-6 pt-8"><div class="flex w-full gap-6"><div class="flex flex-wrap items-center gap-2.5 pt-1"><a href="/login?next=${encodeURIComponent(address)}" class="self-start">
<div class="shadow-alternate flex h-14 w-12"><div class="leading-none">94</div></div></a>
	</div>
								<div class="w-full"><h3 class="mb-1 text-lg/6 font-semibold hover:underline peer-hover:underline"><a href="${address}" class="line-clamp-3 cursor-pointer text-balance">${escapeHtml(record.title)}</a></h3>
									<div class="flex items-center justify-between"><a href="${address}" class="flex"><ul class="flex items-center flex-row-reverse text-sm">
		<li class="text-gray-600 hover:text-gray-700 order-first ml-3"><div class="flex truncate text-base text-gray-350"><div class="ml-1 mr-2.5">·</div>
													${record.authors.length} authors
												</div>
											</li></ul></a>
										<a href="${address}#community" class="text-md flex items-center gap-2 text-gray-400">3</a></div></div></div></div></article>
					</div>`;
}

/** `/papers`: the daily list. */
export function huggingFaceDailyPage(records: SampleRecord[], date = '2026-11-20'): string {
  const props = {
    canSubmit: false,
    date: `${date}T00:00:00.000Z`,
    dailyPapers: records.map((record) => ({
      paper: {
        id: record.id,
        authors: record.authors.map((name, index) => ({ _id: String(index), name, hidden: false })),
        publishedAt: `${record.date ?? date}T00:00:00.000Z`,
        title: record.title,
        summary: record.abstract,
        upvotes: 94,
      },
      publishedAt: `${date}T00:00:00.000Z`,
      title: record.title,
      numComments: 3,
    })),
  };
  return `<!doctype html>
<html class="">
	<head>
		<meta charset="utf-8" />
		<meta name="viewport" content="width=device-width, initial-scale=1.0, user-scalable=no" />
		<link rel="icon" href="data:," />
		<title>Daily Papers - Hugging Face</title>
		<style>
			body { font: 15px/1.45 system-ui, sans-serif; margin: 24px; }
			.grid { display: grid; gap: 20px; grid-template-columns: repeat(auto-fill, minmax(320px, 1fr)); }
			article { border: 1px solid #ddd; border-radius: 12px; padding: 16px; position: relative; overflow: hidden; }
		</style>
	</head>
	<body class="flex flex-col min-h-dvh bg-white dark:bg-gray-950 text-black">
		<div class="flex min-h-dvh flex-col"><main class="flex flex-1 flex-col">
<div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="${escapeHtml(JSON.stringify(props))}"><section class="container relative mb-20 mt-8">
	<h1 class="text-2xl font-bold"><a href="/papers">Daily Papers</a></h1>
	<div class="relative grid grid-cols-1 gap-5 lg:grid-cols-2 xl:grid-cols-3">
${records.map(card).join('\n')}
	</div></section></div></main></div>
	</body>
</html>
`;
}

/** `/papers/ID`: one paper with its abstract, without its JSON. */
export function huggingFacePaperPage(record: SampleRecord): string {
  const author = (name: string): string =>
    `<div class="relative"><span class="author flex items-center"><span class="inline-block"><span class="contents"><a class="whitespace-nowrap underline" href="/${encodeURIComponent(name)}">${escapeHtml(name)}</a></span></span></span></div>`;
  return `<!doctype html>
<html class="">
	<head>
		<meta charset="utf-8" />
		<link rel="icon" href="data:," />
		<title>Paper page - ${escapeHtml(record.title)}</title>
		<style>body { font: 15px/1.5 system-ui, sans-serif; margin: 24px; } main { max-width: 800px; }</style>
	</head>
	<body class="flex flex-col min-h-dvh bg-white dark:bg-gray-950 text-black"><main class="flex flex-1 flex-col"><section><div class="pt-8">
<h1 class="mb-2 text-2xl font-semibold">${escapeHtml(record.title)}</h1>
<div>Published on Nov 20</div>
<div class="relative flex flex-wrap items-center gap-2"><span class="mr-1 text-gray-500">Authors:</span>
${record.authors.map(author).join('\n')}</div>
<div class="pb-8 pr-4 md:pr-16"><h2 class="mb-5 text-xl font-semibold">Abstract</h2>
<div class="flex flex-col gap-y-2.5"><p class="text-gray-600">${escapeHtml(record.abstract)}</p></div></div>
</div></section></main></body>
</html>
`;
}
