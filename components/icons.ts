/** The icons the app uses, by their Lucide names; the build makes one sprite of them. */
// deno-fmt-ignore
export const ICONS = [
  "plus", "grip-vertical", "square-kanban", "list", "bookmark", "command", "keyboard", "refresh-cw", "search", "search-x", "x", "check", "ellipsis", "menu", "list-filter", "info", "circle-help",
  "chevron-down", "chevron-up", "chevron-left", "chevron-right", "chevrons-up-down",
  "arrow-left", "arrow-right", "arrow-up", "arrow-down", "external-link", "download", "upload", "copy", "link",
  "house", "layout-dashboard", "chart-column", "receipt-text", "users", "user", "user-plus", "building-2", "layers", "tags", "wrench",
  "calendar", "calendar-clock", "calendar-check", "clock", "history", "send", "play", "flag", "undo-2", "rotate-ccw",
  "pencil", "trash-2", "settings", "log-out", "sun", "moon", "monitor", "smartphone", "laptop", "globe",
  "mail", "bell", "phone", "map-pin", "credit-card", "banknote", "coins", "percent", "file-text", "sticky-note", "inbox",
  "circle-alert", "triangle-alert", "circle-check", "circle-x", "circle-slash", "key-round", "shield", "lock", "eye",
  "columns-3", "target", "square-kanban", "scale", "clock-alert", "list",
] as const;
