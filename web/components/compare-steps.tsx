import type { VNode } from 'preact';

import { storyAddress } from '../address.ts';
import { COMPARE_VIEWS, type CompareView } from '../compare-views.ts';

type Props = {
  readonly articleId: string;
  readonly from: number | undefined;
  readonly to: number;
  readonly view: CompareView;
  /** The numbers beside `to`. */
  readonly earlier: number | undefined;
  readonly later: number | undefined;
};

const VIEW_NAMES: Readonly<Record<CompareView, string>> = {
  inline: 'In the text',
  side: 'Side by side',
  list: 'As a list',
};

/** The way to the comparisons beside this one, and to the other ways to see it. */
export const CompareSteps = (props: Props): VNode => (
  <nav class="steps" aria-label="Revisions and views">
    <ul>
      <Step {...props} to={props.earlier} step="before">
        ← Revision before
      </Step>
      <Step {...props} to={props.later} step="after">
        Revision after →
      </Step>
      {props.from === undefined ? null : (
        <li>
          <a
            href={storyAddress(props.articleId, 'compare', {
              from: props.to,
              to: props.from,
              view: props.view,
            })}
          >
            Swap the two
          </a>
        </li>
      )}
    </ul>
    <ul class="views">
      {COMPARE_VIEWS.map((name) => (
        <li key={name}>
          <a
            href={storyAddress(props.articleId, 'compare', { from: props.from, to: props.to, view: name })}
            aria-current={name === props.view ? 'page' : undefined}
          >
            {VIEW_NAMES[name]}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

type StepProps = Pick<Props, 'articleId' | 'view'> & {
  readonly to: number | undefined;
  readonly step: 'before' | 'after';
  readonly children: string;
};

const Step = ({ articleId, view, to, step, children }: StepProps): VNode | null =>
  to === undefined ? null : (
    <li>
      <a
        href={storyAddress(articleId, 'compare', { to, view })}
        data-step={step}
        rel={step === 'before' ? 'prev' : 'next'}
      >
        {children}
      </a>
    </li>
  );
