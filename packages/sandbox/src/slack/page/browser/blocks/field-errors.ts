import { createContext } from "preact";

/** block_id → what is wrong with it; empty outside of a modal. */
export const FieldErrorsContext = createContext<Record<string, string>>({});
