import type { VNode } from 'preact';

export const FaultPage = ({ heading, message }: { heading: string; message: string }): VNode => (
  <section class="fault">
    <h1>{heading}</h1>
    <p>{message}</p>
    <p>
      <a href="/">All stories</a>
    </p>
  </section>
);
