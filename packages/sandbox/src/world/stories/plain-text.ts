/** What a message says, as text for a terminal: people by name, dates as written for old clients, no marks. */
export function plainText(text: string, nameOf: (user: string) => string): string {
  return text
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, (_, user: string) => nameOf(user))
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, "$1")
    .replace(/<[^|>]*\|([^>]*)>/g, "$1")
    .replace(/[`*]/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
}
