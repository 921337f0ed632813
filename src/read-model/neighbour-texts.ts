import type { Article, PublicAct, PublicTextChange } from '../domain/article/article.ts';
import type { EventId, StoredEvent } from '../domain/article/events.ts';
import { isTextAct, type Acts } from '../domain/article/public-history.ts';

/**
 * The texts that the event makes comparable (see ProjectionInput.texts): none where its act stands last in public
 * order, which nearly all do. Each once.
 */
export function findNeighbourTexts(before: Article, event: StoredEvent, after: Article): PublicTextChange[] {
  if (before.acts === after.acts) return [];
  const last = after.acts.length - 1;
  if (after.acts.items[last]?.eventId === event.eventId) return observedBefore(after.acts, last);
  const subject = subjectOf(event);
  const texts = [before.acts, after.acts].flatMap((acts) => textsAround(acts, subject));
  return [...new Map(texts.map((text) => [text.heldBy, text])).values()];
}

/** The act that the event adds, moves or reads anew. */
function subjectOf(event: StoredEvent): EventId {
  if (event.type === 'EffectiveTimeCorrected') return event.data.eventId;
  if (event.type === 'TextReinterpreted') return event.data.reinterprets;
  return event.eventId;
}

function textsAround(acts: Acts, subject: EventId): PublicTextChange[] {
  const place = findPlace(acts, subject);
  const act = acts.items[place];
  if (act === undefined) return [];
  const own = isTextAct(act) ? [act.change] : [];
  return [...textsFrom(acts, place, -1), ...own, ...textsFrom(acts, place, 1)];
}

function findPlace(acts: Acts, subject: EventId): number {
  for (let place = acts.length - 1; place >= 0; place -= 1) {
    if (acts.items[place]?.eventId === subject) return place;
  }
  return -1;
}

/** The nearest text on one side of a place, and where nobody observed it, the nearest observed one behind it. */
function textsFrom(acts: Acts, place: number, step: 1 | -1): PublicTextChange[] {
  const found: PublicTextChange[] = [];
  for (let at = place + step; at >= 0 && at < acts.length; at += step) {
    const act: PublicAct | undefined = acts.items[at];
    if (act === undefined || !isTextAct(act)) continue;
    if (found.length === 0 || act.change.hash !== null) found.push(act.change);
    if (act.change.hash !== null) return found;
  }
  return found;
}

/** For a text appended after an unobserved one: the states hold neither's last observed predecessor. */
function observedBefore(acts: Acts, last: number): PublicTextChange[] {
  const act = acts.items[last];
  if (act === undefined || !isTextAct(act)) return [];
  const [nearest, observed] = textsFrom(acts, last, -1);
  return nearest?.hash === null && observed !== undefined ? [observed] : [];
}
