/** What a handler gives back; encode-answer turns it into bytes. */
export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** With its quotes. Absent on a GET: the hash of the body. */
  readonly etag?: string | undefined;
  readonly body: AnswerBody;
};

export type AnswerBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown; readonly contentType?: string | undefined }
  | { readonly kind: 'text'; readonly text: string; readonly contentType: string }
  /** Sent as it comes, no faster than the client takes it. */
  | { readonly kind: 'stream'; readonly lines: AsyncIterable<string>; readonly contentType: string }
  /** Sent for as long as `run` goes on. */
  | {
      readonly kind: 'events';
      readonly run: (client: EventClient) => Promise<void>;
      readonly contentType: string;
    };

/** Whoever follows a stream of events. */
export type EventClient = {
  /** A client that takes too little is cut off: what waits for it never grows. */
  send(text: string): void;
  /** Aborted when the client has left, or was cut off. */
  readonly signal: AbortSignal;
};

/** An answer whose text is made: what can be kept and given again. */
export type TextAnswer = Answer & { readonly body: Extract<AnswerBody, { kind: 'text' }> };

export const JSON_TYPE = 'application/json; charset=utf-8';

export const jsonAnswer = (value: unknown, more: Omit<Partial<Answer>, 'body'> = {}): Answer => ({
  status: 200,
  ...more,
  body: { kind: 'json', value },
});

export const textAnswer = (text: string, contentType: string): Answer => ({
  status: 200,
  body: { kind: 'text', text, contentType },
});

/** JSON as text, for answers that are given more than once. */
export const jsonTextAnswer = (value: unknown, etag: string): TextAnswer => ({
  status: 200,
  etag,
  body: { kind: 'text', text: JSON.stringify(value), contentType: JSON_TYPE },
});

export const streamAnswer = (lines: AsyncIterable<string>, contentType: string): Answer => ({
  status: 200,
  body: { kind: 'stream', lines, contentType },
});
