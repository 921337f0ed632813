import type { ComponentChildren, VNode } from 'preact';

import type { Block, Content, Mark } from '../../src/domain/article/content.ts';
import { Breakable } from './breakable.tsx';

/** Whether a link of a story may be followed: nothing that runs. */
const isSafeHref = (href: string | undefined): href is string =>
  href !== undefined && /^(?:https?:\/\/|mailto:)/i.test(href);

/** A link of a story, or its text alone where it leads nowhere safe. It leaves Stet, and tells nobody from where. */
const OutLink = ({ href, children }: { href: string | undefined; children: ComponentChildren }) =>
  isSafeHref(href) ? (
    <a href={href} rel="noopener noreferrer nofollow external">
      {children}
    </a>
  ) : (
    <span class="link-text">{children}</span>
  );

const ELEMENTS = { strong: 'strong', emphasis: 'em', code: 'code' } as const;

/** A text with its marks: cut at every border, so that marks that overlap nest rightly. */
export const MarkedText = ({ text, marks }: { text: string; marks: readonly Mark[] }): VNode => {
  const borders = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])];
  const cuts = borders.filter((at) => at <= text.length).sort((a, b) => a - b);
  return (
    <>
      {cuts.slice(0, -1).map((start, index) => {
        const end = cuts[index + 1] ?? text.length;
        const over = marks.filter((mark) => mark.start <= start && mark.end >= end);
        return <Stretch key={start} text={text.slice(start, end)} marks={over} />;
      })}
    </>
  );
};

const Stretch = ({ text, marks }: { text: string; marks: readonly Mark[] }): VNode =>
  marks.reduce<VNode>(
    (inner, { type, href }) => {
      if (type === 'link') return <OutLink href={href}>{inner}</OutLink>;
      const Element = ELEMENTS[type];
      return <Element>{inner}</Element>;
    },
    <Breakable text={text} />,
  );

/** A block as the element that it is; `children` in place of its own text. */
export const BlockShape = ({ block, children }: { block: Block; children: ComponentChildren }): VNode => {
  const shared = { lang: block.language, dir: 'auto' as const, 'data-kind': block.kind };
  switch (block.kind) {
    case 'heading':
      return <h2 {...shared}>{children}</h2>;
    case 'quote':
      return <Quote block={block}>{children}</Quote>;
    case 'preformatted':
      return <pre {...shared}>{children}</pre>;
    case 'image':
    case 'embed':
      return <Embedded block={block}>{children}</Embedded>;
    case 'caption':
    case 'listItem':
    case 'paragraph':
      return <p {...shared}>{children}</p>;
  }
};

const Quote = ({ block, children }: { block: Block; children: ComponentChildren }): VNode => {
  const by = [block.attributes['speaker'], block.attributes['role']].filter((part) => part !== undefined);
  return (
    <blockquote lang={block.language} dir="auto" data-kind="quote">
      <p>{children}</p>
      {by.length === 0 ? null : <footer>{by.join(', ')}</footer>}
    </blockquote>
  );
};

/** Pictures are named, never loaded: looking at a history must tell no other site. */
const Embedded = ({ block, children }: { block: Block; children: ComponentChildren }): VNode => {
  const url = block.attributes['url'];
  return (
    <figure lang={block.language} data-kind={block.kind}>
      <p class="not-loaded">
        {block.kind === 'image' ? 'Picture' : 'Embed'}: <OutLink href={url}>{url ?? 'no address'}</OutLink>
      </p>
      <figcaption dir="auto">{children}</figcaption>
    </figure>
  );
};

type StoryTextProps = {
  readonly content: Content;
  /** h2 where the page has a heading of its own. */
  readonly headline?: 'h1' | 'h2';
};

/** The whole text as readers saw it. */
export const StoryText = ({ content, headline: Headline = 'h1' }: StoryTextProps): VNode => (
  <div class="story-text" lang={content.language}>
    <Headline class="story-headline" dir="auto">
      {content.headline}
    </Headline>
    {content.alternativeHeadlines.map(({ role, language, text }) => (
      <p class="other-headline" lang={language} dir="auto" key={`${role}${language ?? ''}${text}`}>
        {text} <span class="label">{role}</span>
      </p>
    ))}
    {content.summary === undefined ? null : (
      <p class="summary" dir="auto">
        {content.summary}
      </p>
    )}
    {content.bylines.length === 0 ? null : <p class="byline">By {content.bylines.join(', ')}</p>}
    {content.blocks.map((block, index) => (
      <BlockShape block={block} key={index}>
        <MarkedText text={block.text} marks={block.marks} />
      </BlockShape>
    ))}
    <StoryEnd content={content} />
  </div>
);

const StoryEnd = ({ content: { media, related, tags } }: { content: Content }): VNode => (
  <>
    {media.map(({ kind, url, caption, credit, alt, language }) => (
      <figure lang={language} key={url}>
        <p class="not-loaded">
          {kind}: <OutLink href={url}>{url}</OutLink>
        </p>
        <figcaption dir="auto">
          {[caption, credit === undefined ? undefined : `(${credit})`].filter(Boolean).join(' ')}
        </figcaption>
        {alt === undefined ? null : (
          <p class="in-words" dir="auto">
            <span class="label" lang="en">
              In words
            </span>{' '}
            {alt}
          </p>
        )}
      </figure>
    ))}
    {related.length === 0 ? null : (
      <section class="related">
        <h2>Related</h2>
        <ul>
          {related.map(({ title, url, language }) => (
            <li lang={language} dir="auto" key={`${title}${url ?? ''}`}>
              <OutLink href={url}>{title}</OutLink>
            </li>
          ))}
        </ul>
      </section>
    )}
    {tags.length === 0 ? null : (
      <ul class="tags" aria-label="Tags">
        {tags.map((tag) => (
          <li key={tag}>{tag}</li>
        ))}
      </ul>
    )}
  </>
);
