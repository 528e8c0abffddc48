import type { Method } from "./method.ts";
import { authTest } from "./methods/auth-test.ts";
import { deleteMessage } from "./methods/chat.delete.ts";
import { getPermalink } from "./methods/chat.getPermalink.ts";
import { postEphemeral } from "./methods/chat.postEphemeral.ts";
import { postMessage } from "./methods/chat.postMessage.ts";
import { update as updateMessage } from "./methods/chat.update.ts";
import { info as conversationInfo } from "./methods/conversations.info.ts";
import { members } from "./methods/conversations.members.ts";
import { open as openConversation } from "./methods/conversations.open.ts";
import { completeUpload } from "./methods/files.completeUploadExternal.ts";
import { getUploadUrl } from "./methods/files.getUploadURLExternal.ts";
import { info as fileInfo } from "./methods/files.info.ts";
import { list as userGroups } from "./methods/usergroups.list.ts";
import { listUsers as userGroupMembers } from "./methods/usergroups.users.list.ts";
import { conversations } from "./methods/users.conversations.ts";
import { info as userInfo } from "./methods/users.info.ts";
import { lookupByEmail } from "./methods/users.lookupByEmail.ts";
import { open as openView } from "./methods/views.open.ts";
import { publish } from "./methods/views.publish.ts";
import { push } from "./methods/views.push.ts";
import { update as updateView } from "./methods/views.update.ts";

/** Every method of the Web API that this workspace has; any other is `unknown_method`. */
export const methods: Record<string, Method> = {
  "auth.test": authTest,
  "chat.delete": deleteMessage,
  "chat.getPermalink": getPermalink,
  "chat.postEphemeral": postEphemeral,
  "chat.postMessage": postMessage,
  "chat.update": updateMessage,
  "conversations.info": conversationInfo,
  "conversations.members": members,
  "conversations.open": openConversation,
  "files.completeUploadExternal": completeUpload,
  "files.getUploadURLExternal": getUploadUrl,
  "files.info": fileInfo,
  "usergroups.list": userGroups,
  "usergroups.users.list": userGroupMembers,
  "users.conversations": conversations,
  "users.info": userInfo,
  "users.lookupByEmail": lookupByEmail,
  "views.open": openView,
  "views.publish": publish,
  "views.push": push,
  "views.update": updateView,
};
