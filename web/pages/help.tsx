import type { ComponentChild, VNode } from 'preact';
import { z } from 'zod';

import { ROLES } from '../../src/domain/article/permissions.ts';
import { definePage } from '../define-page.ts';

export const help = definePage({
  name: 'help',
  method: 'GET',
  path: '/help',
  access: ROLES,
  params: z.object({}),
  input: z.object({}),
  handle: async () => Promise.resolve({ kind: 'page', title: 'Help', section: 'help', main: <Help /> }),
});

const KEYS: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['?'], 'open this page'],
  [['n', 'F7'], 'in a comparison: the next change'],
  [['p', 'Shift+F7'], 'in a comparison: the change before'],
  [['→'], 'in a comparison: the next revision'],
  [['←'], 'in a comparison: the revision before; on a slider, arrows choose the revision'],
  [['←', '→'], 'on the pages Blame and Time travel: the revision or moment before, and after'],
  [['/'], 'go to the search field'],
];

const WORDS: readonly (readonly [word: string, meaning: string])[] = [
  [
    'Posted',
    'When the story says that it was first published. It moves only by an amendment that is recorded.',
  ],
  ['Updated', 'When the story says that it was last changed.'],
  [
    'Readers saw',
    'From when readers had a text before their eyes, and how that is known: recorded live, stated by the page, or observed by whoever saved it.',
  ],
  [
    'Revision',
    'A saved text, numbered from 1 in the order of recording. Readers’ pages may skip numbers: those were drafts.',
  ],
  ['Silent edit', 'The text changed, the stated time did not become later, and no notice tells readers.'],
  ['Text not observed', 'The page proves that a text stood there, but nobody kept it.'],
  [
    'Blame',
    'Who brought which words. A small number before words is the revision that brought them; the warmer the ground, the younger they are beside the text. “First observed here” says that nobody knows who wrote them.',
  ],
  [
    'Time travel',
    'What readers saw at a moment, and what was known of it at another. Hatched stretches had no text, those with a broken edge and a question mark a text that nobody kept.',
  ],
  [
    'Perhaps silent',
    'The text changed within the stated minute or day: the stated time can’t tell whether it was silent.',
  ],
  ['Back-dated', 'Recorded later than it took effect.'],
  [
    'Repetitions folded',
    'In timelines: drafts that one hand saved in a row, and pages that were seen again without another text, stand behind a line with their number. Silent edits, anomalies and notices never do.',
  ],
];

const MARKS: readonly (readonly [mark: ComponentChild, meaning: string])[] = [
  [<ins>underlined</ins>, 'came in'],
  [<del>struck through</del>, 'went out'],
  ['¶', 'a paragraph ends here now; struck through: it ended here before'],
  [
    'a double line beside a block',
    'it moved; the words above it lead to where it stood, and from there back',
  ],
  ['a line that begins with a triangle', 'nothing changed in these blocks: open it to read them'],
  ['≡ ~ + − ↕ ¶ in the list of changes', 'a field, changed words, added, removed, moved, split or joined'],
  ['+9 −2 beside the revisions', 'nine words came in and two went out, as the bars beside it show'],
];

const Help = (): VNode => (
  <article class="prose">
    <h1>Help</h1>
    <h2>Keys</h2>
    <Keys />
    <h2>Words</h2>
    <dl>
      {WORDS.map(([word, meaning]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
    <h2>Signs in the form of a text</h2>
    <Signs />
    <h2>Marks in a comparison</h2>
    <dl>
      {MARKS.map(([mark, meaning]) => (
        <div key={meaning}>
          <dt>{mark}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  </article>
);

const SIGNS: readonly (readonly [sign: string, meaning: string])[] = [
  ['**19**', 'strong'],
  ['__Ferry__', 'emphasis'],
  ['``code``', 'code'],
  ['[the report](https://example.org)', 'a link'],
  ['\\*', 'the sign itself'],
];

const Signs = (): VNode => (
  <dl>
    {SIGNS.map(([sign, meaning]) => (
      <div key={sign}>
        <dt>
          <code>{sign}</code>
        </dt>
        <dd>{meaning}</dd>
      </div>
    ))}
  </dl>
);

const Keys = (): VNode => (
  <table>
    <thead>
      <tr>
        <th scope="col">Key</th>
        <th scope="col">Does</th>
      </tr>
    </thead>
    <tbody>
      {KEYS.map(([keys, what]) => (
        <tr key={what}>
          <td>
            {keys.map((key, index) => (
              <span key={key}>
                {index === 0 ? '' : ' or '}
                <kbd>{key}</kbd>
              </span>
            ))}
          </td>
          <td>{what}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
