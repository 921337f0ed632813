/** Why a page can't be shown, in words for the reader. Never holds what the reader may not see. */
export class PageFault extends Error {
  readonly status: number;
  /** A short heading, for example `There is no such story`. */
  readonly heading: string;
  constructor(status: number, heading: string, message: string) {
    super(message);
    this.name = 'PageFault';
    this.status = status;
    this.heading = heading;
  }
}

/** The same words whether the story never was or may not be seen. */
export const storyNotFound = (articleId: string): PageFault =>
  new PageFault(
    404,
    'There is no such story',
    `No story ${articleId} can be seen with your token. Ids are case-sensitive.`,
  );
