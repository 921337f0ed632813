import type { VNode } from 'preact';
import type { z } from 'zod';

import type { AuthenticatedPrincipal } from '../src/access/principal.ts';
import type { Role } from '../src/domain/article/permissions.ts';
import type { WebDependencies } from './dependencies.ts';

/** Who is looking. `formToken` goes into every form that changes something. */
export type Session = {
  readonly secret: string;
  readonly principal: AuthenticatedPrincipal;
  readonly formToken: string;
};

export type PageRequest = {
  /** Path and query, as asked. */
  readonly url: URL;
  readonly requestId: string;
  readonly ip: string | undefined;
  readonly userAgent: string | undefined;
};

/** What every view may need to draw the frame around itself. */
export type View = {
  readonly session: Session | undefined;
  readonly url: URL;
  readonly web: WebDependencies;
};

/** `Who`: a page for everybody has a visitor that may be unknown. */
export type PageContext<Params, Input, Who = Session> = {
  readonly web: WebDependencies;
  readonly session: Who;
  readonly params: Params;
  /** The query of a GET, the form of a POST. */
  readonly input: Input;
  readonly request: PageRequest;
};

export type PageBody = {
  readonly kind: 'page';
  readonly status?: number;
  /** Without the product's name. */
  readonly title: string;
  readonly main: VNode;
  /** Which entry of the navigation is here. */
  readonly section?: NavigationEntry;
  readonly cookie?: string;
};

export type PageAnswer =
  | PageBody
  /** 303: a form was taken, the next page is got. */
  | { readonly kind: 'redirect'; readonly to: string; readonly cookie?: string };

export type NavigationEntry = 'stories' | 'reports' | 'audit' | 'help';

/** `open`: everybody, signed in or not. */
export type PageAccess = 'open' | readonly Role[];

type PageDocs = {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** With `{parameter}`. */
  readonly path: string;
};

/** Text as it arrives, before its schema: a repeated name is a list. */
export type RawForm = Readonly<Record<string, string | readonly string[]>>;

export type RawContext = PageContext<RawForm, RawForm, Session | undefined>;

/** A page as data: what mount-pages serves. */
export type Page = PageDocs & {
  readonly access: PageAccess;
  /** Parses by the schemas, then answers. Throws a PageFault on bad input. */
  run(context: RawContext): Promise<PageAnswer>;
};

export type PageSpec<Params extends z.ZodType, Input extends z.ZodType, Who> = PageDocs & {
  readonly params: Params;
  readonly input: Input;
  handle(context: PageContext<z.output<Params>, z.output<Input>, Who>): Promise<PageAnswer>;
};
