import type { VNode } from 'preact';

import { changedFields, diffContents } from '../../src/diff/diff-contents.ts';
import { toInlineHtml } from '../../src/diff/render/to-inline-html.ts';
import type { Glossary } from '../../src/diff/words/glossary.ts';
import type { Content } from '../../src/domain/article/content.ts';

type Props = {
  /** Unlike any other change on the page: ids begin with it. */
  readonly id: string;
  readonly heading: string;
  readonly before: Content;
  readonly after: Content;
  readonly glossary: Glossary | undefined;
};

/** What differs between two texts, within another page. The engine escapes every text that it renders. */
export const TextChange = ({ id, heading, before, after, glossary }: Props): VNode => {
  const isSame = changedFields(before, after).length === 0;
  return (
    <section class="text-change" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {isSame ? (
        <p>Nothing: the texts are the same.</p>
      ) : (
        <div
          data-diff
          role="group"
          aria-labelledby={id}
          tabIndex={0}
          dangerouslySetInnerHTML={{
            __html: toInlineHtml(diffContents(before, after, { glossary }), before, { idPrefix: `${id}-` }),
          }}
        />
      )}
    </section>
  );
};
