/**
 * Every Web API method that the app calls, and the bot scopes that Slack asks for it. The manifest asks for these
 * scopes and no others; a test holds the table to the calls in the sources.
 */
export const METHOD_SCOPES: Readonly<Record<string, readonly string[]>> = {
  "auth.test": [],
  "chat.postMessage": ["chat:write"],
  "chat.update": ["chat:write"],
  "conversations.open": ["im:write"],
  "files.info": ["files:read"],
  "files.uploadV2": ["files:write"],
  "users.info": ["users:read"],
  "users.lookupByEmail": ["users:read.email"],
  "views.open": [],
  "views.publish": [],
};

/** Events that the app is sent, and the scopes for them. */
export const EVENT_SCOPES: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
};

/**
 * What `npm run doctor` asks in the app's name, and the scopes for it: whether the app is in the operators' channel,
 * which may be a public or a private one. Nothing else uses them.
 */
export const DOCTOR_SCOPES: Readonly<Record<string, readonly string[]>> = {
  "conversations.info": ["channels:read", "groups:read"],
};
