import { useEffect, useSyncExternalStore } from "react";
import { applyCssVariables } from "./cssVariables.ts";
import type { Mode } from "./palette.ts";

/** What the person chose; "system" follows the workstation. */
export type ModeChoice = Mode | "system";

const KEY = "banyan.mode";
const listeners = new Set<() => void>();
const dark = window.matchMedia("(prefers-color-scheme: dark)");

function readChoice(): ModeChoice {
  const stored = localStorage.getItem(KEY);
  return stored === "light" || stored === "dark" ? stored : "system";
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  dark.addEventListener("change", listener);
  return () => {
    listeners.delete(listener);
    dark.removeEventListener("change", listener);
  };
}

export function chooseMode(choice: ModeChoice): void {
  localStorage.setItem(KEY, choice);
  listeners.forEach((listener) => listener());
}

export function useModeChoice(): ModeChoice {
  return useSyncExternalStore(subscribe, readChoice);
}

function effectiveMode(): Mode {
  const choice = readChoice();
  if (choice === "system") {
    return dark.matches ? "dark" : "light";
  }
  return choice;
}

/** The mode in force; keeps the custom properties of the page in step with it. */
export function useMode(): Mode {
  const mode = useSyncExternalStore(subscribe, effectiveMode);
  useEffect(() => applyCssVariables(mode), [mode]);
  return mode;
}

/** Colours the page before the first paint, so that a dark room does not flash white. */
export function applyInitialMode(): void {
  applyCssVariables(effectiveMode());
}
