import { createMemoryEventStore } from '../../src/event-store/memory/create-memory-event-store.ts';
import { describeEventStoreContract } from '../contracts/event-store.contract.ts';

describeEventStoreContract('memory', () => ({ store: createMemoryEventStore(), cleanUp: () => undefined }));
