/** What a request carries: who asks, the ways to the database, and what is loaded once for all of its fields. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Read } from './database/read.js';
import { readIn } from './database/write.js';
import type { OpenSnapshot } from './database/snapshot.js';
import type { Links } from './identity/link.js';
import type { Viewer } from './identity/viewer.js';
import type { JobQueue } from './job-queue.js';
import type { PolicyRegistry } from './policy/registry.js';
import type { Refused } from './refusal.js';

/** The person, or why there is none. */
export type Caller = Viewer | Refused;

/** What a report says of where it comes from. */
export interface Site {
  /** "https://tongchou.example.gov.cn": where readers of a report find its verification page. */
  url: string;
  /** SHA-256 of the certificate of the key that signs here. */
  signer: string;
}

export interface ContextParts {
  /** For writes: a unit of work of this request's own. */
  em: EntityManager;
  /** For reads: rows by prepared statements. */
  read: Read;
  /** For answers of any length: one still picture, on a connection of its own. */
  openSnapshot: OpenSnapshot;
  policies: PolicyRegistry;
  jobs: JobQueue;
  site: Site;
  /** For addresses that open a file without a token, for a short time. */
  links: Links;
  caller: Caller;
  requestId: string;
}

export class Context {
  readonly em: EntityManager;
  readonly read: Read;
  readonly openSnapshot: OpenSnapshot;
  readonly policies: PolicyRegistry;
  readonly jobs: JobQueue;
  readonly site: Site;
  readonly links: Links;
  readonly requestId: string;
  private readonly caller: Caller;
  private readonly loaders = new Map<unknown, unknown>();

  constructor({ em, read, openSnapshot, policies, jobs, site, links, caller, requestId }: ContextParts) {
    this.em = em;
    this.read = read;
    this.openSnapshot = openSnapshot;
    this.policies = policies;
    this.jobs = jobs;
    this.site = site;
    this.links = links;
    this.caller = caller;
    this.requestId = requestId;
  }

  /** Who asks; throws UNAUTHENTICATED where nobody is signed in. */
  get viewer(): Viewer {
    if (this.caller instanceof Error) throw this.caller;
    return this.caller;
  }

  /** The same request, all of whose reads run in the transaction that `em` is in: on its one snapshot. */
  inside(em: EntityManager): Context {
    const { openSnapshot, policies, jobs, site, links, caller, requestId } = this;
    return new Context({ em, read: readIn(em), openSnapshot, policies, jobs, site, links, caller, requestId });
  }

  /** What was loaded before a mutation may not be so after it: the guard calls this before each. */
  forget(): void {
    this.loaders.clear();
  }

  /**
   * The request's one loader of a kind: `context.loader(countyLoader)`, where `countyLoader = (read) => new DataLoader(…)`; one whose
   * rows depend on who asks takes the viewer too, one that reckons by the law the policies.
   */
  loader<Loader>(make: (read: Read, viewer: Viewer, policies: PolicyRegistry) => Loader): Loader {
    if (!this.loaders.has(make)) this.loaders.set(make, make(this.read, this.viewer, this.policies));
    return this.loaders.get(make) as Loader;
  }
}
