/** One request that the gateway has answered. */
export interface LoggedRequest {
  /** ISO 8601, in the world's time. */
  at: string;
  requestId: string;
  method: string;
  path: string;
  status: number;
  /** Signing name, as far as the request gives one. */
  service?: string;
  operation?: string;
  region?: string;
  /** Of the caller, once the caller is known. */
  accountId?: string;
  callerArn?: string;
  /** Code of the refusal: `AccessDeniedException`. */
  fault?: string;
}

export interface RequestLog {
  /** Oldest first; at most as many as the log holds. */
  entries(): readonly LoggedRequest[];
  add(entry: LoggedRequest): void;
  /** Called for each request from now on; the returned function ends that. */
  subscribe(listener: (entry: LoggedRequest) => void): () => void;
}

/** Keeps the last `size` requests. */
export function createRequestLog(size: number): RequestLog {
  const kept: LoggedRequest[] = [];
  const listeners = new Set<(entry: LoggedRequest) => void>();
  return {
    entries: () => [...kept],
    add(entry) {
      kept.push(entry);
      if (kept.length > size) kept.shift();
      for (const listener of listeners) listener(entry);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
