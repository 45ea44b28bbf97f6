export type Theme = "light" | "dark" | "system";

const storageKey = "soundings.theme";

export const theme = {
  chosen(): Theme {
    const stored = localStorage.getItem(storageKey);
    return stored === "light" || stored === "dark" ? stored : "system";
  },
  choose(next: Theme): void {
    if (next === "system") {
      localStorage.removeItem(storageKey);
      delete document.documentElement.dataset["theme"];
    } else {
      localStorage.setItem(storageKey, next);
      document.documentElement.dataset["theme"] = next;
    }
  },
};
