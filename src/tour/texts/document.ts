import { saidTexts } from './say.ts';

const HEAD = `# Delicate messages

Made by \`npm run texts\` from \`src/kernel/ui/texts/\` (and, for rows that come back, \`src/registry/intake/messages/findings.ts\`) with the
fixtures of \`src/tour/texts/\`; a test fails when this page is stale. Chinese is the original. The key stands in the markup
(\`data-message\`). \`**strong**\` is the part that is read first; \`[words](slot)\` is a link whose address the page gives. *Never*: what the
sentence must not say in either language, besides the words that nothing may say (\`test/support/forbidden.ts\`). All of them can be
looked at in a demonstration under \`/tour/texts\`.
`;

/** docs/texts.md */
export function textsDocument(): string {
  const english = saidTexts('en');
  const sections = saidTexts('zh-CN').map(({ key, where, never, text }, index) =>
    [
      `## \`${key}\``,
      `Where: ${where}.`,
      `> ${text}`,
      `> ${english[index]?.text ?? ''}`,
      never === null ? '' : `Never: \`${never.source.replaceAll('`', '')}\``,
    ]
      .filter((line) => line !== '')
      .join('\n\n'),
  );
  return `${[HEAD, ...sections].join('\n')}\n`.replaceAll('\n\n\n', '\n\n');
}
